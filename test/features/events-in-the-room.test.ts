// What stays in the room stays there, whichever way it would get out.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { tidyAttendance } from '#features/events/after/jobs.ts'
import { askAfterwards } from '#features/events/place-jobs.ts'
import { eventsIn, fields } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'
import { multipart } from '../multipart.ts'
import type { Fields } from '../person.ts'

let town: Town
let events: ReturnType<typeof eventsIn>
before(async () => {
  town = await openTown()
  events = eventsIn(town)
})
after(() => town.close())

/** An event that was not recorded and is over, at which Ada and Bea were checked in. */
async function past(title: string, more: Fields = {}) {
  const id = await events.plan({ title, ...more })
  await events.come(town.ada, id)
  await events.come(town.bea, id)
  await events.inMinutes(id, -90)
  await sql`update event_places set came_at = now() where event_id = ${id}`.execute(town.db)
  const agree = (who: 'ada' | 'bea', agrees: 'yes' | 'no') => town[who].post(`/events/${id}/room/agree`, { agrees })
  const record = (more: Fields) => town.mo.post(`/events/${id}/record`, { notes: '', ...more })
  const shown = async () => (await town.ivy.get(`/events/${id}`)).text
  return { id, agree, record, shown }
}

test('notes do not slip out behind slides that were published first', async () => {
  const { record, shown, agree } = await past('Slides first')
  const slides_url = 'https://example.org/slides'
  assert.equal((await record({ slides_url, what: 'publish' })).status, 303)
  assert.match(await shown(), /example\.org\/slides/)
  const saved = await record({ slides_url, notes: 'A secret of the room', what: 'save' })
  assert.match((await town.mo.get(saved.location)).text, /Saved, for hosts alone\. What was said stays in the room/)
  assert.doesNotMatch(await shown(), /secret of the room|example\.org\/slides/)
  await agree('ada', 'yes')
  await agree('bea', 'yes')
  assert.equal((await record({ slides_url, notes: 'A secret of the room', what: 'publish' })).status, 303)
  assert.match(await shown(), /secret of the room/)
  assert.match((await town.ada.get('/notices')).text, /What was shared at “Slides first” is there/)
})

