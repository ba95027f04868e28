// Calendars at addresses of one's own show what their member sees, and nothing to anybody once the member may not come in.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { eventsIn } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'
import type { Fields, Person } from '../person.ts'

let town: Town
let events: ReturnType<typeof eventsIn>
before(async () => {
  town = await openTown()
  events = eventsIn(town)
})
after(() => town.close())

const spaceOf = (slug: string) => town.db.selectFrom('spaces').where('slug', '=', slug).select('id').executeTakeFirstOrThrow()

/** A space of Ada's and Mo's alone. */
async function closedSpace(slug: string) {
  const { id } = await town.db
    .insertInto('spaces')
    .values({ slug, name: slug, purpose: '', sees: 'invited', writes: 'invited', memory: 'for ever', position: 9 })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const { id: member_id } of [town.ada, town.mo])
    await town.db.insertInto('space_members').values({ space_id: id, member_id }).execute()
  return id
}

async function make(who: Person, what: Fields) {
  const page = await who.post('/events/mine/calendar', what)
  return /\/events\/mine\/[\w-]+\/calendar\.ics/.exec(page.text)?.[0] ?? ''
}

const seriesIdOf = async (event: number) =>
  (await town.db.selectFrom('events').where('id', '=', event).select('series_id').executeTakeFirstOrThrow()).series_id!

test('all, a space and a series for members are followed at an address of one’s own; what is open keeps its public address', async () => {
  const { id: help } = await spaceOf('help-with-r')
  const first = await events.plan({ title: 'R hour', repeat: 'weekly', space_id: String(help), sees: 'members' })
  await events.plan({ title: 'Among members', sees: 'members' })
  await events.plan({ title: 'For the world' })
  const series = await seriesIdOf(first)
  const seriesPage = (await town.ada.get(`/events/series/${series}`)).text
  assert.doesNotMatch(seriesPage, /series\/\d+\/calendar\.ics/)
  assert.match(seriesPage, /Make an address of my own/)
  assert.doesNotMatch((await town.ada.get('/events?space=help-with-r')).text, /calendar\.ics|feed\.atom"/)
  assert.match((await town.ada.get('/events')).text, /\/events\/calendar\.ics[\s\S]*Make an address of my own/)
  const guests = (await town.gus.get('/events')).text
  assert.match(guests, /\/events\/calendar\.ics/)
  assert.doesNotMatch(guests, /Make an address of my own/)
  const shown = async (what: Fields) => {
    const { status, text } = await town.gus.get(await make(town.ada, what))
    assert.equal(status, 200)
    return ['R hour', 'Among members', 'For the world'].map((title) => text.includes(`SUMMARY:${title}`))
  }
  assert.deepEqual(await shown({ what: 'all' }), [true, true, true])
  assert.deepEqual(await shown({ what: 'space', of: String(help) }), [true, false, false])
  assert.deepEqual(await shown({ what: 'series', of: String(series) }), [true, false, false])
  // Each is ended alone, and a new one ends the older one of the same thing.
  const [all, mine] = [await make(town.ada, { what: 'all' }), await make(town.ada, {})]
  const again = await make(town.ada, { what: 'all' })
  assert.equal((await town.gus.get(all)).status, 404)
  const page = (await town.ada.get('/events/mine')).text
  assert.match(page, /What else your calendar follows[\s\S]*Events in Help with R/)
  await town.ada.post('/events/mine/calendar/end', { what: 'all' })
  assert.equal((await town.gus.get(again)).status, 404)
  assert.equal((await town.gus.get(mine)).status, 200)
})

test('whoever is not in a space makes no address for it, and whoever leaves it gets nothing any more', async () => {
  const space = await closedSpace('attic')
  const first = await events.plan({ title: 'Attic hour', repeat: 'weekly', space_id: String(space) })
  const series = String(await seriesIdOf(first))
  for (const what of [
    { what: 'space', of: String(space) },
    { what: 'series', of: series },
  ])
    assert.equal((await town.bea.post('/events/mine/calendar', what)).status, 404)
  const addresses = [
    await make(town.ada, { what: 'space', of: String(space) }),
    await make(town.ada, { what: 'series', of: series }),
    await make(town.ada, { what: 'all' }),
  ]
  for (const address of addresses) assert.match((await town.gus.get(address)).text, /Attic hour/)
  await town.db.deleteFrom('space_members').where('space_id', '=', space).where('member_id', '=', town.ada.id).execute()
  const answers = await Promise.all(addresses.map((address) => town.gus.get(address)))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [404, 404, 200],
  )
  for (const { text } of answers) assert.doesNotMatch(text, /Attic hour/)
  // What is seen no more is ended all the same.
  assert.match((await town.ada.get('/events/mine')).text, /Something that you do not see any more/)
  await town.ada.post('/events/mine/calendar/end', { what: 'space', of: String(space) })
  const left = await town.db.selectFrom('event_feeds').where('space_id', '=', space).select('id').execute()
  assert.deepEqual(left, [])
})

test('the address of a suspended member, or of one who left, leads nowhere', async () => {
  const carl = await town.newcomer('Carl')
  const address = await make(carl, { what: 'all' })
  const suspend = (until: string) =>
    sql`update members set suspended_until = now() + ${until}::interval where id = ${carl.id}`.execute(town.db)
  await suspend('1 day')
  assert.equal((await town.gus.get(address)).status, 404)
  assert.equal((await carl.post('/events/mine/calendar', { what: 'all' })).status, 403)
  await suspend('-1 day')
  assert.equal((await town.gus.get(address)).status, 200)
  await carl.post('/account/leave', { words: 'keep' })
  assert.equal((await town.gus.get(address)).status, 404)
  const odd: Fields[] = [{ what: 'space' }, { what: 'series', of: '999999' }, { what: 'everything' }, { what: 'space', of: 'x' }]
  for (const what of odd) assert.equal((await town.ada.post('/events/mine/calendar', what)).status, 404)
})
