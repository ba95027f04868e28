// What hosts and stewards of events may not do, and what floods them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { tidyAttendance } from '#features/events/after/jobs.ts'
import { asMember } from '#platform/db/viewing.ts'
import { eventsIn, fields, soon } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'
import { multipart } from '../multipart.ts'
import type { Fields, Person } from '../person.ts'

let town: Town
let events: ReturnType<typeof eventsIn>
before(async () => {
  town = await openTown()
  events = eventsIn(town)
})
after(() => town.close())

async function planAs(who: Person, more: Fields): Promise<number> {
  const page = await who.post('/events', { ...fields, ...more })
  assert.equal(page.status, 303, page.text.slice(0, 800))
  return Number(page.location.split('/').pop())
}
const handleOf = async (who: Person) =>
  (await town.db.selectFrom('members').where('id', '=', who.id).select('handle').executeTakeFirstOrThrow()).handle!

test('hosts cannot tell whose answer came last: answers open in threes, the rest in two weeks, and not of those who host', async () => {
  const id = await planAs(town.mo, { title: 'Fed back' })
  const crowd = [town.ada, town.bea, town.ivy, await town.newcomer('Fay')]
  for (const one of [...crowd, town.mo]) await events.come(one, id)
  await town.db.insertInto('event_places').values({ event_id: id, member_id: town.sol.id, state: 'going' }).execute()
  await events.inMinutes(id, -90)
  const say = (who: Person, better = '') => who.post(`/events/${id}/feedback`, { useful: 1, level: 'hard', again: 'no', better })
  const shown = async () => (await town.mo.get(`/events/${id}/feedback/all`)).text
  for (const one of crowd.slice(0, 2)) await say(one)
  assert.match(await shown(), /Not enough yet/)
  await say(town.mo, 'I was great')
  await say(town.sol, 'Paused words')
  assert.match(await shown(), /Not enough yet/)
  await say(crowd[2]!)
  assert.match(await shown(), /3 people have answered/)
  await say(crowd[3]!, 'The host')
  assert.match(await shown(), /3 people have answered/)
  assert.doesNotMatch(await shown(), /The host|I was great|Paused words/)
  await assert.rejects(
    asMember(town.house.database, town.mo.id, (db) => sql`select fed_back from event_places where event_id = ${id}`.execute(db)),
  )
  await sql`update events set starts_at = starts_at - interval '15 days', ends_at = ends_at - interval '15 days' where id = ${id}`.execute(
    town.db,
  )
  await tidyAttendance(town.house)
  assert.match(await shown(), /4 people have answered[\s\S]*The host/)
})

test('hosts do not learn who said no to notes by checking people out', async () => {
  const id = await planAs(town.mo, { title: 'Toggled' })
  for (const who of [town.ada, town.bea]) await events.come(who, id)
  await events.inMinutes(id, -30)
  await sql`update event_places set came_at = now() where event_id = ${id}`.execute(town.db)
  await town.ada.post(`/events/${id}/room/agree`, { agrees: 'yes' })
  await town.bea.post(`/events/${id}/room/agree`, { agrees: 'no' })
  const places = await town.db.selectFrom('event_places').where('event_id', '=', id).select('id').execute()
  for (const place of places) {
    await town.mo.post(`/events/${id}/people/${place.id}/here`, { here: 'no' })
    assert.match((await town.mo.get(`/events/${id}/room`)).text, /agrees: 1 of 2/)
  }
})