test('nor do captions, nor by calling it recorded after it has begun', async () => {
  const { id, record, shown } = await past('Captions')
  const { headers, payload } = multipart(
    {},
    { field: 'file', name: 'a.vtt', bytes: Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nNobody should read this\n') },
  )
  const sent = await town.mo.send('POST', `/events/${id}/captions`, { 'sec-fetch-site': 'same-origin', ...headers }, payload)
  assert.equal(sent.status, 403)
  await record({ slides_url: 'https://example.org/slides', what: 'publish' })
  // Even captions that are there, from when it was to be recorded, are read by nobody.
  await sql`insert into event_cues (event_id, position, starts_ms, words) values (${id}, 0, 1000, 'Nobody should read this')`.execute(
    town.db,
  )
  for (const who of [town.gus, town.ivy, town.ada]) {
    assert.doesNotMatch((await who.get(`/events/${id}/transcript`)).text, /Nobody should/)
    assert.doesNotMatch((await who.get('/events/recordings?q=nobody')).text, /Nobody should/)
  }
  assert.match(await shown(), /example\.org\/slides/)

  const on = await events.plan({ title: 'Under way' })
  await events.come(town.ada, on)
  await events.inMinutes(on, -10)
  const refused = await town.mo.post(`/events/${on}`, { ...fields, title: 'Under way', is_recorded: 'on' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /It has begun, and whoever is there was told/)
  await sql`update events set is_recorded = true where id = ${on}`.execute(town.db)
  // Nor by moving it away first.
  await sql`update event_places set came_at = now() where event_id = ${on}`.execute(town.db)
  await events.inMinutes(on, 600)
  await sql`update events set is_recorded = true where id = ${on}`.execute(town.db)
  const { is_recorded } = await town.db.selectFrom('events').where('id', '=', on).select('is_recorded').executeTakeFirstOrThrow()
  assert.equal(is_recorded, false)
})

test('whoever was there says no after all days later, and it counts although they are checked out again', async () => {
  const { id, agree, record, shown } = await past('Days later')
  await agree('ada', 'yes')
  await agree('bea', 'yes')
  await record({ notes: 'What we said', what: 'publish' })
  await sql`update events set starts_at = starts_at - interval '5 days', ends_at = ends_at - interval '5 days' where id = ${id}`.execute(
    town.db,
  )
  assert.match(await shown(), /What we said/)
  assert.match((await town.bea.get(`/events/${id}`)).text, /would rather not have these notes kept/)
  assert.match((await town.bea.get(`/events/${id}/room`)).text, /Rather not/)
  assert.equal((await agree('bea', 'no')).status, 303)
  assert.doesNotMatch(await shown(), /What we said/)
  await sql`update event_places set came_at = null where event_id = ${id} and member_id = ${town.bea.id}`.execute(town.db)
  assert.equal((await record({ notes: 'What we said', what: 'publish' })).status, 422)
  await agree('bea', 'yes')
  assert.equal((await record({ notes: 'What we said', what: 'publish' })).status, 303)
  // The list of who came is deleted one day: that all agreed is known still.
  await sql`update events set starts_at = starts_at - interval '1 year', ends_at = ends_at - interval '1 year' where id = ${id}`.execute(
    town.db,
  )
  await tidyAttendance(town.house)
  await record({ notes: 'What we said, without the typo', what: 'save' })
  assert.match(await shown(), /without the typo/)
})

test('whoever was checked in by mistake has no certificate of it', async () => {
  const { id } = await past('Mistaken')
  const { location } = await town.ada.post(`/events/${id}/certificate`)
  assert.equal((await town.gus.get(location)).status, 200)
  const { id: place } = await town.db
    .selectFrom('event_places')
    .where('event_id', '=', id)
    .where('member_id', '=', town.ada.id)
    .select('id')
    .executeTakeFirstOrThrow()
  await town.mo.post(`/events/${id}/people/${place}/here`, { here: 'no' })
  assert.equal((await town.gus.get(location)).status, 404)
  assert.doesNotMatch((await town.ada.get('/events/attended')).text, /Mistaken/)
})

test('a certificate counts the days of a course, not its nights, or the hours that its host says', async () => {
  const minutesOf = async (from: string, to: string, hours = '') => {
    const id = await events.plan({ title: `From ${from} ${hours}`, day: fields.day!, hours })
    await events.come(town.ada, id)
    await sql`update events set starts_at = ${`2026-06-01 ${from}`}::timestamp at time zone 'Europe/London', ends_at = ${`2026-06-${to}`}::timestamp at time zone 'Europe/London' where id = ${id}`.execute(
      town.db,
    )
    await sql`update event_places set came_at = now() where event_id = ${id}`.execute(town.db)
    await town.ada.post(`/events/${id}/certificate`)
    return (await town.db.selectFrom('event_certificates').where('event_id', '=', id).select('minutes').executeTakeFirstOrThrow())
      .minutes
  }
  assert.equal(await minutesOf('09:30', '02 13:00'), 2 * 210)
  assert.equal(await minutesOf('13:00', '02 12:30'), 420)
  assert.equal(await minutesOf('22:00', '02 01:00'), 180)
  assert.equal(await minutesOf('13:00', '02 12:30', '7.5'), 450)
  assert.equal((await town.mo.post('/events', { ...fields, hours: 'many' })).status, 422)
})

test('afterwards those who came are asked how it was, once, and not where they wanted no such mail', async () => {
  const { id } = await past('Asked afterwards')
  await sql`update event_places set came_at = null where event_id = ${id} and member_id = ${town.bea.id}`.execute(town.db)
  const guest = await events.plan({ title: 'Asked afterwards too' })
  const { address, place } = await events.comeAsGuest(guest, 'Zora')
  const quiet = await events.comeAsGuest(guest, 'Yves')
  await town.gus.post(quiet.place, { reminders: ['day'], access_needs: '' })
  await events.inMinutes(guest, -70)
  await askAfterwards(town.house)
  await askAfterwards(town.house)
  const asked = async (who: string) => (await events.mailTo(who, /^How was “Asked afterwards/)).count
  assert.deepEqual([await asked('ada@'), await asked('bea@'), await asked(address), await asked(quiet.address)], [1, 0, 1, 0])
  assert.match((await town.gus.get(place)).text, /Say how it was/)
})

test('hosts are not asked how it was, on no page, in no mail, and not by the link of their place', async () => {
  const id = await events.plan({ title: 'Hosted well' })
  await events.come(town.mo, id)
  const { place } = await events.mailTo('mo@', /Hosted well/)
  await events.inMinutes(id, -70)
  await askAfterwards(town.house)
  assert.equal((await events.mailTo('mo@', /^How was “Hosted well/)).count, 0)
  for (const page of [await town.mo.get(`/events/${id}`), await town.gus.get(place)]) {
    assert.match(page.text, /Get my certificate/)
    assert.doesNotMatch(page.text, /Say how it was/)
  }
  const byLink = `/events/${id}/feedback?place=${place.split('/').pop()}`
  assert.equal((await town.mo.get(`/events/${id}/feedback`)).status, 403)
  assert.equal((await town.gus.get(byLink)).status, 403)
  await town.gus.post(byLink, { useful: 5, level: 'right', again: 'yes' })
  assert.deepEqual(await town.db.selectFrom('event_feedback').where('event_id', '=', id).select('id').execute(), [])
})
