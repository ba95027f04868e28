// Afterwards: the record, captions, feedback, certificates, and lists that are deleted.
import assert from 'node:assert/strict'
import { createPublicKey, verify } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { tidyAttendance } from '#features/events/after/jobs.ts'
import { exportEvents } from '#features/events/export.ts'
import { asMember } from '#platform/db/viewing.ts'
import { eventsIn, fields } from '../events-kit.ts'
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

/** An event that is over, to which Ada and a guest came, and Bea had a place. */
async function past(more: Fields = {}) {
  const id = await events.plan({ title: 'Yesterday', ...more })
  await events.come(town.ada, id)
  await events.come(town.bea, id)
  const guest = more.sees === 'members' ? { place: '/places/none' } : await events.comeAsGuest(id, 'Gita')
  await events.inMinutes(id, -90)
  const room = `/events/${id}/room`
  const guestRoom = `${room}?place=${guest.place.split('/').pop()}`
  await sql`update event_places set came_at = now() where event_id = ${id} and member_id is distinct from ${town.bea.id}`.execute(
    town.db,
  )
  return { id, room, guestRoom, guest, token: guest.place.split('/').pop()! }
}

const VTT = `WEBVTT

intro
00:00:01.000 --> 00:00:04.000
<v Ada>Welcome to funnel plots &amp; tea

00:01:05.500 --> 00:01:09.000 align:start
The <i>limits</i> widen where numbers are small.

01:00:00.000 --> 01:00:02.000
Goodbye
`
function captions(who: Person, id: number, name = 'talk.vtt', text = VTT) {
  const { headers, payload } = multipart({}, { field: 'file', name, bytes: Buffer.from(text) })
  return who.send('POST', `/events/${id}/captions`, { 'sec-fetch-site': 'same-origin', ...headers }, payload)
}

test('the record begins with the pad, the links and the answered questions, and is out when a host says so', async () => {
  const { id, room } = await past({ is_recorded: 'on' })
  await town.mo.post(`${room}/pad`, { version: '0', body: 'We spoke of **funnels**.' })
  await town.mo.post(`${room}/links`, { url: 'https://example.org/a(b)', title: 'A [good] one' })
  const draft = (await town.mo.get(`/events/${id}/record`)).text
  assert.match(draft, /We spoke of \*\*funnels/)
  assert.match(draft, /A \\\[good\\\] one/)
  for (const who of [town.ada, town.sol]) assert.equal((await who.get(`/events/${id}/record`)).status, 403)
  const words = { notes: 'We spoke of **funnels**.', slides_url: 'https://example.org/slides' }
  await town.mo.post(`/events/${id}/record`, { ...words, what: 'save' })
  assert.doesNotMatch((await town.ada.get(`/events/${id}`)).text, /<strong>funnels/)
  assert.equal(
    (await town.mo.post(`/events/${id}/record`, { ...words, slides_url: 'javascript:1', what: 'publish' })).status,
    422,
  )
  await town.mo.post(`/events/${id}/record`, { ...words, what: 'publish' })
  assert.match((await town.ada.get(`/events/${id}`)).text, /<strong>funnels<\/strong>.*/s)
  assert.match((await town.gus.get(`/events/${id}`)).text, /href="https:\/\/example.org\/slides"/)
  await town.mo.post(`/events/${id}/record`, { ...words, what: 'take back' })
  assert.doesNotMatch((await town.ada.get(`/events/${id}`)).text, /<strong>funnels/)
  assert.equal((await town.ada.post(`/events/${id}/record`, { ...words, what: 'publish' })).status, 403)
})

