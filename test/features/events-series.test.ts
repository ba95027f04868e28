// Changing a series: what dates have in common changes together, what sets one apart stays, and people hear only what they must know.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { extendSeries } from '#features/events/jobs.ts'
import { eventsIn, fields, soon } from '../events-kit.ts'
import { changeEvent, datesOf, seriesOf } from '../events-series-kit.ts'
import { openTown, type Town } from '../kit.ts'
import type { Fields } from '../person.ts'

let town: Town
let events: ReturnType<typeof eventsIn>
before(async () => {
  town = await openTown()
  events = eventsIn(town)
})
after(() => town.close())

/** A weekly series of six dates, as its host would plan it. */
const plan = (more: Fields = {}) =>
  events.plan({
    title: 'Club',
    repeat: 'weekly',
    until: soon(10 + 35),
    body: 'A helo.',
    meeting_link: 'https://meet.example.org/club',
    ...more,
  })

test('a date that was made different keeps what sets it apart when all later ones change', async () => {
  const first = await plan()
  const [, quiz] = await datesOf(town, first)
  const special = {
    title: 'Quiz night',
    start: '18:00',
    end: '20:00',
    capacity: '12',
    meeting_link: 'https://meet.example.org/quiz',
  }
  await changeEvent(town.mo, quiz!.id, { ...special, applies: 'this' })
  const saved = await changeEvent(town.mo, first, {
    title: 'Club!',
    body: 'A hello.',
    start: '11:00',
    end: '12:00',
    applies: 'later',
  })
  assert.equal(saved.status, 303)
  const page = await town.mo.get(saved.location)
  assert.match(page.text, /Changed, with 5 later dates\. One that was different before stays so\./)
  const dates = await datesOf(town, first)
  assert.deepEqual(
    dates.map(({ title, wall, capacity, link }) => [title, wall.slice(4), capacity, link?.slice(-4)]),
    dates.map((_, at) => (at === 1 ? ['Quiz night', '18:00', 12, 'quiz'] : ['Club!', '11:00', null, 'club'])),
  )
  const { rows } = await sql<{
    body: string
  }>`select distinct body from events where id = any (${dates.map(({ id }) => id)})`.execute(town.db)
  assert.deepEqual(rows, [{ body: 'A hello.' }], 'The description was the same everywhere, so the better one is.')
  assert.equal((await seriesOf(town, first)).title, 'Club!')
})

test('from a date that was moved, later ones move by what is new, and those to come as well', async () => {
  const first = await plan({ until: '' })
  const [, second, third] = await datesOf(town, first)
  const day = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10)
  await changeEvent(town.mo, second!.id, { day: day(second!.starts_at, -1), applies: 'this' })
  await changeEvent(town.mo, second!.id, { start: '15:00', end: '16:00', applies: 'later' })
  await sql`delete from events where series_id = (select series_id from events where id = ${first}) and series_at > now() + interval '300 days'`.execute(
    town.db,
  )
  await extendSeries(town.house)
  const [one, two, ...later] = await datesOf(town, first)
  assert.equal(one!.wall.slice(4), '10:00')
  assert.equal(two!.wall.slice(4), '15:00')
  assert.notEqual(two!.wall.slice(0, 3), third!.wall.slice(0, 3))
  assert.deepEqual([...new Set(later.map(({ wall }) => wall))], [`${third!.wall.slice(0, 3)} 15:00`])
  assert.ok(later.length > 50)
})

test('a series that moves to another zone stays at its clock there, also where clocks change on other days', async () => {
  const first = await plan({ until: '' })
  await changeEvent(town.mo, first, { zone: 'America/New_York', applies: 'later' })
  await sql`delete from events where series_id = (select series_id from events where id = ${first}) and series_at > now() + interval '60 days'`.execute(
    town.db,
  )
  await extendSeries(town.house)
  const dates = await datesOf(town, first)
  assert.deepEqual([...new Set(dates.map(({ wall }) => wall.slice(4)))], ['10:00'])
  assert.ok(dates.length > 50)
})

test('a weekend that begins before the clocks change ends at its clock after it', async () => {
  const saturday = (from: number) => new Date(from + ((6 - new Date(from).getUTCDay() + 7) % 7) * 86_400_000)
  const day = saturday(Date.now() + 3 * 86_400_000)
  const next = new Date(day.getTime() + 86_400_000)
  const iso = (at: Date) => at.toISOString().slice(0, 10)
  const first = await plan({ until: '', day: iso(day), start: '10:00', end_day: iso(next), end: '16:00' })
  const dates = await datesOf(town, first)
  assert.ok(dates.length > 50)
  assert.deepEqual([...new Set(dates.map(({ wall, ends }) => `${wall} ${ends}`))], ['Sat 10:00 Sun 16:00'])
  await changeEvent(town.mo, first, { start: '11:00', applies: 'later' })
  const after = await datesOf(town, first)
  assert.deepEqual([...new Set(after.map(({ wall, ends }) => `${wall} ${ends}`))], ['Sat 11:00 Sun 16:00'])
})

