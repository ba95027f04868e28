// Finding events: by subject, level, language and space, in the search, in feeds, and in a calendar of one's own.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { extendSeries } from '#features/events/jobs.ts'
import { readRule } from '#features/events/own-rule.ts'
import { sayRule } from '#features/events/repeat.ts'
import { eventsIn, fields, soon } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'
import { entriesOf } from './xml.ts'

let town: Town
let events: ReturnType<typeof eventsIn>
before(async () => {
  town = await openTown()
  events = eventsIn(town)
})
after(() => town.close())

const titlesIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => String(one.getFirstPropertyValue('summary')))

test('lists are narrowed by subject, level, language and place, and the choice stays in every address', async () => {
  await events.plan({ title: 'Funnel plots', tags: 'ggplot2, SPC', level: 'beginners' })
  await events.plan({ title: 'Croeso i R', language: 'cy', tags: 'R' })
  const list = async (query: string) => (await town.ada.get(`/events${query}`)).text
  const about = await list('?tag=spc')
  assert.match(about, /Events about SPC/)
  assert.match(about, /Funnel plots/)
  assert.doesNotMatch(about, /Croeso i R/)
  assert.match(about, /show=past&amp;|tag=spc&amp;show=past|show=past/)
  assert.match(await list('?language=cy'), /Croeso i R[\s\S]*In Welsh/)
  assert.doesNotMatch(await list('?language=cy'), /Funnel plots/)
  // What is for everybody is for beginners too.
  assert.match(await list('?level=beginners'), /Funnel plots[\s\S]*Croeso i R|Croeso i R[\s\S]*Funnel plots/)
  assert.doesNotMatch(await list('?level=experienced'), /Funnel plots/)
  assert.match(await list('?place=in+person'), /There may be more among/)
  assert.equal((await town.ada.get('/events?tag=nobody-uses-this')).status, 404)
})

test('a space’s events are for those who see the space: on pages, in feeds, calendars, search and JSON', async () => {
  const { location } = await town.bea.post('/events', {
    ...fields,
    title: 'Behind the curtain',
    tags: 'curtains',
    space_id: String(town.spaces.invited),
  })
  const id = Number(location.split('/').pop())
  const slug = (await town.db.selectFrom('spaces').where('id', '=', town.spaces.invited).select('slug').executeTakeFirstOrThrow())
    .slug
  const doors = [
    '/events',
    '/events.json',
    `/events?space=${slug}`,
    '/events?tag=curtain',
    '/events/calendar.ics',
    `/events/calendar.ics?space=${slug}`,
    '/events/feed.atom',
    '/events/feed.json',
    '/search?q=curtain',
    `/events/${id}`,
    `/events/${id}.json`,
    `/events/${id}/calendar.ics`,
    '/sitemap.xml',
  ]
  for (const door of doors) {
    if (!door.includes('sitemap')) assert.match((await town.bea.get(door)).text, /Behind the curtain/, `bea ${door}`)
    for (const who of [town.ada, town.gus, town.sol])
      assert.doesNotMatch((await who.get(door)).text, /Behind the curtain/, `${who.id} ${door}`)
  }
  assert.equal((await events.come(town.ada, id)).status, 404)
  assert.equal((await events.askAs(id, 'Gus', 'gus@example.org')).status, 404)
  // Nobody plans in a space in which they may not write.
  const planned = await town.ada.post('/events', { ...fields, title: 'Smuggled', space_id: String(town.spaces.invited) })
  assert.equal(planned.status, 404)
})

test('the search finds events and special dates; a series once', async () => {
  await events.plan({ title: 'Pivot party', body: 'Wide to **long** and back.', repeat: 'weekly', until: soon(40) })
  const found = (await town.gus.get('/search?q=pivot&kind=event')).text
  assert.equal(found.match(/Pivot party/g)?.length, 1)
  const href = /href="(\/events\/series\/\d+)"/.exec(found)![1]!
  const series = await town.gus.get(href)
  assert.match(series.text, /It comes every week until/)
  const dates = JSON.parse((await town.gus.get(`${href}.json`)).text) as { coming: { id: number }[] }
  assert.ok(dates.coming.length >= 4)
  // One date becomes special.
  const special = dates.coming[2]!.id
  const change = { ...fields, title: 'Pivot quiz night', day: soon(24), applies: 'this' }
  assert.equal((await town.mo.post(`/events/${special}`, change)).status, 303)
  assert.match((await town.gus.get('/search?q=quiz')).text, new RegExp(`href="/events/${special}"`))
  assert.match((await town.ada.get(href)).text, /Pivot quiz night[\s\S]{0,200}Special/)
})