test('whoever was named for one date names nobody for the others, and is taken off all dates at once', async () => {
  const id = await planAs(town.ada, {
    title: 'Of Ada',
    repeat: 'weekly',
    until: soon(40),
    meeting_link: 'https://meet.example.org/x',
  })
  const hosted = async (who: Person) =>
    Number(
      (
        await sql<{ n: number }>`select count(*)::int as n from event_hosts h join events e on e.id = h.event_id
          where e.title = 'Of Ada' and h.member_id = ${who.id}`.execute(town.db)
      ).rows[0]!.n,
    )
  await town.ada.post(`/events/${id}/hosts`, { called: await handleOf(town.bea) })
  for (const who of [town.bea, town.ivy]) await town.bea.post(`/events/${id}/hosts`, { called: await handleOf(who), later: 'on' })
  assert.deepEqual([await hosted(town.bea), await hosted(town.ivy)], [1, 1])
  await town.ada.post(`/events/${id}/hosts`, { called: await handleOf(town.bea), later: 'on' })
  assert.ok((await hosted(town.bea)) > 3)
  await town.ada.post(`/events/${id}/hosts/${town.bea.id}/drop`, { applies: 'later' })
  assert.equal(await hosted(town.bea), 0)
  assert.ok((await hosted(town.ada)) > 3)
})

test('a steward does not make herself host of what has hosts; whom she names is on record, and the hosts are told', async () => {
  const id = await planAs(town.ada, { title: 'Mine alone', passcode: 'PASS2', meeting_link: 'https://meet.example.org/x' })
  await events.come(town.bea, id)
  await sql`update event_places set access_needs = 'Needs of Bea' where event_id = ${id}`.execute(town.db)
  assert.equal((await town.mo.post(`/events/${id}/hosts`, { called: await handleOf(town.mo) })).status, 422)
  assert.doesNotMatch((await town.mo.get(`/events/${id}/people`)).text, /Needs of Bea/)
  await town.mo.post(`/events/${id}/hosts`, { called: await handleOf(town.ivy) })
  assert.match((await town.ada.get('/notices')).text, /“Mine alone” has another host now/)
  assert.match((await town.mo.get('/stewards/records')).text, /changed who hosts an event/)
})

test('stewards read no draft of a record and no series of a space that they are not in', async () => {
  const id = await planAs(town.ada, { title: 'Drafted', is_recorded: 'on' })
  await events.inMinutes(id, -90)
  await town.ada.post(`/events/${id}/record`, {
    notes: 'DRAFTED',
    recording_url: 'https://v.example.org/UNPUBLISHED',
    what: 'save',
  })
  assert.equal((await town.mo.get(`/events/${id}/transcript`)).status, 404)
  const rows = await asMember(town.house.database, town.mo.id, (db) =>
    sql`select notes from event_records where event_id = ${id}`.execute(db),
  )
  assert.deepEqual(rows.rows, [])
  const hidden = await planAs(town.ivy, {
    title: 'Hidden series',
    repeat: 'weekly',
    until: soon(40),
    space_id: town.spaces.invited,
  })
  const { series_id } = await town.db.selectFrom('events').where('id', '=', hidden).select('series_id').executeTakeFirstOrThrow()
  for (const who of [town.mo, town.ada, town.gus]) assert.equal((await who.get(`/events/series/${series_id}`)).status, 404)
  assert.equal((await town.ivy.get(`/events/series/${series_id}`)).status, 200)
})

test('erased people stay in no notice of others and in no place that they held as a guest', async () => {
  const zoe = await town.newcomer('Zoe')
  const id = await planAs(town.mo, { title: 'With slots' })
  await town.mo.post(`/events/${id}/programme/usual`)
  const part = await town.db
    .selectFrom('event_parts')
    .where('event_id', '=', id)
    .where('is_open', '=', true)
    .select('id')
    .executeTakeFirstOrThrow()
  await zoe.post(`/events/${id}/programme/${part.id}/take`, { brings: 'My thing' })
  const { address } = await town.db
    .selectFrom('addresses')
    .where('member_id', '=', zoe.id)
    .select('address')
    .executeTakeFirstOrThrow()
  const guest = await planAs(town.mo, { title: 'Guested' })
  await events.askAs(guest, 'Zoe Zebra', address)
  await sql`update event_places set state = 'going' where guest_address = ${address}`.execute(town.db)
  assert.equal((await zoe.post('/account/leave', { words: 'remove' })).location, '/')
  await town.work()
  assert.doesNotMatch((await town.mo.get('/notices')).text, /Zoe/)
  assert.equal((await town.db.selectFrom('event_places').where('guest_address', '=', address).select('id').execute()).length, 0)
})