test('people hear of another time or place, and not of a better description or of nothing at all', async () => {
  const id = await events.plan({ title: 'Quiet', body: 'One' })
  const { address } = await events.comeAsGuest(id, 'Quentin')
  const mails = async () => (await events.mailTo(address)).count
  const before = await mails()
  const sequence = async () =>
    (await town.db.selectFrom('events').where('id', '=', id).select('sequence').executeTakeFirstOrThrow()).sequence
  const same = await changeEvent(town.mo, id, {})
  assert.match((await town.mo.get(same.location)).text, /Nothing had to change/)
  assert.equal(await sequence(), 0)
  await changeEvent(town.mo, id, { body: 'Two' })
  assert.equal(await sequence(), 1)
  assert.equal(await mails(), before)
  await changeEvent(town.mo, id, { place: 'both', address: 'Room 4' })
  const { mail, count } = await events.mailTo(address)
  assert.equal(count, before + 1)
  assert.match(mail?.subject ?? '', /is somewhere else: Room 4/)
  await changeEvent(town.mo, id, { start: '14:00', end: '15:00' })
  assert.match((await events.mailTo(address)).mail?.subject ?? '', /is at another time/)
})

test('who waits is told that they wait, and gets no invitation', async () => {
  const id = await events.plan({ title: 'Tight', capacity: 1 })
  await events.come(town.ada, id)
  const { address } = await events.comeAsGuest(id, 'Wanda')
  await changeEvent(town.mo, id, { start: '14:00', end: '15:00' })
  const { mail } = await events.mailTo(address)
  assert.match(mail?.text ?? '', /You are on the waiting list, as before/)
  assert.doesNotMatch(mail?.text ?? '', /Your place stays yours/)
  assert.equal(mail?.attachments.length, 0)
})

test('moved back to where it was, an event was never moved; moved twice, it was to begin at the first time', async () => {
  const id = await events.plan({ title: 'To and fro' })
  const movedFrom = async () => (await rowOf(id)).moved_from
  const rowOf = (one: number) => town.db.selectFrom('events').where('id', '=', one).selectAll().executeTakeFirstOrThrow()
  const { starts_at } = await rowOf(id)
  await changeEvent(town.mo, id, { start: '13:00', end: '15:00' })
  await changeEvent(town.mo, id, { start: '14:00', end: '15:00' })
  assert.equal((await movedFrom())?.getTime(), starts_at.getTime())
  await changeEvent(town.mo, id, { start: '10:00', end: '11:00' })
  assert.equal(await movedFrom(), null)
})

test('what is called off is not changed, may take place after all, and calling off one date ends no series', async () => {
  const first = await plan({ until: '' })
  const dates = await datesOf(town, first)
  await events.come(town.ada, first)
  const { address } = await events.comeAsGuest(first, 'Olga')
  const last = dates.at(-1)!
  await town.mo.post(`/events/${last.id}/cancel`, { why: 'Christmas' })
  assert.equal((await seriesOf(town, first)).ended_at, null)
  await sql`delete from events where id = ${dates.at(-2)!.id}`.execute(town.db)
  await extendSeries(town.house)
  await town.mo.post(`/events/${first}/cancel`, { why: 'No host', applies: 'later' })
  assert.ok((await seriesOf(town, first)).ended_at)
  await extendSeries(town.house)
  assert.ok((await datesOf(town, first)).every(({ off }) => off))
  assert.equal((await town.mo.get(`/events/${first}/change`)).status, 403)
  assert.equal((await town.mo.post(`/events/${first}`, fields)).status, 403)
  assert.equal((await town.ada.post(`/events/${first}/restore`)).status, 403)
  assert.doesNotMatch((await town.ada.get(`/events/${first}`)).text, /takes place after all/)
  assert.match((await town.mo.get(`/events/${first}`)).text, /takes place after all/)
  await town.mo.post(`/events/${first}/restore`, { applies: 'later' })
  const after = await datesOf(town, first)
  assert.deepEqual(
    after.map(({ off }) => off),
    after.map(({ id }) => id === last.id),
    'What was called off for another reason stays so.',
  )
  assert.equal((await seriesOf(town, first)).ended_at, null)
  assert.match((await events.mailTo(address)).mail?.subject ?? '', /takes place after all/)
  assert.match((await town.ada.get(`/events/${first}`)).text, /You are coming/)
})