test('feeds and pages say what was moved and what was called off, and from when', async () => {
  const id = await events.plan({ title: 'Wandering hour' })
  await town.mo.post(`/events/${id}`, { ...fields, title: 'Wandering hour', start: '14:00', end: '15:00' })
  const off = await events.plan({ title: 'Sunk hour' })
  await town.mo.post(`/events/${off}/cancel`, { why: 'No room' })
  const entries = entriesOf((await town.ada.get('/events/feed.atom')).text)
  const titles = entries.map(({ title }) => title)
  assert.ok(titles.includes('Moved: Wandering hour'), titles.join())
  assert.ok(titles.includes('Called off: Sunk hour'))
  assert.match(entries.find(({ title }) => title === 'Moved: Wandering hour')!.content, /It was to begin on .* 10:00/)
  assert.match((await town.ada.get(`/events/${id}`)).text, /This event was moved. It was to begin on .* at 10:00/)
  const feed = JSON.parse((await town.ada.get('/events/feed.json')).text)
  assert.equal(feed.version, 'https://jsonfeed.org/version/1')
  assert.deepEqual(
    feed.items.map(({ title }: { title: string }) => title),
    titles,
  )
})

test('feeds say so too of dates of a series that are far ahead', async () => {
  const id = await events.plan({ title: 'Long tail', repeat: 'weekly', until: soon(90) })
  const dates = await town.db
    .selectFrom('events as e')
    .where('e.series_id', '=', (eb) => eb.selectFrom('events').where('id', '=', id).select('series_id'))
    .orderBy('e.starts_at')
    .select(['e.id', 'e.starts_at'])
    .execute()
  assert.equal((await town.mo.post(`/events/${dates[7]!.id}/cancel`, { why: 'Bank holiday', applies: 'this' })).status, 303)
  const day = dates[8]!.starts_at.toISOString().slice(0, 10)
  const moved = { ...fields, title: 'Long tail', day, start: '15:00', end: '16:00', applies: 'this' }
  assert.equal((await town.mo.post(`/events/${dates[8]!.id}`, moved)).status, 303)
  const said = entriesOf((await town.ada.get('/events/feed.atom')).text).map(({ title }) => title)
  assert.deepEqual(said.filter((title) => title.endsWith('Long tail')).sort(), [
    'Called off: Long tail',
    ...['Long tail', 'Long tail', 'Long tail'],
    'Moved: Long tail',
  ])
})

test('a month is narrowed like the list, has hours that become the reader’s own, and says when there is nothing', async () => {
  const id = await events.plan({ title: 'Night shift', kind: 'conference', start: '22:00', end: '02:00', end_day: soon(11) })
  const month = soon(10).slice(0, 7)
  const page = (await town.gus.get(`/events?month=${month}&kind=conference`)).text
  assert.match(page, new RegExp(`<input type="hidden" name="month" value="${month}"`))
  assert.match(page, new RegExp(`href="/events/${id}"><time datetime="[^"]+" data-local="full">22:00</time> Night shift`))
  assert.doesNotMatch(page, /Wandering hour/)
  if (soon(11).startsWith(month)) assert.match(page, /Night shift, next day/)
  const empty = (await town.gus.get('/events?month=2026-02&kind=course')).text
  assert.match(empty, /Nothing was on in February 2026\./)
  assert.match(empty, /href="\/events\?month=2026-02"/)
})

