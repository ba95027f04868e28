// What people try with the links, codes and words of places at events.
import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { tidyAttendance } from '#features/events/after/jobs.ts'
import { remind } from '#features/events/place-jobs.ts'
import { asMember } from '#platform/db/viewing.ts'
import { eventsIn, fields } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'
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

const placeOf = (who: Person, id: number) =>
  town.db
    .selectFrom('event_places')
    .where('event_id', '=', id)
    .where('member_id', '=', who.id)
    .select(['id', 'token', 'agrees'])
    .executeTakeFirstOrThrow()

test('the link of one place opens no room of another event, and makes nobody its host', async () => {
  const open = await planAs(town.bea, { title: 'Open to all' })
  const hidden = await planAs(town.ivy, { title: 'Behind the door', space_id: town.spaces.invited })
  const members = await planAs(town.mo, { title: 'Among members', sees: 'members' })
  for (const id of [open, members]) await events.come(town.ivy, id)
  await events.inMinutes(open, -5)
  for (const id of [hidden, members]) await events.inMinutes(id, -70)
  await sql`update event_places set came_at = now() where event_id = ${members}`.execute(town.db)
  await town.ivy.post(`/events/${hidden}/room/pad`, { version: '0', body: 'PRIVATEPAD' })
  await town.ivy.post(`/events/${hidden}/room/asks`, { body: 'anything?' })
  const { id: ask } = await town.db.selectFrom('event_asks').where('event_id', '=', hidden).select('id').executeTakeFirstOrThrow()
  const { token } = await placeOf(town.ivy, open)
  const link = `?place=${token}`
  assert.equal((await town.gus.get(`/events/${open}/room${link}`)).status, 200)
  for (const path of ['room', 'room/pad', 'feedback'])
    assert.equal((await town.gus.get(`/events/${hidden}/${path}${link}`)).status, 404, path)
  assert.equal((await town.gus.post(`/events/${hidden}/room/pad${link}`, { version: '1', body: 'OVERWRITTEN' })).status, 404)
  assert.equal((await town.gus.post(`/events/${hidden}/room/asks/${ask}${link}`, { what: 'hide' })).status, 404)
  for (const path of ['certificate', 'feedback'])
    assert.equal(
      (await town.gus.post(`/events/${members}/${path}${link}`, { useful: 1, level: 'hard', again: 'no' })).status,
      404,
    )
  assert.match((await town.ivy.get(`/events/${hidden}/room`)).text, /PRIVATEPAD[\s\S]*anything\?/)
  // Nor does one's own place at an event that one hosts.
  await events.come(town.bea, open)
  const own = await placeOf(town.bea, open)
  assert.doesNotMatch((await town.gus.get(`/events/${open}/room?place=${own.token}`)).text, /Start a poll/)
})

test('whoever photographs the code at the door has no place by it', async () => {
  const id = await planAs(town.mo, { title: 'Door', place: 'both', address: 'Hall' })
  await events.come(town.ada, id)
  await events.inMinutes(id, -30)
  const { token } = await placeOf(town.ada, id)
  const { rows } = await sql<{ code: string }>`select door_code(${token}::uuid) as code`.execute(town.db)
  const code = rows[0]!.code
  assert.notEqual(code, token)
  assert.match((await town.mo.get(`/events/${id}/check-in/${code}`)).text, /Ada/)
  for (const who of [town.gus, town.mo]) {
    assert.equal((await who.get(`/places/${code}`)).status, 404)
    assert.notEqual((await town.gus.post(`/events/${id}/room/agree?place=${code}`, { agrees: 'yes' })).status, 303)
  }
  assert.equal((await town.mo.get(`/events/${id}/check-in/${token}`)).status, 404)
  assert.equal((await placeOf(town.ada, id)).agrees, null)
})

test('one address gets so many mails of strangers, over all events, and no more', async () => {
  const first = await planAs(town.ada, { title: 'Buy now', repeat: 'weekly' })
  const { rows } = await sql<{ id: number }>`
    select b.id from events a join events b using (series_id) where a.id = ${first} order by b.id limit 13`.execute(town.db)
  for (const { id } of rows) {
    await events.askAs(id, 'x', 'victim@example.org')
    await town.work()
  }
  assert.ok((await events.mailTo('victim@example.org')).count <= 5)
})

test('what a stranger said with somebody’s address is not what they say', async () => {
  const id = await planAs(town.mo, { title: 'Planted', questions: 'Where from?' })
  const { address } = await town.db
    .selectFrom('addresses')
    .where('member_id', '=', town.ada.id)
    .select('address')
    .executeTakeFirstOrThrow()
  await events.askAs(id, 'Rude Name', address, { access_needs: 'PLANTED WORDS', answer_0: 'PLANTED ANSWER' })
  await events.come(town.ada, id)
  assert.doesNotMatch((await town.mo.get(`/events/${id}/people`)).text, /PLANTED|Rude/)
  assert.equal(
    (await town.db.selectFrom('event_known_answers').where('member_id', '=', town.ada.id).select('answer').execute()).length,
    0,
  )

  await events.askAs(id, 'Rude Name', 'honest@example.org', { access_needs: 'PLANTED WORDS' })
  await events.askAs(id, 'Honest Persn', 'honest@example.org')
  const { place } = await events.mailTo('honest@example.org')
  assert.match((await town.gus.get(place)).text, /value="Honest Persn"/)
  await town.gus.post(`${place}/take`, { name: 'Honest Person', access_needs: 'A quiet place' })
  const people = (await town.mo.get(`/events/${id}/people`)).text
  assert.match(people, /Honest Person[\s\S]*A quiet place/)
  assert.doesNotMatch(people, /PLANTED|Rude|Persn/)
  // Confirmed is confirmed: nobody renames them by asking once more.
  await events.askAs(id, 'Rude Again', 'honest@example.org')
  assert.doesNotMatch((await town.mo.get(`/events/${id}/people`)).text, /Rude/)
})

