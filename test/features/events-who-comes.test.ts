// Who may come and what they are asked: groups, questions, core members; the way into the meeting, and reminders.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { tidyAttendance } from '#features/events/after/jobs.ts'
import { exportEvents } from '#features/events/export.ts'
import { offerDue, remind } from '#features/events/place-jobs.ts'
import { asMember } from '#platform/db/viewing.ts'
import { eventsIn, fields } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'
import type { Fields, Person } from '../person.ts'

const LINK = 'https://meet.example.org/secret-room-77'

let town: Town
let events: ReturnType<typeof eventsIn>
before(async () => {
  town = await openTown()
  events = eventsIn(town)
})
after(() => town.close())

test('places kept for a group wait for it, and go to everybody three days before', async () => {
  const id = await events.plan({ title: 'Kept', capacity: 2, reserves: 'First-timers: 1' })
  assert.match((await town.ada.get(`/events/${id}`)).text, new RegExp(`href="/events/${id}/come"`))
  assert.match((await town.ada.get(`/events/${id}/come`)).text, /First-timers \(1 kept\)/)
  await events.comeAsGuest(id, 'Old')
  await events.comeAsGuest(id, 'Hand')
  // Somebody waits, and yet a place is free for those for whom it is kept: the page promises neither.
  const page = (await town.ada.get(`/events/${id}`)).text
  assert.match(page, /1 of 2 places are free\. 1 waits\./)
  assert.match(page, /Some places are kept: 1 for First-timers\./)
  assert.match(page, />Come along<\/a>/)
  await events.comeAsGuest(id, 'Fresh', { kept_for: 'First-timers' })
  await events.comeAsGuest(id, 'Late', { kept_for: 'First-timers' })
  assert.deepEqual(await events.states(id), ['Old going', 'Hand waiting', 'Fresh going', 'Late waiting'])
  const other = await events.plan({ title: 'Kept for long', capacity: 2, reserves: 'First-timers: 1' })
  await events.comeAsGuest(other, 'Able')
  await events.comeAsGuest(other, 'Baker', { kept_for: 'Stewards' })
  assert.deepEqual(await events.states(other), ['Able going', 'Baker waiting'])
  await events.inMinutes(other, 2 * 24 * 60)
  await offerDue(town.house)
  assert.deepEqual(await events.states(other), ['Able going', 'Baker offered'])
})

test('kept places and questions that make no sense are kind sentences', async () => {
  const bad: [Fields, RegExp][] = [
    [{ reserves: 'First-timers: 5' }, /Say how many places there are/],
    [{ capacity: 3, reserves: 'First-timers: 5' }, /That keeps 5 places, and there are 3/],
    [{ capacity: 3, reserves: 'many' }, /Write a group and a number/],
    [{ questions: '1\n2\n3\n4\n5\n6' }, /Five questions are enough/],
    [{ core_only: 'on' }, /Say why it is for core members only/],
    [{ meeting_link: 'javascript:alert(1)' }, /begins with https/],
  ]
  for (const [more, sentence] of bad) {
    const page = await town.mo.post('/events', { ...fields, ...more })
    assert.equal(page.status, 422)
    assert.match(page.text, sentence)
  }
})

test('questions are answered once and come back filled in; only hosts read them and what people need', async () => {
  const id = await events.plan({ title: 'Asked', questions: 'Where do you work?\nWhat do you hope for?' })
  await events.come(town.ada, id, {
    access_needs: 'A hearing loop',
    answer_0: 'A trust in Leeds',
    answer_1: '',
    answer_4: 'nothing asked this',
  })
  const next = await events.plan({ title: 'Asked again', questions: 'where do you work?' })
  assert.match((await town.ada.get(`/events/${next}/come`)).text, /A trust in Leeds/)
  assert.doesNotMatch((await town.bea.get(`/events/${next}/come`)).text, /A trust in Leeds/)
  const shown = (await town.mo.get(`/events/${id}/people`)).text
  assert.match(shown, /A trust in Leeds/)
  assert.match(shown, /A hearing loop/)
  assert.doesNotMatch(shown, /nothing asked this/)
  // A steward who is no host sees who comes, and nothing of what they need.
  const steward = await town.newcomer('Stella')
  await town.db.updateTable('members').set({ role: 'steward' }).where('id', '=', steward.id).execute()
  const asSteward = (await steward.get(`/events/${id}/people`)).text
  assert.match(asSteward, /Ada/)
  assert.doesNotMatch(asSteward, /hearing loop|A trust in Leeds/)
})

