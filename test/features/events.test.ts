// Events as members, guests and calendars meet them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import ICAL from 'ical.js'
import { extendSeries } from '#features/events/jobs.ts'
import { openTown, type Town } from '../kit.ts'
import type { Fields, Person } from '../person.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const plain: Fields = {
  title: 'Coffee and Code',
  kind: 'coffee and code',
  day: soon(10),
  start: '10:00',
  end: '11:00',
  zone: 'Europe/London',
  place: 'online',
  level: 'all',
  sees: 'everyone',
  body: 'A **hello**, a tip, some code.',
}

async function plan(who: Person, more: Fields = {}): Promise<string> {
  const page = await who.post('/events', { ...plain, ...more })
  assert.equal(page.status, 303, page.text.slice(0, 3000))
  return page.location
}

type Calendar = { uid: string; sequence: number; status: string; start: string; summary: string }[]

/** What another library reads in a calendar. */
async function readCalendar(who: Person, address: string): Promise<Calendar> {
  const { text, headers } = await who.get(address)
  assert.match(String(headers['content-type']), /^text\/calendar/)
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      sequence: Number(event.sequence),
      status: String(component.getFirstPropertyValue('status')),
      start: event.startDate.toJSDate().toISOString(),
      summary: event.summary,
    }
  })
}

test('a member plans an event in one form, is its host, and guests find it', async () => {
  const address = await plan(town.ada)
  const page = await town.gus.get(address)
  assert.equal(page.status, 200)
  assert.match(page.text, /<strong>hello<\/strong>/)
  assert.match(page.text, /Ada/)
  assert.match(page.text, /10:00 to 11:00 (GMT|BST)/)
  assert.match(page.text, /"@type":"Event"/)
  const list = await town.gus.get('/events')
  assert.match(list.text, /Coffee and Code/)
  assert.match((await town.gus.get(`/events?month=${soon(10).slice(0, 7)}`)).text, /Coffee and Code/)
  assert.match((await town.gus.get('/')).text, /What is on/)
  const { json } = await town.gus.json(address)
  assert.equal(json.event.title, 'Coffee and Code')
  assert.equal(json.event.hosts[0].name, 'Ada')
})

test('mistakes are said kindly, and what was typed stays', async () => {
  const cases: [Fields, RegExp][] = [
    [{ end: '09:00' }, /It ends before it begins/],
    [{ day: '2027-03-28', start: '01:30', end: '03:00' }, /The clocks go forward over this hour/],
    [{ day: '2026-02-31' }, /not in the calendar/],
    [{ day: soon(2000) }, /Is the year right/],
    [{ day: '1926-05-07' }, /more than three years ago/],
    [{ zone: 'Mars/Base' }, /Choose a time zone/],
    [{ title: '' }, /Give the event a title/],
    [{ repeat: 'weekly', until: soon(2) }, /ends before it begins/],
    [{ end_day: soon(40) }, /longer than ten days/],
    [{ address: 'https://zoom.us/j/123456' }, /link to a meeting is in here/],
    [
      {
        body: `A **hello**, and https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent('https://teams.microsoft.com/l/meetup-join/x')}&data=1`,
      },
      /link to a meeting is in here/,
    ],
  ]
  for (const [wrong, said] of cases) {
    const page = await town.ada.post('/events', { ...plain, ...wrong })
    assert.equal(page.status, 422, JSON.stringify(wrong))
    assert.match(page.text, said)
    assert.match(page.text, /A \*\*hello\*\*/)
  }
})

test('the second click plans nothing twice', async () => {
  const first = await town.ada.post('/events', { ...plain, title: 'Once', once: 'the-same-form' })
  const second = await town.ada.post('/events', { ...plain, title: 'Once', once: 'the-same-form' })
  assert.equal(first.location, second.location)
})

test('another like this begins with all but the day, for those who host it', async () => {
  const address = await plan(town.ada, {
    title: 'As last time',
    capacity: '12',
    meeting_link: 'https://meet.example.org/like',
    tags: 'dplyr',
  })
  const like = `/events/new?like=${address.split('/').pop()}`
  assert.match((await town.ada.get(address)).text, /Plan another like this/)
  const form = (await town.ada.get(like)).text
  for (const words of [/value="As last time"/, /value="12"/, /meet\.example\.org\/like/, /value="dplyr"/, /A \*\*hello\*\*/])
    assert.match(form, words)
  assert.doesNotMatch(form, new RegExp(`value="${soon(10)}"`))
  for (const who of [town.bea, town.mo]) assert.doesNotMatch((await who.get(like)).text, /As last time|meet\.example/)
})

test('only hosts and stewards change an event, members-only ones are there for members only', async () => {
  const address = await plan(town.bea, { title: 'For us', sees: 'members' })
  assert.equal((await town.gus.get(address)).status, 404)
  assert.equal((await town.gus.get(`${address}/calendar.ics`)).status, 404)
  assert.doesNotMatch((await town.gus.get('/events')).text, /For us/)
  assert.doesNotMatch((await town.gus.get('/events/calendar.ics')).text, /For us/)
  assert.equal((await town.ada.get(address)).status, 200)
  assert.equal((await town.ada.get(`${address}/change`)).status, 403)
  assert.equal((await town.ada.post(address, { ...plain, title: 'Mine now' })).status, 403)
  assert.equal((await town.ada.post(`${address}/cancel`, { why: 'Because' })).status, 403)
  assert.equal((await town.sol.post('/events', plain)).status, 403)
  assert.equal((await town.mo.get(`${address}/change`)).status, 200)
  await town.mo.post(`${address}/cancel`, { why: 'The room is gone' })
  const acts = await town.db.selectFrom('steward_acts').select(['act', 'reason']).where('act', '=', 'cancel event').execute()
  assert.deepEqual(acts, [{ act: 'cancel event', reason: 'The room is gone' }])
})