test('what stays in the room has notes only if everybody who was there agreed, and never a recording', async () => {
  const { id, room, guestRoom } = await past()
  const publish = (more: Fields = {}) => town.mo.post(`/events/${id}/record`, { notes: 'What we said', what: 'publish', ...more })
  assert.match((await publish()).text, /only if everybody who was checked in agreed/)
  await town.ada.post(`${room}/agree`, { agrees: 'yes' })
  assert.equal((await publish()).status, 422)
  await town.gus.post(guestRoom.replace('/room', '/room/agree'), { agrees: 'yes' })
  assert.match((await publish({ recording_url: 'https://video.example.org/1' })).text, /Take the recording out/)
  // Bea had a place and did not come: she is not asked.
  assert.equal((await publish()).status, 303)
  assert.match((await town.bea.get(`/events/${id}`)).text, /What we said/)
  // Whoever says no after all takes the notes back.
  await town.ada.post(`${room}/agree`, { agrees: 'no' })
  assert.doesNotMatch((await town.bea.get(`/events/${id}`)).text, /What we said/)
})

test('a guest agrees to notes after the end by the link of their place, sees what they said, and takes it back', async () => {
  const { id, room, guest, token } = await past({ title: 'Agreed later' })
  const publish = () => town.mo.post(`/events/${id}/record`, { notes: 'What we said', what: 'publish' })
  await town.ada.post(`${room}/agree`, { agrees: 'yes' })
  assert.equal((await publish()).status, 422)
  const page = (await town.gus.get(guest.place)).text
  const agree = `${room}/agree?place=${token}`
  assert.ok(page.includes(`action="${agree}"`) && page.includes(`href="${room}?place=${token}"`))
  assert.doesNotMatch(page, /aria-pressed="true"/)
  const said = await town.gus.post(agree, { agrees: 'yes' })
  assert.match((await town.gus.get(said.location)).text, /You are checked in[\s\S]*aria-pressed="true"[^>]*>Notes may be kept/)
  assert.match((await town.gus.get(guest.place)).text, /aria-pressed="true"[^>]*>Notes may be kept/)
  assert.equal((await publish()).status, 303)
  assert.match((await town.gus.get(`/events/${id}`)).text, /What we said/)
  await town.gus.post(agree, { agrees: 'no' })
  assert.doesNotMatch((await town.gus.get(`/events/${id}`)).text, /What we said/)
  // Without the link nobody says anything, and what was recorded is not asked about.
  assert.equal((await town.gus.post(`${room}/agree`, { agrees: 'yes' })).status, 403)
  const recorded = await past({ title: 'Recorded', is_recorded: 'on' })
  assert.doesNotMatch((await town.gus.get(recorded.guest.place)).text, /May notes be kept/)
})

test('the record of an event for members is for members, in JSON too, and not in the list of recordings', async () => {
  const { id } = await past({ is_recorded: 'on', sees: 'members', title: 'Among us' })
  await town.mo.post(`/events/${id}/record`, { notes: 'x', recording_url: 'https://video.example.org/among', what: 'publish' })
  await captions(town.mo, id)
  assert.match((await town.ada.get('/events/recordings')).text, /Among us/)
  for (const path of ['/events/recordings', '/events/recordings?q=funnel', '/events/recordings.json'])
    assert.doesNotMatch((await town.gus.get(path)).text, /Among us|among|funnel plots/)
  for (const path of [`/events/${id}`, `/events/${id}/transcript`, `/events/${id}.json`])
    assert.equal((await town.gus.get(path)).status, 404)
})