test('an answer that is cleared is forgotten, by a link only where the link showed it', async () => {
  const questions = 'Which ward?'
  const ids = []
  for (const title of ['Wards one', 'Wards two', 'Wards three']) ids.push(await events.plan({ title, questions }))
  const [one, two, three] = ids as [number, number, number]
  const about = (answer_0: string) => ({ access_needs: '', answer_0 })
  const known = async () => (await town.bea.get(`/events/${three}/come`)).text.includes('Ward 7')
  await events.come(town.bea, one, about('Ward 7'))
  const { place } = await events.mailTo('bea@', /Wards one/)
  // Given back, the link shows no answer any more.
  await town.gus.post(`${place}/back`)
  await town.gus.post(`${place}/take`, about(''))
  assert.ok(await known())
  await events.come(town.bea, two, about(''))
  assert.ok(!(await known()))
  await town.gus.post(place, about('Ward 7'))
  assert.ok(await known())
  await town.gus.post(place, about(''))
  assert.ok(!(await known()))
})

test('core members only: the reason is shown, guests and others cannot, an address or a steward’s word opens it', async () => {
  const id = await events.plan({ title: 'Core', core_only: 'on', core_why: 'We look at unpublished figures.' })
  assert.match((await town.gus.get(`/events/${id}`)).text, /We look at unpublished figures/)
  assert.match((await events.askAs(id, 'Guest', 'guest@example.org')).location, new RegExp(`/events/${id}`))
  const dot = await town.newcomer('Dot')
  await events.come(dot, id)
  assert.deepEqual(await events.states(id), [])
  assert.match((await dot.get(`/events/${id}`)).text, /how to show it/)
  const add = (address: string) =>
    town.db.insertInto('addresses').values({ member_id: dot.id, address, is_primary: false }).execute()
  for (const evil of ['dot@evil-nhs.net', 'dot@nhs.net.evil.org']) await add(evil)
  await events.come(dot, id)
  assert.deepEqual(await events.states(id), [])
  await add('dot@trust.nhs.uk')
  assert.match((await dot.get('/core-members')).text, /You are a core member/)
  await events.come(dot, id)
  assert.deepEqual(await events.states(id), ['member going'])
  const eve = await town.newcomer('Eve')
  assert.equal((await eve.post(`/core-members/${eve.id}/vouch`, { reason: 'I say so' })).status, 404)
  await town.mo.post(`/core-members/${eve.id}/vouch`, { reason: 'Retired from the board' })
  await events.come(eve, id)
  assert.deepEqual(await events.states(id), ['member going', 'member going'])
  await sql`update core_vouches set until = now()`.execute(town.db)
  assert.doesNotMatch((await eve.get('/core-members')).text, /You are a core member/)
})

test('the way into the meeting is for those who come, near the time, and is nowhere else', async () => {
  const id = await events.plan({ title: 'Online', meeting_link: LINK, passcode: 'tea-4', body: 'Words' })
  await events.come(town.ada, id)
  const guest = await events.comeAsGuest(id, 'Lena')
  const sees = async (who: Person, address = `/events/${id}`) => (await who.get(address)).text.includes('secret-room-77')
  assert.equal(await sees(town.mo), true)
  assert.equal(await sees(town.ada), false)
  assert.equal(await sees(town.gus, guest.place), false)
  await events.inMinutes(id, 30)
  assert.equal(await sees(town.ada), true)
  assert.equal(await sees(town.gus, guest.place), true)
  assert.equal(await sees(town.bea), false)
  assert.equal(await sees(town.gus), false)
  for (const who of [town.ada, town.bea, town.gus, town.mo])
    for (const path of [
      `/events/${id}.json`,
      `/events/${id}/calendar.ics`,
      '/events/calendar.ics',
      '/events',
      '/events.json',
      '/',
    ])
      assert.doesNotMatch((await who.get(path)).text, /secret-room-77|tea-4/, `${who.id} ${path}`)
  await remind(town.house)
  await town.work()
  for (const mail of await town.mails())
    assert.doesNotMatch(
      `${mail.text} ${mail.html} ${mail.attachments.map(({ content }) => String(content))}`,
      /secret-room-77|tea-4/,
    )
  await town.mo.post(`/events/${id}/cancel`, { why: 'Ill' })
  assert.equal(await sees(town.ada), false)
  assert.equal(await sees(town.gus, guest.place), false)
})

test('a steward who changes another host’s event neither sees nor loses the way into the meeting', async () => {
  const page = await town.bea.post('/events', { ...fields, title: 'Of Bea', meeting_link: LINK })
  assert.equal((await town.mo.get(`${page.location}/change`)).text.includes('secret-room-77'), false)
  assert.equal((await town.mo.post(page.location, { ...fields, title: 'Of Bea, mended' })).status, 303)
  assert.equal((await town.bea.get(`${page.location}/change`)).text.includes('secret-room-77'), true)
})