test('a series keeps its clock, one date moves, later ones are called off, and calendars hear of each', async () => {
  const address = await plan(town.ada, { title: 'Every fortnight', repeat: 'fortnightly' })
  const { json } = await town.gus.json(address)
  const series = `/events/series/${json.event.series_id}/calendar.ics`
  const before = await readCalendar(town.bea, series)
  assert.ok(before.length >= 26 && before.length <= 60, String(before.length))
  assert.equal(new Set(before.map(({ uid }) => uid)).size, before.length)
  const page = await town.ada.get(`${address}/change`)
  assert.match(page.text, /This one and all later ones/)
  const moved = {
    ...plain,
    title: 'Every fortnight, once on another day',
    day: soon(11),
    start: '14:00',
    end: '15:00',
    applies: 'this',
  }
  assert.equal((await town.ada.post(address, moved)).status, 303)
  const after = await readCalendar(town.bea, series)
  const [one] = after.filter(({ sequence }) => sequence === 1)
  assert.equal(after.filter(({ sequence }) => sequence > 0).length, 1)
  assert.equal(one!.uid, before[0]!.uid)
  assert.notEqual(one!.start, before[0]!.start)
  const third = /event-(\d+)@/.exec(before[2]!.uid)![1]
  assert.equal((await town.ada.post(`/events/${third}/cancel`, { why: 'We stop here', applies: 'later' })).status, 303)
  const ended = await readCalendar(town.bea, series)
  assert.deepEqual(
    [
      ended.length,
      ended.filter(({ status }) => status === 'CONFIRMED').length,
      ended.filter(({ status }) => status === 'CANCELLED').length,
    ],
    [before.length, 2, before.length - 2],
  )
  assert.match((await town.gus.get(`/events/${third}`)).text, /This event is called off.*We stop here/s)
})

test('a change of all later dates moves each by the same days, to the same clock', async () => {
  const address = await plan(town.ada, { title: 'Weekly', repeat: 'weekly', until: soon(60) })
  const { json } = await town.gus.json(address)
  const series = `/events/series/${json.event.series_id}/calendar.ics`
  const before = await readCalendar(town.bea, series)
  await town.ada.post(address, {
    ...plain,
    title: 'Weekly, a day later',
    day: soon(11),
    start: '15:00',
    end: '16:00',
    applies: 'later',
  })
  const after = await readCalendar(town.bea, series)
  assert.equal(after.length, before.length)
  const london = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  assert.equal(new Set(after.map(({ start }) => london.format(new Date(start)))).size, 1)
  assert.match(london.format(new Date(after[0]!.start)), /15:00/)
  assert.ok(after.every(({ summary }) => summary === 'Weekly, a day later'))
})

test('a series goes on by itself, each date once, and one that was called off does not', async () => {
  const address = await plan(town.ada, { title: 'For ever', repeat: 'weekly' })
  const { json } = await town.gus.json(address)
  const count = async () =>
    Number(
      (
        await town.db
          .selectFrom('events')
          .select((eb) => eb.fn.countAll().as('n'))
          .where('series_id', '=', json.event.series_id)
          .executeTakeFirstOrThrow()
      ).n,
    )
  const all = await count()
  await town.db
    .deleteFrom('events')
    .where('series_id', '=', json.event.series_id)
    .where('starts_at', '>', new Date(Date.now() + 300 * 86_400_000))
    .execute()
  await extendSeries(town.house)
  assert.equal(await count(), all)
  await extendSeries(town.house)
  assert.equal(await count(), all)
  const hosts = await town.db
    .selectFrom('event_hosts as h')
    .innerJoin('events as e', 'e.id', 'h.event_id')
    .where('e.series_id', '=', json.event.series_id)
    .select('h.member_id')
    .execute()
  assert.equal(hosts.length, all)
})

test('an event that is over stays as it was', async () => {
  const address = await plan(town.ada, { title: 'Over' })
  await town.db
    .updateTable('events')
    .set({ starts_at: new Date('2026-01-01T10:00:00Z'), ends_at: new Date('2026-01-01T11:00:00Z') })
    .where('id', '=', Number(address.split('/').pop()))
    .execute()
  assert.equal((await town.ada.post(address, plain)).status, 403)
  assert.doesNotMatch((await town.gus.get('/events')).text, />Over</)
  assert.match((await town.gus.get('/events?show=past')).text, /Over/)
})

test('what a host has planned is among what they take along', async () => {
  const { exportEvents } = await import('#features/events/export.ts')
  const [mine] = await exportEvents(town.db, town.bea.id, town.house)
  assert.equal(mine!.name, 'events-hosted')
  assert.match(mine!.markdown!, /For us/)
})