test('captions are read, found by what was said, and lead to the moment', async () => {
  const { id } = await past({ is_recorded: 'on', title: 'Captioned' })
  await town.mo.post(`/events/${id}/record`, { recording_url: 'https://www.youtube.com/watch?v=abc', what: 'publish' })
  assert.match((await captions(town.mo, id, 'talk.vtt', 'hello')).text, /This is no file with captions/)
  assert.match((await captions(town.mo, id, 'talk.pdf')).text, /Choose a file with captions/)
  assert.equal((await captions(town.ada, id)).status, 403)
  assert.equal((await captions(town.mo, id)).status, 303)
  const all = (await town.gus.get(`/events/${id}/transcript`)).text
  assert.match(all, /Ada: Welcome to funnel plots &amp; tea/)
  assert.match(all, /1:00:00/)
  const found = (await town.gus.get(`/events/${id}/transcript?q=limit`)).text
  assert.match(found, /v=abc&amp;t=65s">1:05<\/a> The limits widen/)
  assert.doesNotMatch(found, /Goodbye/)
  assert.match((await town.gus.get('/events/recordings?q=widening')).text, /Captioned.*t=65s/s)
  assert.match((await town.gus.get(`/events/${id}/transcript?q=nonsense%27%3B`)).text, /was not said/)
  await captions(town.mo, id, 'other.srt', '1\n00:00:02,000 --> 00:00:03,000\nOnly this\n')
  assert.doesNotMatch((await town.gus.get(`/events/${id}/transcript`)).text, /funnel/)
})

test('feedback is given once by those who come, and read by hosts from three answers on, without names', async () => {
  const { id, guest, token } = await past()
  const say = (who: Person, more = '', words: Fields = {}) =>
    who.post(`/events/${id}/feedback${more}`, { useful: 5, level: 'right', again: 'yes', ...words })
  assert.equal((await say(await town.newcomer('Nobody'))).status, 403)
  assert.equal((await say(town.ada, '', { useful: 9 })).status, 422)
  await say(town.ada, '', { liked: 'The biscuits of Ada' })
  await say(town.ada, '', { liked: 'Twice' })
  await say(town.gus, `?place=${token}`, { useful: 2 })
  assert.match((await town.mo.get(`/events/${id}/feedback/all`)).text, /Not enough yet/)
  assert.doesNotMatch((await town.mo.get(`/events/${id}/feedback/all`)).text, /biscuits/)
  await say(town.bea, '', { level: 'hard' })
  const shown = (await town.mo.get(`/events/${id}/feedback/all`)).text
  assert.match(shown, /The biscuits of Ada/)
  assert.match(shown, /2 <span class="soft">\(67 %\)/)
  assert.doesNotMatch(shown, /Twice|Gita/)
  assert.equal((await town.ada.get(`/events/${id}/feedback/all`)).status, 403)
  assert.match((await town.gus.get(guest.place)).text, /Say how it was/)
  const early = await events.plan()
  await events.come(town.ada, early)
  await town.ada.post(`/events/${early}/feedback`, { useful: 5, level: 'right', again: 'yes' })
  assert.equal((await town.db.selectFrom('event_feedback').where('event_id', '=', early).select('id').execute()).length, 0)
})

test('two mornings are their hours, not the night between them', async () => {
  const hours = async (from: string, to: string) => {
    const { rows } = await sql<{ minutes: number }>`
      select event_minutes(e) as minutes from (select (jsonb_populate_record(null::events, ${JSON.stringify({ starts_at: from, ends_at: to, zone: 'Europe/London' })}::text::jsonb)).*) e`.execute(
      town.db,
    )
    return rows[0]!.minutes / 60
  }
  assert.equal(await hours('2026-05-07T09:30:00+01:00', '2026-05-08T13:00:00+01:00'), 7)
  // Over the end of summer time the clocks on the wall count.
  assert.equal(await hours('2026-10-24T10:00:00+01:00', '2026-10-25T12:00:00Z'), 4)
  assert.equal(await hours('2026-05-07T22:00:00+01:00', '2026-05-08T01:30:00+01:00'), 3.5)
  assert.equal(await hours('2026-05-07T10:00:00+01:00', '2026-05-07T11:30:00+01:00'), 1.5)
})

test('whoever was checked in has a certificate that anybody can check, and whose signature holds', async () => {
  const { id, token } = await past({ title: 'Ŵy a thé', end: '12:30' })
  assert.doesNotMatch((await town.bea.post(`/events/${id}/certificate`)).location, /certificates/)
  const { location } = await town.ada.post(`/events/${id}/certificate`)
  assert.match(location, /^\/certificates\/[a-z2-7]{16}$/)
  assert.equal((await town.ada.post(`/events/${id}/certificate`)).location, location)
  const page = (await town.gus.get(location)).text
  assert.match(page, /Ada/)
  assert.match(page, /1 hour/)
  const signature = /<code class="break">([\w-]{86})</.exec(page)![1]!
  const key = createPublicKey((await town.gus.get('/certificates/key')).text)
  const { starts_at } = await town.db.selectFrom('events').where('id', '=', id).select('starts_at').executeTakeFirstOrThrow()
  const signed = [`http://hearth.test${location}`, 'Ada', 'Ŵy a thé', starts_at.toISOString(), '60 minutes']
  const holds = (lines: string[]) => verify(null, Buffer.from(lines.join('\n')), key, Buffer.from(signature, 'base64url'))
  assert.equal(holds(signed), true)
  assert.equal(holds(signed.with(1, 'Eve')), false)
  const file = await town.gus.get(`${location}/certificate.pdf`)
  assert.match(String(file.headers['content-type']), /application\/pdf/)
  assert.match(file.text, /^%PDF-1/)
  const guests = (await town.gus.post(`/events/${id}/certificate?place=${token}`)).location
  assert.match((await town.gus.get(guests)).text, /Gita/)
  for (const code of ['aaaaaaaaaaaaaaaa', 'x', "a'--"]) assert.equal((await town.gus.get(`/certificates/${code}`)).status, 404)
})

test('lists of who came are deleted in time, what people need at once, and members keep that they came', async () => {
  const { id } = await past({ questions: 'Where from?' })
  await sql`update event_places set access_needs = 'A ramp' where event_id = ${id}`.execute(town.db)
  await sql`insert into event_answers (place_id, question, answer) select id, 'Where from?', 'Leeds' from event_places where event_id = ${id}`.execute(
    town.db,
  )
  const count = async (table: 'event_places' | 'event_certificates') =>
    (await town.db.selectFrom(table).where('event_id', '=', id).select('id').execute()).length
  const needs = async () =>
    (await town.db.selectFrom('event_places').where('event_id', '=', id).where('access_needs', '<>', '').select('id').execute())
      .length
  await tidyAttendance(town.house)
  assert.deepEqual([await count('event_places'), await count('event_certificates'), await needs()], [3, 1, 3])
  await events.inMinutes(id, -60 * 24 * 2)
  await tidyAttendance(town.house)
  assert.deepEqual([await count('event_places'), await needs()], [3, 0])
  assert.equal((await town.db.selectFrom('event_answers').where('question', '=', 'Where from?').selectAll().execute()).length, 0)
  await events.inMinutes(id, -60 * 24 * 80)
  await tidyAttendance(town.house)
  assert.equal(await count('event_places'), 3)
  assert.equal((await town.ada.get('/stewards/events')).status, 404)
  assert.equal((await town.mo.post('/stewards/events', { months: 0 })).status, 422)
  await town.mo.post('/stewards/events', { months: 2 })
  await tidyAttendance(town.house)
  assert.deepEqual([await count('event_places'), await count('event_certificates')], [0, 1])
  const mine = await town.ada.json('/events/attended')
  assert.ok((mine.json.attended as { title: string }[]).some(({ title }) => title === 'Yesterday'))
  assert.equal((await town.bea.json('/events/attended')).json.minutes, 0)
  assert.match((await town.gus.get('/events/attended')).location, /sign-in/)
  const taken = await asMember(town.house.database, town.ada.id, (db) => exportEvents(db, town.ada.id, town.house))
  assert.ok(taken.some(({ name, data }) => name === 'events-attended' && JSON.stringify(data).includes('/certificates/')))
})

test('whoever came before is no first-timer, even when the list is gone', async () => {
  const { id } = await past()
  await tidyAttendance(town.house)
  await town.db.deleteFrom('event_places').where('event_id', '=', id).execute()
  const next = await events.plan({ ...fields, title: 'Next' })
  await events.come(town.ada, next)
  assert.doesNotMatch((await town.mo.get(`/events/${next}/people`)).text, /First time/)
})