test('whoever hosts one date alone changes that date, and nothing of the series', async () => {
  const first = await plan()
  const [, second] = await datesOf(town, first)
  await sql`insert into event_hosts (event_id, member_id, position) values (${second!.id}, ${town.bea.id}, 1)`.execute(town.db)
  const saved = await changeEvent(town.bea, second!.id, {
    title: 'Bea’s night',
    tags: 'quiz',
    start: '19:00',
    end: '20:00',
    applies: 'later',
  })
  assert.match((await town.bea.get(saved.location)).text, /4 later dates have other hosts, and nothing changes there/)
  assert.deepEqual(
    (await datesOf(town, first)).map(({ title, wall }) => [title, wall.slice(4)]),
    [0, 1, 2, 3, 4, 5].map((at) => (at === 1 ? ['Bea’s night', '19:00'] : ['Club', '10:00'])),
  )
  assert.equal((await seriesOf(town, first)).title, 'Club')
  const off = await town.bea.post(`/events/${second!.id}/cancel`, { why: 'Ill', applies: 'later' })
  assert.match((await town.bea.get(off.location)).text, /Called off\./)
  assert.deepEqual(
    (await datesOf(town, first)).map(({ off }) => off),
    [false, true, false, false, false, false],
  )
  assert.equal((await seriesOf(town, first)).ended_at, null)
})

test('later dates are those that the rule gives later, wherever they were moved', async () => {
  const first = await plan()
  const [, second, third] = await datesOf(town, first)
  const behind = new Date(third!.starts_at.getTime() + 86_400_000).toISOString().slice(0, 10)
  await changeEvent(town.mo, second!.id, { day: behind, applies: 'this' })
  await town.mo.post(`/events/${third!.id}/cancel`, { why: 'We stop', applies: 'later' })
  assert.deepEqual(
    (await datesOf(town, first)).map(({ off }) => off),
    [false, false, true, true, true, true],
  )
})

test('of two who change an event at one time, the second is told, and nothing is lost', async () => {
  const id = await events.plan({ title: 'Both of us' })
  const { text } = await town.mo.get(`/events/${id}/change`)
  const version = / name="version" value="(\d+)"/.exec(text)![1]!
  await changeEvent(town.mo, id, { title: 'First' })
  const second = await town.mo.post(`/events/${id}`, { ...fields, title: 'Second', body: 'My long words', version })
  assert.equal(second.status, 422)
  assert.match(second.text, /Somebody else changed this event meanwhile: it is “First”/)
  assert.match(second.text, /My long words/)
  const again = / name="version" value="(\d+)"/.exec(second.text)![1]!
  assert.equal((await town.mo.post(`/events/${id}`, { ...fields, title: 'Second', version: again })).status, 303)
})

test('new dates have the running order of the others, with open slots', async () => {
  const first = await plan({ until: '', kind: 'coffee and code' })
  await town.mo.post(`/events/${first}/programme/usual`, { applies: 'later' })
  const count = async (id: number) =>
    Number((await sql<{ n: number }>`select count(*) as n from event_parts where event_id = ${id}`.execute(town.db)).rows[0]!.n)
  const dates = await datesOf(town, first)
  assert.deepEqual([await count(first), await count(dates[7]!.id)], [5, 5])
  await sql`delete from events where id = ${dates.at(-1)!.id}`.execute(town.db)
  await extendSeries(town.house)
  assert.equal(await count((await datesOf(town, first)).at(-1)!.id), 5)
})

test('all dates that were are found, however many, page by page', async () => {
  const id = await events.plan({ title: 'Years of it', repeat: 'weekly' })
  const { rows } = await sql<{ series_id: number }>`
    insert into events (series_id, title, kind, starts_at, ends_at, zone, place)
    select series_id, 'Then ' || n, kind, now() - make_interval(days => 7 * n), now() - make_interval(days => 7 * n) + interval '1 hour', zone, place
    from events, generate_series(1, 130) n where id = ${id} returning series_id`.execute(town.db)
  const seen: string[] = []
  let page = `/events/series/${rows[0]!.series_id}`
  for (let at = 0; page && at < 7; at++) {
    const { text } = await town.gus.get(page)
    seen.push(...[...text.matchAll(/<strong>(Then \d+)<\/strong>/g)].map(([, title]) => title!))
    assert.equal(/<h2>Next<\/h2>/.test(text), at === 0)
    page = /href="([^"]*\?after=[\d-]+)"/.exec(text)?.[1] ?? ''
  }
  assert.deepEqual(
    seen,
    rows.map((_, at) => `Then ${at + 1}`),
  )
})