test('reminders come a week, a day and an hour before, each once, and each can be switched off', async () => {
  const id = await events.plan({ title: 'Reminded' })
  const { place, address } = await events.comeAsGuest(id, 'Rita')
  await sql`update event_places set at = now() - interval '30 days' where event_id = ${id}`.execute(town.db)
  const subjects = async () =>
    (await town.mails())
      .filter((mail) => [mail.to].flat().some((to) => to?.text.includes(address)))
      .map(({ subject }) => subject ?? '')
      .filter((subject) => subject.includes('begins'))
  const at = async (minutes: number) => {
    await events.inMinutes(id, minutes)
    await remind(town.house)
    await remind(town.house)
    await town.work()
  }
  await at(8 * 24 * 60)
  assert.deepEqual(await subjects(), [])
  await at(7 * 24 * 60 - 10)
  assert.deepEqual(await subjects(), ['“Reminded” begins in a week'])
  assert.equal((await town.gus.post(place, { reminders: ['hour'], access_needs: 'Tea' })).status, 303)
  assert.match((await town.gus.get(place)).text, /Tea/)
  await at(23 * 60)
  assert.equal((await subjects()).length, 1)
  await at(55)
  assert.deepEqual(await subjects(), ['“Reminded” begins in a week', '“Reminded” begins in an hour'])
  const { mail } = await events.mailTo(address)
  assert.match(mail?.text ?? '', /Go to the meeting:\n\S+\/places\//)
  assert.match(mail?.text ?? '', /cannot come after all.*\/places\//s)
})

test('reminders follow an event that moves: none of what is long past, each once more for another day', async () => {
  const id = await events.plan({ title: 'Wandering' })
  const { address } = await events.comeAsGuest(id, 'Wim')
  await sql`update event_places set at = now() - interval '40 days' where event_id = ${id}`.execute(town.db)
  const subjects = async (minutes: number) => {
    await events.inMinutes(id, minutes)
    await remind(town.house)
    await town.work()
    return (await town.mails())
      .filter((mail) => [mail.to].flat().some((to) => to?.text.includes(address)) && mail.subject?.includes('begins'))
      .map(({ subject }) => subject?.replace('“Wandering” begins ', ''))
  }
  assert.deepEqual(await subjects(3 * 24 * 60), [], 'It was brought forward: the week is past, and was not said.')
  assert.deepEqual(await subjects(7 * 24 * 60 - 5), ['in a week'])
  assert.deepEqual(await subjects(30 * 24 * 60), ['in a week'])
  assert.deepEqual(await subjects(7 * 24 * 60 - 5), ['in a week', 'in a week'])
  assert.deepEqual(await subjects(20), ['in a week', 'in a week', 'in 20 minutes'])
})

test('whoever moved up from the waiting list is reminded from then on, and not of the week before', async () => {
  const id = await events.plan({ title: 'Late luck', capacity: 1 })
  const first = await events.comeAsGuest(id, 'Fern')
  const second = await events.comeAsGuest(id, 'Sid')
  await sql`update event_places set at = now() - interval '40 days' where event_id = ${id}`.execute(town.db)
  await events.inMinutes(id, 7 * 24 * 60 - 600)
  await town.gus.post(`${first.place}/back`)
  await town.gus.post(`${second.place}/take`)
  await remind(town.house)
  assert.doesNotMatch((await events.mailTo(second.address)).mail?.subject ?? '', /begins/)
})

test('whoever comes an hour before is not reminded of last week', async () => {
  const id = await events.plan({ title: 'Spontaneous' })
  await events.inMinutes(id, 50)
  const { address } = await events.comeAsGuest(id, 'Spon')
  await remind(town.house)
  const { mail } = await events.mailTo(address)
  assert.doesNotMatch(mail?.subject ?? '', /begins in/)
})

test('which reminders a member chose is known still when the lists of who came are deleted, and leaves with them', async () => {
  const rita = await town.newcomer('Rita')
  const chosen = async (id: number) =>
    (
      await town.db
        .selectFrom('event_places')
        .where('event_id', '=', id)
        .where('member_id', '=', rita.id)
        .select('reminders')
        .executeTakeFirstOrThrow()
    ).reminders
  const first = await events.plan({ title: 'Quiet one' })
  await events.come(rita, first)
  assert.equal((await chosen(first)).length, 4)
  const { place } = await events.mailTo('rita', /Quiet one/)
  await town.gus.post(place, { access_needs: '' })
  await events.inMinutes(first, -60 * 24 * 200)
  await tidyAttendance(town.house)
  const next = await events.plan({ title: 'Quiet two' })
  await events.come(rita, next)
  assert.deepEqual(await chosen(next), [])
  const taken = await asMember(town.house.database, rita.id, (db) => exportEvents(db, rita.id, town.house))
  assert.deepEqual(taken.find(({ name }) => name === 'events-reminders')?.data, { reminders: [] })
  await rita.post('/account/leave', { words: 'keep' })
  assert.deepEqual(await town.db.selectFrom('event_usual_reminders').where('member_id', '=', rita.id).selectAll().execute(), [])
})
