// What somebody holds follows what became of the event and of them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { offerDue, remind } from '#features/events/place-jobs.ts'
import { eventsIn, fields } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'

let town: Town
let events: ReturnType<typeof eventsIn>
before(async () => {
  town = await openTown()
  events = eventsIn(town)
})
after(() => town.close())

const change = (id: number, more: Record<string, string>) => town.mo.post(`/events/${id}`, { ...fields, ...more })
const noticesOf = async (who: Person) => (await who.get('/notices')).text

test('whoever left a space hears no more of its events, not even of those before, and their place is free', async () => {
  const planned = await town.ivy.post('/events', {
    ...fields,
    title: 'Quokka room',
    space_id: town.spaces.invited,
    capacity: '1',
  })
  const id = Number(planned.location.split('/').pop())
  await events.come(town.bea, id)
  await town.ivy.post(`/events/${id}`, { ...fields, title: 'Quokka room', capacity: '1', start: '12:00', end: '13:00' })
  assert.match(await noticesOf(town.bea), /Quokka room/)
  assert.ok((await events.mailTo('bea@', /Quokka room” is at another time/)).mail)
  await sql`delete from space_members where member_id = ${town.bea.id} and space_id = ${town.spaces.invited}`.execute(town.db)
  assert.doesNotMatch(await noticesOf(town.bea), /Quokka/)
  await town.ivy.post(`/events/${id}`, { ...fields, title: 'Quokka again', capacity: '1', start: '14:00', end: '15:00' })
  await sql`update event_places set at = now() - interval '40 days' where event_id = ${id}`.execute(town.db)
  await events.inMinutes(id, 55)
  await remind(town.house)
  assert.doesNotMatch(await noticesOf(town.bea), /Quokka/)
  const { mail } = await events.mailTo('bea@', /Quokka (again|room” begins)/)
  assert.equal(mail, undefined)
  await offerDue(town.house)
  assert.deepEqual(await events.states(id), [])
})

