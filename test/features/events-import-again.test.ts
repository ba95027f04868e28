// An import that is run again changes what changed there, leaves what was changed here, and tells those who come.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { keepArrived } from '#features/events/import/keep.ts'
import { readIcs } from '#features/events/import/read-ics.ts'
import { readJson } from '#features/events/import/read-lists.ts'
import { eventsIn, soon } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'
import { calendar, vevent } from './events-import-kit.ts'

let town: Town
let events: ReturnType<typeof eventsIn>
before(async () => {
  town = await openTown()
  events = eventsIn(town)
})
after(() => town.close())

const plain = (day: string) => day.replaceAll('-', '')
const one = (uid: string, { day = soon(10), from = '10', more = '', title = 'Coffee' } = {}) =>
  vevent(uid, `DTSTART:${plain(day)}T${from}0000Z\nDTEND:${plain(day)}T${Number(from) + 1}0000Z\n${more}`, title)

async function take(parts: string[], hostId?: number) {
  const taken = await keepArrived(town.house, readIcs(calendar(...parts)), false, { hostId })
  return { taken, outcomes: taken.map(({ outcome }) => outcome), said: taken.flatMap(({ said }) => said).join('\n') }
}
const find = (key: string) => town.db.selectFrom('events').where('arrived_as', '=', key).selectAll().executeTakeFirstOrThrow()
const noticesOf = async (memberId: number) =>
  (await town.db.selectFrom('notices').where('member_id', '=', memberId).orderBy('id', 'desc').select('text').execute()).map(
    ({ text }) => text,
  )

test('our own calendar back in doubles nothing', async () => {
  const id = await events.plan({ title: 'Ours' })
  const { text } = await town.gus.get(`/events/${id}/calendar.ics`)
  const taken = await keepArrived(town.house, readIcs(text), false)
  assert.deepEqual(taken, [{ title: 'Ours', outcome: 'the same', said: ['it is one of ours already'], id }])
  const other = await take([one(`event-${id}@elsewhere.example`)])
  assert.deepEqual(other.outcomes, ['new'], 'of another house')
  assert.deepEqual((await take([one('event-999999@hearth.test')])).outcomes, ['new'], 'of ours, but not here')
})

test('what was moved there moves here; its number rises and those who come are told', async () => {
  assert.deepEqual((await take([one('moves')])).outcomes, ['new'])
  assert.deepEqual((await take([one('moves')])).outcomes, ['the same'])
  const { id, starts_at } = await find('moves')
  await events.come(town.ada, id)
  const { outcomes, said } = await take([one('moves', { from: '14', title: 'Coffee, later', more: 'DESCRIPTION:With cake' })])
  assert.deepEqual(outcomes, ['changed'])
  assert.match(said, /it was .*10:00/)
  assert.match(said, /its title was “Coffee”/)
  assert.match(said, /its description is another now/)
  const moved = await find('moves')
  assert.deepEqual([moved.title, moved.body, moved.sequence, moved.moved_from], ['Coffee, later', 'With cake', 1, starts_at])
  assert.match(moved.html, /With cake/)
  assert.ok(moved.changed_at > moved.created_at)
  await town.work()
  assert.match((await noticesOf(town.ada.id))[0]!, /“Coffee, later” is at another time: .*14:00/)
  const told = (await noticesOf(town.ada.id)).length
  await take([one('moves', { from: '14', title: 'Coffee, later', more: 'DESCRIPTION:With tea' })])
  await town.work()
  assert.equal((await noticesOf(town.ada.id)).length, told, 'a better description is no news')
  await take([one('moves', { title: 'Coffee, later', more: 'DESCRIPTION:With cake' })])
  assert.equal((await find('moves')).moved_from, null, 'back where it was')
  await take([one('moves', { from: '14', title: 'Coffee, later', more: 'DESCRIPTION:With cake' })])
  assert.deepEqual((await take([one('moves', { from: '14', title: 'Coffee, later', more: 'DESCRIPTION:With cake' })])).outcomes, [
    'the same',
  ])
})

test('what is called off there is called off here, and may come back', async () => {
  await take([one('off')])
  const { id } = await find('off')
  await events.come(town.bea, id)
  assert.deepEqual((await take([one('off', { more: 'STATUS:CANCELLED' })])).outcomes, ['called off'])
  const off = await find('off')
  assert.ok(off.cancelled_at)
  assert.equal(off.sequence, 1)
  await town.work()
  assert.match((await noticesOf(town.bea.id))[0]!, /is called off/)
  assert.deepEqual((await take([one('off', { more: 'STATUS:CANCELLED' })])).outcomes, ['the same'])
  assert.deepEqual((await take([one('off')])).outcomes, ['changed'])
  assert.equal((await find('off')).cancelled_at, null)
  await town.work()
  assert.match((await noticesOf(town.bea.id))[0]!, /takes place after all/)
  await take([one('off', { more: 'STATUS:CANCELLED' })])
  assert.equal((await town.mo.post(`/events/${id}/restore`)).status, 303)
  const here = await take([one('off', { more: 'STATUS:CANCELLED' })])
  assert.deepEqual(here.outcomes, ['left alone'])
  assert.match(here.said, /takes place here after all, and stays so/)
})