test('a pad of lines that are all alike is saved in a moment, and nothing of it is lost', async () => {
  const id = await planAs(town.mo, { title: 'Pad' })
  await events.come(town.ada, id)
  await events.inMinutes(id, -5)
  const pad = (version: string, body: string) => town.ada.post(`/events/${id}/room/pad`, { version, body })
  const alike = 'x\n'.repeat(6000)
  await pad('0', alike)
  await pad('1', `begun\n${alike}`)
  const began = process.cpuUsage()
  assert.equal((await pad('1', `${alike}ended`)).status, 303)
  assert.ok(process.cpuUsage(began).user < 3_000_000, 'Merging took seconds of work.')
  const { body } = await town.db
    .selectFrom('event_pads')
    .where('event_id', '=', id)
    .orderBy('version', 'desc')
    .select('body')
    .executeTakeFirstOrThrow()
  assert.match(body, /begun[\s\S]*ended/)
})

test('captions are looked through for numbers of patients, and hostile ones are read in a moment', async () => {
  const id = await planAs(town.mo, { title: 'Captioned', is_recorded: 'on' })
  await events.inMinutes(id, -90)
  const send = (name: string, text: string) => {
    const { headers, payload } = multipart({}, { field: 'file', name, bytes: Buffer.from(text) })
    return town.mo.send('POST', `/events/${id}/captions`, { 'sec-fetch-site': 'same-origin', ...headers }, payload)
  }
  const words = 'The NHS number is 401 023 2137'
  assert.equal((await send('a.vtt', `WEBVTT\n\n00:01.000 --> 00:04.000\n${words}\n`)).status, 422)
  assert.equal((await send('a.srt', `1\n00:00:01,000 --> 00:00:04,000\n${words}\n`)).status, 422)
  const began = process.cpuUsage()
  await send('b.vtt', `WEBVTT\n\n00:01.000 --> 00:04.000\n${'<v.'.repeat(200_000)}\n`)
  assert.ok(process.cpuUsage(began).user < 3_000_000, 'Reading took seconds of work.')
  assert.equal((await send('c.vtt', `WEBVTT\n\n${'x'.repeat(2_200_000)}`)).status, 422)
})

test('odd numbers and spellings are sentences, not failures', async () => {
  assert.equal(
    (await town.ada.post('/events', { ...fields, repeat: 'own', rule: 'FREQ=DAILY;INTERVAL=99999999999999' })).status,
    422,
  )
  assert.equal((await town.ada.post('/events', { ...fields, end: '10:03', repeat: 'weekly', until: soon(40) })).status, 422)
  const series = await planAs(town.ada, { repeat: 'weekly', until: soon(40) })
  assert.equal((await town.ada.post(`/events/${series}`, { ...fields, day: soon(510), applies: 'later' })).status, 409)
  const id = await planAs(town.mo, { title: 'Asked twice', questions: 'Team?\nTEAM?' })
  assert.equal((await town.ada.post(`/events/${id}/come`, { access_needs: '', answer_0: 'a', answer_1: 'b' })).status, 303)
  const call = await planAs(town.mo, { title: 'The conference', kind: 'conference', day: soon(60), end_day: soon(61) })
  await town.mo.post(`/events/${call}/call/change`, { body: 'x', last_day: soon(20) })
  const paper = { title: 'T', format: 'talk', body: 'b' }
  await Promise.all(Array.from({ length: 12 }, () => town.ada.post(`/events/${call}/call/papers`, paper)))
  assert.equal((await town.db.selectFrom('event_papers').where('event_id', '=', call).select('id').execute()).length, 5)
  await town.mo.post(`/core-members/${town.ada.id}/vouch`, { reason: 'ok' })
  await assert.rejects(
    asMember(town.house.database, town.mo.id, (db) =>
      sql`update core_vouches set member_id = ${town.mo.id} where member_id = ${town.ada.id}`.execute(db),
    ),
  )
})
