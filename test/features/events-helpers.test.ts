// Whoever hosts, took a slot on or speaks hears what becomes of an event, as those who come do.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { eventsIn, fields } from '../events-kit.ts'
import { datesOf } from '../events-series-kit.ts'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'

let town: Town
let events: ReturnType<typeof eventsIn>
before(async () => {
  town = await openTown()
  events = eventsIn(town)
})
after(() => town.close())

const toldOf = async (who: Person, words: string) => (await who.get('/notices')).text.split(words).length - 1
const host = (event: number, who: Person) =>
  sql`insert into event_hosts (event_id, member_id, position) values (${event}, ${who.id}, 1)`.execute(town.db)

/** Ada takes the first open slot of an event. */
async function takeSlot(id: number, who = town.ada) {
  await town.mo.post(`/events/${id}/programme/usual`, {})
  const slots = town.db.selectFrom('event_parts').where('event_id', '=', id).where('is_open', '=', true).orderBy('after_minutes')
  const { id: part } = await slots.select('id').executeTakeFirstOrThrow()
  await who.post(`/events/${id}/programme/${part}/take`, { brings: '' })
  return part
}

/** Somebody sends a paper, as after a call. */
async function send(id: number, who: Person) {
  await sql`insert into event_calls (event_id, closes_at) values (${id}, now() + interval '1 day')`.execute(town.db)
  await sql`insert into event_papers (event_id, member_id, title, format, body, html) values (${id}, ${who.id}, 'Paper', 'talk', 'x', 'x')`.execute(
    town.db,
  )
}

test('hosts, speakers and whoever took a slot on are told of a move and of the end, once each, and not whoever did it', async () => {
  const id = await events.plan({ title: 'Helped hour' })
  const dora = await town.newcomer('Dora')
  await host(id, town.bea)
  await takeSlot(id)
  // Ada has a place too, and Dora sent a paper.
  await events.come(town.ada, id)
  await send(id, dora)
  await town.mo.post(`/events/${id}`, { ...fields, title: 'Helped hour', start: '14:00', end: '15:00' })
  const moved = '“Helped hour” is at another time'
  for (const who of [town.ada, town.bea, dora]) assert.equal(await toldOf(who, moved), 1, who.id.toString())
  assert.equal(await toldOf(town.mo, moved), 0)
  assert.equal(await toldOf(town.ivy, moved), 0)
  await town.mo.post(`/events/${id}/cancel`, { why: 'No room' })
  for (const who of [town.ada, town.bea, dora]) assert.equal(await toldOf(who, '“Helped hour” is called off: No room'), 1)
  const { mail } = await events.mailTo('dora', /Helped hour/)
  assert.ok(mail)
})

test('whoever does not see the event any more hears nothing of it', async () => {
  const { location } = await town.bea.post('/events', {
    ...fields,
    title: 'Behind the door',
    space_id: String(town.spaces.invited),
  })
  const id = Number(location.split('/').pop())
  await send(id, town.ivy)
  await sql`delete from space_members where member_id = ${town.ivy.id}`.execute(town.db)
  await town.bea.post(`${location}/cancel`, { why: 'A secret' })
  const told = await town.db
    .selectFrom('notices')
    .where('member_id', '=', town.ivy.id)
    .where('text', 'like', '%A secret')
    .execute()
  assert.deepEqual(told, [])
})

test('the host whose event a steward calls off is told', async () => {
  const planned = await town.bea.post('/events', { ...fields, title: 'Bea’s hour' })
  await town.mo.post(`${planned.location}/cancel`, { why: 'Nobody asked her' })
  assert.equal(await toldOf(town.bea, 'is called off: Nobody asked her'), 1)
})

test('a date that somebody does something at is called off and told, not taken away, when its series comes at other times', async () => {
  const first = await events.plan({ title: 'Slotted', repeat: 'weekly' })
  const [, second, third, fourth, fifth] = await datesOf(town, first)
  await takeSlot(third!.id)
  await host(second!.id, town.bea)
  await send(fifth!.id, town.ivy)
  await town.mo.post(`/events/${second!.id}/repeat`, { repeat: 'fortnightly', until: '', rule: '' })
  await town.mo.post(`/events/${second!.id}/repeat`, { repeat: 'no' })
  assert.equal(await toldOf(town.bea, '“Slotted” comes every two weeks now'), 1)
  assert.equal(await toldOf(town.bea, '“Slotted” comes for the last time on'), 1)
  assert.equal(await toldOf(town.mo, '“Slotted” comes '), 0)
  const after = new Map((await datesOf(town, first)).map((date) => [date.id, date]))
  assert.deepEqual([after.get(third!.id)?.off, after.has(fourth!.id), after.get(fifth!.id)?.off], [true, false, true])
  assert.equal(await toldOf(town.ada, '“Slotted” is called off: It comes at other times now'), 1)
  assert.equal(await toldOf(town.ivy, '“Slotted” is called off: It comes at other times now'), 1)
})