test('what a host changed here stays, and the rest follows', async () => {
  await take([one('mine')], town.mo.id)
  const before = await find('mine')
  const form = { title: 'Better title', kind: 'webinar', day: soon(10), place: 'online' }
  const clock = (at: Date) => at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })
  const hours = { start: clock(before.starts_at), end: clock(before.ends_at) }
  assert.equal((await town.mo.post(`/events/${before.id}`, { ...form, ...hours })).status, 303)
  const again = await take([one('mine')], town.mo.id)
  assert.deepEqual(again.outcomes, ['left alone'])
  assert.match(again.said, /its title was changed here, and stays/)
  const both = await take([one('mine', { title: 'Third title', from: '15' })], town.mo.id)
  assert.deepEqual(both.outcomes, ['changed'], 'the time follows')
  const kept = await find('mine')
  assert.deepEqual([kept.title, kept.kind, kept.starts_at.getUTCHours()], ['Better title', 'webinar', 15])
  await town.mo.post(`/events/${kept.id}/cancel`, { why: 'Nobody can.' })
  const off = await take([one('mine', { from: '16' })], town.mo.id)
  assert.deepEqual(off.outcomes, ['left alone'])
  assert.match(off.said, /called off here, and stays so/)
})

test('an older version of a calendar changes nothing', async () => {
  await take([one('counted', { more: 'SEQUENCE:3' })])
  const { outcomes, said } = await take([one('counted', { from: '17', more: 'SEQUENCE:2' })])
  assert.deepEqual(outcomes, ['the same'])
  assert.match(said, /what came before was newer/)
})

test('in a list a corrected time is the same event: its title and its day are', async () => {
  const rows = (...starts: string[]) =>
    readJson(JSON.stringify(starts.map((start) => ({ title: 'Café: code', date: soon(20), start, end: '18:00' }))))
  const run = async (...starts: string[]) =>
    (await keepArrived(town.house, rows(...starts), false)).map(({ outcome, id }) => `${outcome} ${id}`)
  const [first] = await run('10:00')
  const id = first!.split(' ')[1]
  assert.deepEqual(await run('10:30'), [`changed ${id}`])
  assert.deepEqual(await run('10:30'), [`the same ${id}`])
  const [, second] = await run('10:30', '14:00')
  assert.match(second!, /^new /, 'two on one day are two')
  assert.deepEqual(await run('10:30', '15:00'), [`the same ${id}`, second!.replace('new', 'changed')])
  assert.deepEqual(await run('10:30', '10:30'), [`the same ${id}`, 'the same undefined'], 'one that is there twice')
})

test('the way into the meeting is kept where the importer becomes the host, and nowhere else', async () => {
  const link = (n: number) => `DESCRIPTION:Join: https://zoom.us/j/${n}\\nPasscode: abc12`
  const nobody = await take([one('no-host', { more: link(1) })])
  assert.match(nobody.said, /the link to the meeting was left out/)
  assert.equal(
    await town.db.selectFrom('event_meetings').where('event_id', '=', nobody.taken[0]!.id!).executeTakeFirst(),
    undefined,
  )
  assert.deepEqual((await take([one('no-host', { more: link(1) })])).outcomes, ['the same'])
  const hosted = await take([one('hosted', { more: link(2) })], town.mo.id)
  assert.match(hosted.said, /the link to the meeting is kept for those who come/)
  const id = hosted.taken[0]!.id!
  const meeting = () =>
    town.db.selectFrom('event_meetings').where('event_id', '=', id).select(['link', 'passcode']).executeTakeFirst()
  assert.deepEqual(await meeting(), { link: 'https://zoom.us/j/2', passcode: 'abc12' })
  for (const page of [`/events/${id}`, `/events/${id}.json`, `/events/${id}/calendar.ics`])
    assert.doesNotMatch((await town.gus.get(page)).text, /zoom\.us/)
  assert.match((await town.mo.get(`/events/${id}/change`)).text, /zoom\.us\/j\/2/)
  assert.deepEqual((await take([one('hosted', { more: link(2) })], town.mo.id)).outcomes, ['the same'])
  assert.deepEqual((await take([one('hosted', { more: link(3) })], town.mo.id)).outcomes, ['changed'])
  assert.equal((await meeting())?.link, 'https://zoom.us/j/3')
  const kept = await town.db.selectFrom('event_arrivals').where('event_id', '=', id).select('wrote').executeTakeFirstOrThrow()
  assert.doesNotMatch(JSON.stringify(kept), /zoom/)
})