test('whoever confirms by the link and presses the button in the same moment has one place', async () => {
  const id = await planAs(town.mo, { title: 'Both at once' })
  const { address } = await town.db
    .selectFrom('addresses')
    .where('member_id', '=', town.ada.id)
    .select('address')
    .executeTakeFirstOrThrow()
  await events.askAs(id, 'Ada', address)
  const { token } = await town.db.selectFrom('event_places').where('event_id', '=', id).select('token').executeTakeFirstOrThrow()
  let second: Promise<unknown> = Promise.resolve()
  await asMember(town.house.database, town.ada.id, async (db) => {
    await sql`select come_along(${id}, null)`.execute(db)
    second = asMember(town.house.database, undefined, (other) => sql`select take_place(${token}::uuid)`.execute(other))
    await new Promise((resolve) => setTimeout(resolve, 300))
  })
  await second
  assert.deepEqual(await events.states(id), ['member going'])
})

test('an unconfirmed guest reads nothing of what is for members by now', async () => {
  const id = await planAs(town.mo, { title: 'Open first' })
  await events.askAs(id, 'Gil', 'gil2@example.org')
  const { place } = await events.mailTo('gil2@example.org')
  await town.mo.post(`/events/${id}`, { ...fields, title: 'MEMBERSTITLE', sees: 'members', body: 'MEMBERSWORDS' })
  assert.doesNotMatch((await town.gus.get(place)).text, /MEMBERSTITLE|MEMBERSWORDS/)
})

test('the stream of a room ends with the session, and one person opens few', async () => {
  const id = await planAs(town.mo, { title: 'Live' })
  const cleo = await town.newcomer('Cleo')
  await events.come(cleo, id)
  await events.inMinutes(id, -5)
  await town.app.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(town.app.server.address() as AddressInfo).port}/events/${id}/room/live`
  const headers = { cookie: `hearth_session=${cleo.cookies.get('hearth_session')}` }
  const stop = new AbortController()
  const open = async () => fetch(url, { signal: stop.signal, headers })
  const answers = []
  for (let at = 0; at < 6; at++) answers.push(await open())
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 200, 200, 429],
  )
  const reader = answers[0]!.body!.getReader()
  let heard = ''
  const listening = (async () => {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      heard += new TextDecoder().decode(value)
    }
  })().catch(() => {})
  await new Promise((resolve) => setTimeout(resolve, 600))
  await cleo.post('/sign-out')
  heard = ''
  await town.mo.post(`/events/${id}/room/links`, { url: 'https://after-signout.example.org' })
  await Promise.race([listening, new Promise((resolve) => setTimeout(resolve, 3000))])
  assert.doesNotMatch(heard, /after-signout/)
  stop.abort()
})

test('when the list of who came is deleted, so are the notices that say it', async () => {
  const id = await planAs(town.mo, { title: 'Sensitive meeting' })
  await events.come(town.bea, id)
  await sql`update event_places set at = now() - interval '9 days' where event_id = ${id}`.execute(town.db)
  await events.inMinutes(id, 30)
  await remind(town.house)
  assert.match((await town.bea.get('/notices')).text, /Sensitive meeting/)
  await events.inMinutes(id, -60 * 24 * 120)
  await tidyAttendance(town.house)
  const left = await town.db.selectFrom('notices').where('text', 'like', '%Sensitive meeting%').select('id').execute()
  assert.deepEqual(left, [])
})

test('an event in a zone that the database does not know keeps nobody else’s needs', async () => {
  const other = await planAs(town.mo, { title: 'With needs' })
  await events.come(town.bea, other)
  await sql`update event_places set access_needs = 'A ramp' where event_id = ${other}`.execute(town.db)
  await events.inMinutes(other, -60 * 24 * 200)
  assert.equal((await town.ada.post('/events', { ...fields, title: 'Zoned', zone: 'Canada/East-Saskatchewan' })).status, 303)
  const odd = await planAs(town.ada, { title: 'Odd zone' })
  await events.come(town.ada, odd)
  await sql`update events set zone = 'Nowhere/Land' where id = ${odd}`.execute(town.db)
  await events.inMinutes(odd, -90)
  await sql`update event_places set came_at = now() where event_id = ${odd}`.execute(town.db)
  await tidyAttendance(town.house)
  assert.equal((await town.db.selectFrom('event_places').where('event_id', '=', other).select('id').execute()).length, 0)
  const { zone } = await town.db.selectFrom('events').where('title', '=', 'Zoned').select('zone').executeTakeFirstOrThrow()
  await sql`select now() at time zone ${zone}::text`.execute(town.db)
})