test('later dates follow a move of “this and later”, also those that the night makes', async () => {
  const id = await events.plan({ title: 'Evening club', repeat: 'weekly', tags: 'evening' })
  const { series_id } = await town.db.selectFrom('events').where('id', '=', id).select('series_id').executeTakeFirstOrThrow()
  await town.mo.post(`/events/${id}`, {
    ...fields,
    title: 'Evening club',
    day: soon(11),
    start: '18:00',
    end: '19:30',
    tags: 'evening',
    applies: 'later',
  })
  // As if the last dates had not been made yet.
  await sql`delete from events where series_id = ${series_id} and series_at > now() + interval '300 days'`.execute(town.db)
  const before = await town.db.selectFrom('events').where('series_id', '=', series_id).select('id').execute()
  await extendSeries(town.house)
  const made = await town.db
    .selectFrom('events')
    .where('series_id', '=', series_id)
    .where('id', '>', Math.max(...before.map((one) => one.id)))
    .select(['id', 'starts_at', 'ends_at', 'moved_from'])
    .execute()
  assert.ok(made.length > 5)
  const weekday = new Date(`${soon(11)}T12:00:00Z`).getUTCDay()
  for (const { starts_at, ends_at, moved_from } of made) {
    const clock = starts_at.toLocaleTimeString('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' })
    assert.deepEqual(
      [clock, starts_at.getUTCDay(), (ends_at.getTime() - starts_at.getTime()) / 60_000, moved_from],
      ['18:00', weekday, 90, null],
    )
  }
  const tags = await town.db.selectFrom('event_tags').where('event_id', '=', made[0]!.id).select('tag_id').execute()
  assert.equal(tags.length, 1)
})

test('one’s own calendar has what one goes to and hosts, at an address that can be ended and that nobody else learns', async () => {
  const going = await events.plan({ title: 'I go' })
  await events.plan({ title: 'I do not' })
  await events.come(town.bea, going)
  const page = await town.bea.post('/events/mine/calendar', {})
  const path = /\/events\/mine\/[\w-]+\/calendar\.ics/.exec(page.text)![0]
  const titles = titlesIn((await town.gus.get(path)).text)
  assert.ok(titles.includes('I go') && !titles.includes('I do not'), titles.join())
  assert.match((await town.bea.get('/events/mine')).text, /You are coming[\s\S]*I go/)
  assert.doesNotMatch((await town.bea.get('/events/mine')).text, new RegExp(path))
  assert.doesNotMatch((await town.gus.get(path)).text, /meet\.example|passcode/i)
  // A new address ends the old one; ending it ends all.
  const again = /\/events\/mine\/[\w-]+\/calendar\.ics/.exec((await town.bea.post('/events/mine/calendar', {})).text)![0]
  assert.equal((await town.gus.get(path)).status, 404)
  assert.equal((await town.gus.get(again)).status, 200)
  await sql`update members set suspended_until = now() + interval '1 day' where id = ${town.bea.id}`.execute(town.db)
  assert.equal((await town.gus.get(again)).status, 404)
  await sql`update members set suspended_until = null where id = ${town.bea.id}`.execute(town.db)
  await town.bea.post('/events/mine/calendar/end', {})
  assert.equal((await town.gus.get(again)).status, 404)
  assert.equal((await town.gus.get('/events/mine')).status, 303)
  assert.equal((await town.gus.get('/events/mine/x/calendar.ics')).status, 404)
})

test('a rule of one’s own is kept or said to be wrong, kindly, and never runs for ever', () => {
  const read = (rule: string, first = '2026-05-05T10:00') => readRule(rule, first, 'Europe/London')
  assert.equal(read('rrule:freq=monthly;byday=1TU,3TU;').rule, 'FREQ=MONTHLY;BYDAY=1TU,3TU')
  for (const [rule, says] of [
    ['', /Write the rule/],
    ['every tuesday', /not a rule as calendars know it/],
    ['FREQ=SECONDLY', /repeat by days, weeks/],
    ['FREQ=DAILY;BYHOUR=1,2,3', /repeat by days, weeks/],
    ['FREQ=DAILY', /120 dates or more/],
    ['FREQ=DAILY;COUNT=10000', /10,000 dates are more/],
    ['FREQ=WEEKLY;BYDAY=WE', /its first is Wednesday 6 May 2026/],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', /no date at all/],
    ['FREQ=WEEKLY;COUNT=1', /one date only/],
    ['FREQ=YEARLY;INTERVAL=2', /second date is more than 400 days after/],
    ['FREQ=WEEKLY;INTERVAL=0', /not a rule/],
    ['FREQ=FORTNIGHTLY', /not a rule/],
  ] as const)
    assert.match(read(rule).mistake ?? 'none', says, rule)
  assert.equal(sayRule('FREQ=WEEKLY;BYDAY=TU;UNTIL=20270503'), 'every week until 3 May 2027')
  assert.match(sayRule('FREQ=MONTHLY;BYDAY=1TU,3TU'), /month/)
})
