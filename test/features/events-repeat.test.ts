// A series that comes at other times from one of its dates on.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { extendSeries } from '#features/events/jobs.ts'
import { eventsIn } from '../events-kit.ts'
import { changeEvent, datesOf, seriesOf } from '../events-series-kit.ts'
import { openTown, type Town } from '../kit.ts'

let town: Town
let events: ReturnType<typeof eventsIn>
before(async () => {
  town = await openTown()
  events = eventsIn(town)
})
after(() => town.close())

test('a series comes at other times from a date on: what fits stays, what nobody comes to goes, the rest is called off', async () => {
  const first = await events.plan({ title: 'Reshaped', repeat: 'weekly' })
  const before = await datesOf(town, first)
  const [, second, third, fourth, fifth] = before
  await events.come(town.ada, third!.id)
  await changeEvent(town.mo, fifth!.id, { title: 'Special night', applies: 'this' })
  const repeat = `/events/${second!.id}/repeat`
  assert.match((await town.mo.get(repeat)).text, /It comes every week now/)
  assert.equal((await town.ada.get(repeat)).status, 403)
  assert.equal((await town.mo.post(repeat, { repeat: 'own', rule: 'now and then' })).status, 422)
  const done = await town.mo.post(repeat, { repeat: 'fortnightly', until: '', rule: '' })
  assert.match(
    (await town.mo.get(done.location)).text,
    /It comes every two weeks now: \d+ dates are planned\. One date that people come to or help at is called off/,
  )
  const after = await datesOf(town, first)
  const ids = new Set(after.map(({ id }) => id))
  // The second and the fourth are two weeks apart; the third has somebody, the fifth is special.
  assert.deepEqual(
    [second!, third!, fourth!, fifth!].map(({ id }) => ids.has(id)),
    [true, true, true, true],
  )
  assert.equal(ids.has(before[6]!.id), false)
  assert.deepEqual(
    after.filter(({ off }) => off).map(({ id }) => id),
    [third!.id],
  )
  const on = after.filter(({ off, title, starts_at }) => !off && title === 'Reshaped' && starts_at >= second!.starts_at)
  const days = on.map(({ starts_at }) => starts_at.toLocaleDateString('en-GB', { timeZone: 'Europe/London' }))
  assert.equal(new Set(days).size, days.length)
  assert.ok(
    on.every(
      ({ starts_at }, at) => at === 0 || Math.round((starts_at.getTime() - on[at - 1]!.starts_at.getTime()) / 86_400_000) === 14,
    ),
  )
  assert.ok(on.length > 25)
  assert.match((await town.ada.get('/notices')).text, /“Reshaped” is called off: It comes at other times now/)
  await extendSeries(town.house)
  assert.equal((await datesOf(town, first)).length, after.length)
  // And then no more.
  await town.mo.post(`/events/${fourth!.id}/repeat`, { repeat: 'no' })
  const end = (await datesOf(town, first)).filter(({ off, title }) => !off && title === 'Reshaped')
  assert.deepEqual(
    end.map(({ id }) => id),
    [first, second!.id, fourth!.id],
  )
  assert.ok((await seriesOf(town, first)).ended_at)
})