test('giving a place back ends the invitation in one’s calendar, and asking again begins it anew', async () => {
  const id = await events.plan({ title: 'There and back' })
  const { address, place } = await events.comeAsGuest(id, 'Uma')
  const read = async (about: RegExp) => {
    const { mail } = await events.mailTo(address, about)
    const file = mail?.attachments.find(({ contentType }) => contentType.includes('calendar'))
    const calendar = new ICAL.Component(ICAL.parse(String(file?.content)))
    const event = calendar.getFirstSubcomponent('vevent')!
    return {
      method: calendar.getFirstPropertyValue('method'),
      status: event.getFirstPropertyValue('status'),
      uid: event.getFirstPropertyValue('uid'),
      stamp: (event.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate().getTime(),
    }
  }
  const first = await read(/You are coming/)
  await town.gus.post(`${place}/back`)
  const end = await read(/gave your place/)
  assert.deepEqual([end.method, end.status, end.uid], ['CANCEL', 'CANCELLED', first.uid])
  assert.ok(end.stamp >= first.stamp)
  await town.gus.post(`${place}/take`)
  assert.deepEqual(await events.states(id), ['Uma going'])
  const again = await read(/You are coming/)
  assert.deepEqual([again.method, again.status, again.uid], ['REQUEST', 'CONFIRMED', first.uid])
  assert.ok(again.stamp >= end.stamp)
})

test('nothing of what somebody said of themself stays after they gave their place back', async () => {
  const id = await events.plan({ title: 'Forgetful', questions: 'Which tool?' })
  const { place } = await events.comeAsGuest(id, 'Nora', { access_needs: 'A ramp', answer_0: 'R' })
  await town.gus.post(`${place}/back`)
  const { rows } =
    await sql`select access_needs, (select count(*)::int from event_answers a where a.place_id = p.id) as answers from event_places p where event_id = ${id}`.execute(
      town.db,
    )
  assert.deepEqual(rows, [{ access_needs: '', answers: 0 }])
})

test('whom a host lets in from the waiting list has a place', async () => {
  const id = await events.plan({ title: 'At the door', capacity: 1, place: 'in person', address: 'Hall' })
  await events.comeAsGuest(id, 'Prima')
  const { place } = await events.comeAsGuest(id, 'Walter')
  await events.inMinutes(id, -5)
  const { id: row } = await town.db
    .selectFrom('event_places')
    .where('guest_name', '=', 'Walter')
    .select('id')
    .executeTakeFirstOrThrow()
  await town.mo.post(`/events/${id}/people/${row}/here`, { here: 'yes' })
  assert.deepEqual(await events.states(id), ['Prima going', 'Walter going'])
  await events.inMinutes(id, -70)
  assert.match((await town.gus.get(place)).text, /Get my certificate/)
  const token = place.split('/').pop()
  assert.match((await town.gus.post(`/events/${id}/certificate?place=${token}`)).location, /^\/certificates\//)
})

test('with room for everybody all who wait come, and an offer that nobody waits behind is kept', async () => {
  const id = await events.plan({ title: 'Roomy', capacity: 1 })
  await events.comeAsGuest(id, 'Ann')
  await events.comeAsGuest(id, 'Ben')
  await events.comeAsGuest(id, 'Cat')
  await change(id, { title: 'Roomy', capacity: '' })
  assert.deepEqual(await events.states(id), ['Ann going', 'Ben going', 'Cat going'])
  const other = await events.plan({ title: 'Alone', capacity: 1 })
  const first = await events.comeAsGuest(other, 'Dan')
  const second = await events.comeAsGuest(other, 'Eve')
  await town.gus.post(`${first.place}/back`)
  await sql`update event_places set offered_until = now() - interval '1 minute' where event_id = ${other} and state = 'offered'`.execute(
    town.db,
  )
  await offerDue(town.house)
  assert.ok((await events.states(other)).includes('Eve offered'))
  await town.gus.post(`${second.place}/take`)
  assert.ok((await events.states(other)).includes('Eve going'))
})

test('whoever joins the line behind an offer that was left lying has the place at once', async () => {
  const id = await events.plan({ title: 'Left lying', capacity: 1 })
  const first = await events.comeAsGuest(id, 'Kit')
  const second = await events.comeAsGuest(id, 'Lou')
  await town.gus.post(`${first.place}/back`)
  await sql`update event_places set offered_until = now() - interval '1 minute' where event_id = ${id} and state = 'offered'`.execute(
    town.db,
  )
  await offerDue(town.house)
  assert.match((await town.gus.get(second.place)).text, /is free for you<\/strong> as long as nobody else waits for it\./)
  const third = await events.comeAsGuest(id, 'Max')
  assert.deepEqual((await events.states(id)).sort(), ['Kit asked', 'Lou asked', 'Max offered'])
  assert.match((await events.mailTo(second.address)).mail?.subject ?? '', /went to the next person/)
  const { mail, count } = await events.mailTo(third.address, /waiting list|is free for you/)
  assert.deepEqual([count, mail?.subject], [1, 'A place for “Left lying” is free for you'])
})

test('an event that comes earlier leaves less time to answer, and those behind have theirs', async () => {
  const id = await events.plan({ title: 'Sooner', capacity: 1 })
  const first = await events.comeAsGuest(id, 'Fay')
  await events.comeAsGuest(id, 'Gil')
  await events.comeAsGuest(id, 'Hal')
  await town.gus.post(`${first.place}/back`)
  await events.inMinutes(id, 100)
  await offerDue(town.house)
  const { rows } = await sql<{
    left: number
  }>`select extract(epoch from offered_until - now())::int as left from event_places where event_id = ${id} and state = 'offered'`.execute(
    town.db,
  )
  assert.ok(rows[0]!.left <= 41 * 60, String(rows[0]!.left))
  await events.inMinutes(id, 50)
  await offerDue(town.house)
  assert.deepEqual((await events.states(id)).sort(), ['Fay asked', 'Gil asked', 'Hal going'])
})

test('a guest who has a place goes on seeing what is for members by now, and hears what becomes of it', async () => {
  const id = await events.plan({ title: 'Closing doors' })
  const { address, place } = await events.comeAsGuest(id, 'Iggy')
  const { place: late } = await (async () => {
    await events.askAs(id, 'Late', 'late@example.org')
    return events.mailTo('late@example.org')
  })()
  await change(id, { title: 'Closing doors', sees: 'members', start: '14:00', end: '15:00' })
  assert.equal((await town.gus.get(`/events/${id}`)).status, 404)
  assert.match((await town.gus.get(place)).text, /Closing doors/)
  assert.match((await events.mailTo(address)).mail?.subject ?? '', /Closing doors” is at another time/)
  await town.gus.post(`${late}/take`)
  assert.ok((await events.states(id)).includes('Late asked'), 'Whoever had not confirmed before cannot any more.')
  await town.mo.post(`/events/${id}/cancel`, { why: 'Flood' })
  assert.match((await events.mailTo(address)).mail?.subject ?? '', /called off/)
})

test('who asked before an event was for core members confirms no more, and who has a place can still give it back', async () => {
  const id = await events.plan({ title: 'For the core' })
  await events.come(town.ada, id)
  await events.askAs(id, 'Gert', 'gert@example.org')
  const { place } = await events.mailTo('gert@example.org')
  await change(id, { title: 'For the core', core_only: 'on', core_why: 'A contract says so' })
  await town.gus.post(`${place}/take`)
  assert.deepEqual((await events.states(id)).sort(), ['Gert asked', 'member going'])
  assert.match((await town.ada.get(`/events/${id}`)).text, /I cannot come after all/)
})

test('a member who follows the link of a mail without signing in comes into the room, and has their certificate', async () => {
  const id = await events.plan({ title: 'By link' })
  await events.come(town.ada, id)
  const { place } = await events.mailTo('ada@', /By link/)
  await events.inMinutes(id, -5)
  const room = /href="(\/events\/\d+\/room\?place=[^"]+)"/.exec((await town.gus.get(place)).text)![1]!
  assert.match((await town.gus.get(room)).text, /Who is here/)
  assert.equal((await town.gus.post(room.replace('/room', '/room/here'))).status, 303)
  await events.inMinutes(id, -70)
  const token = place.split('/').pop()
  assert.equal((await town.gus.get(`/events/${id}/feedback?place=${token}`)).status, 200)
  assert.match((await town.gus.post(`/events/${id}/certificate?place=${token}`)).location, /^\/certificates\//)
  // The link is for this event and nothing else.
  assert.equal((await town.gus.get(`/events/mine?place=${token}`)).status, 303)
})

test('whoever came before is no first-timer, and whoever did not come has not been there', async () => {
  const earlier = await events.plan({ title: 'Earlier' })
  await events.come(town.ada, earlier)
  await events.come(town.bea, earlier)
  await events.inMinutes(earlier, -5)
  const { rows } = await sql<{
    id: number
  }>`select id from event_places where event_id = ${earlier} and member_id = ${town.ada.id}`.execute(town.db)
  await town.mo.post(`/events/${earlier}/people/${rows[0]!.id}/here`, { here: 'yes' })
  await events.inMinutes(earlier, -70)
  const id = await events.plan({ title: 'Next', capacity: 3, reserves: 'First-timers: 1' })
  assert.doesNotMatch((await town.ada.get(`/events/${id}/come`)).text, /First-timers/)
  assert.match((await town.bea.get(`/events/${id}/come`)).text, /First-timers/)
  for (const who of [town.ada, town.bea]) await events.come(who, id, { kept_for: 'First-timers', access_needs: '' })
  const kept = await sql<{ kept_for: string }>`select kept_for from event_places where event_id = ${id} order by line`.execute(
    town.db,
  )
  assert.deepEqual(
    kept.rows.map(({ kept_for }) => kept_for),
    ['', 'First-timers'],
  )
  const { people } = (await town.mo.json(`/events/${id}/people`)).json
  assert.deepEqual(
    people.map(({ isFirst }: { isFirst: boolean }) => isFirst),
    [false, true],
  )
})

test('what is called off takes no place of what comes, and of a series that has ended one date says so', async () => {
  const ids = []
  for (const title of ['Ended one', 'Ended two']) ids.push(await events.plan({ title, repeat: 'weekly', day: fields.day! }))
  for (const id of ids) await town.mo.post(`/events/${id}/cancel`, { why: 'Over', applies: 'later' })
  const going = await events.plan({ title: 'Still on', repeat: 'weekly' })
  await town.mo.post(`/events/${going}/cancel`, { why: 'Easter' })
  const { events: listed } = (await town.ada.json('/events')).json as { events: { title: string; cancelled_at: string | null }[] }
  const count = (title: string, isOff: boolean) =>
    listed.filter((one) => one.title === title && (one.cancelled_at !== null) === isOff).length
  assert.deepEqual([count('Ended one', true), count('Ended two', true)], [1, 1])
  assert.deepEqual([count('Still on', true), count('Still on', false)], [1, 3])
  assert.doesNotMatch((await town.ada.get('/')).text, /Called off/)
  assert.match((await town.ada.get('/')).text, /What is on/)
})

test('a calendar of more events than it holds has all that comes', async () => {
  await sql`
    insert into events (title, kind, starts_at, ends_at, zone, place, created_by)
    select 'Old ' || i, 'webinar', now() - make_interval(days => 1 + i / 3), now() - make_interval(days => 1 + i / 3) + interval '1 hour', 'Europe/London', 'online', ${town.mo.id}
    from generate_series(1, 1100) i`.execute(town.db)
  const id = await events.plan({ title: 'Not lost' })
  const { text } = await town.ada.get('/events/calendar.ics')
  assert.match(text, new RegExp(`event-${id}@`))
  assert.match(text, /SUMMARY:Old 1\r/)
})
