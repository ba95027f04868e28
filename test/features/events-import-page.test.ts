// Stewards bring events from elsewhere: they look first, take them in, and follow calendars, which are asked every night.
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { keepArrived } from '#features/events/import/keep.ts'
import { readIcs } from '#features/events/import/read-ics.ts'
import { askCalendars, runImport, sweepImports } from '#features/events/import/run.ts'
import { asMember } from '#platform/db/viewing.ts'
import { soon } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'
import { multipart } from '../multipart.ts'
import type { Person } from '../person.ts'
import { calendar, vevent } from './events-import-kit.ts'

const HERE = '/stewards/events/import'
let town: Town
let server: Server
let address: string
let served = ''
let asked = 0
before(async () => {
  town = await openTown()
  server = createServer((_, response) => {
    asked++
    response.end(served)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://localhost:${(server.address() as AddressInfo).port}/basic.ics`
})
after(async () => {
  server.close()
  await town.close()
})

const day = soon(12).replaceAll('-', '')
const event = (uid: string, more = '', title = 'R club') =>
  vevent(uid, `DTSTART:${day}T100000Z\nDTEND:${day}T110000Z\n${more}`, title)

function bring(who: Person, name: string, content: string, fields: Record<string, string> = {}) {
  const { headers, payload } = multipart({ address: '', ...fields }, { field: 'file', name, bytes: Buffer.from(content) })
  return who.send('POST', HERE, { accept: 'text/html', 'sec-fetch-site': 'same-origin', ...headers }, payload)
}
const give = (given: string) => town.mo.post(HERE, { address: given })
const events = () => town.db.selectFrom('events').select(['id', 'title', 'arrived_as']).orderBy('id').execute()
/** Does what waits, as a program within this network would. */
async function work() {
  for (const { id } of await town.db.selectFrom('event_imports').where('state', '=', 'waiting').select('id').execute())
    await runImport(town.house, { importId: id }, () => true)
}

test('only stewards see the page', async () => {
  for (const who of [town.ada, town.gus]) {
    assert.notEqual((await who.get(HERE)).status, 200)
    assert.notEqual((await bring(who, 'a.ics', calendar(event('a')))).status, 200)
  }
  assert.equal((await town.db.selectFrom('event_imports').selectAll().execute()).length, 0)
  assert.match((await town.mo.get('/stewards/events')).text, /href="\/stewards\/events\/import"/)
  assert.match((await town.mo.get(HERE)).text, /Look first/)
})

test('a file is looked at first: each event with its zone and why; then it is taken in, and its bringer is the host', async () => {
  const file = calendar(
    event('one', 'DESCRIPTION:Join: https://zoom.us/j/1'),
    event('two', 'CLASS:PRIVATE', 'Doctor'),
    event('three', 'DESCRIPTION:About 401 023 2137', 'A case'),
  )
  const { status, location } = await bring(town.mo, 'C:\\calendars\\club.ics', file)
  assert.equal(status, 303)
  assert.match((await town.mo.get(location)).text, /It is being read/)
  await town.work()
  const report = await town.mo.get(location)
  assert.match(report.text, /club\.ics/)
  assert.match(report.text, /R club<\/strong>/)
  assert.match(report.text, /The moment was given in UTC: shown in UK time\./)
  assert.match(report.text, /The link to the meeting is kept for those who come\./)
  assert.match(report.text, /It is marked as private\./)
  assert.doesNotMatch(report.text, /Doctor|A case|401 ?023|zoom\.us/)
  assert.deepEqual(await events(), [])
  assert.deepEqual(
    (await town.mo.json(location)).json.counts.map(({ outcome, n }: { outcome: string; n: number }) => `${n} ${outcome}`).sort(),
    ['1 new', '2 refused'],
  )
  assert.doesNotMatch((await town.mo.get(`${location}?show=refused`)).text, /R club/)

  assert.equal((await town.mo.post(`${location}/take`)).status, 303)
  assert.equal((await town.mo.post(`${location}/take`)).status, 303, 'a second click')
  await town.work()
  const [made, ...more] = await events()
  assert.deepEqual([made!.title, more.length], ['R club', 0])
  const after = await town.mo.get(location)
  assert.match(after.text, new RegExp(`<a href="/events/${made!.id}">R club</a>`))
  assert.doesNotMatch(after.text, /Take them in/)
  const change = await town.mo.get(`/events/${made!.id}/change`)
  assert.match(change.text, /zoom\.us\/j\/1/)
  assert.match((await town.mo.get('/stewards/records')).text, /took in events from elsewhere/)
  const kept = await town.db.selectFrom('event_imports').select(['content', 'arrived', 'holds']).executeTakeFirstOrThrow()
  assert.deepEqual(kept, { content: null, arrived: null, holds: false })
})

test('tables and lists come the same way, and dates of a series survive the wait', async () => {
  const before = (await events()).length
  const table = await bring(town.mo, 'Events.CSV', `title,date,start,end\nTable,${soon(3)},9:30,10:30\n`)
  const list = await bring(
    town.mo,
    'events.json',
    JSON.stringify([{ title: 'List', date: soon(4), start: '10:00', end: '11:00' }]),
  )
  const hour = `DTSTART;TZID=Europe/London:${day}T100000\nDURATION:PT1H`
  const weekly = vevent('series', `${hour}\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;TZID=Europe/London:${day}T100000`)
  const series = await bring(town.mo, 'series.ics', calendar(weekly))
  await town.work()
  for (const { location } of [table, list, series]) await town.mo.post(`${location}/take`)
  await town.work()
  assert.equal((await events()).length, before + 4)
  assert.equal((await town.db.selectFrom('event_series').where('arrived_as', '=', 'series').selectAll().execute()).length, 1)
})

test('mistakes are said on the page', async () => {
  const again = async (page: Awaited<ReturnType<typeof give>>, said: RegExp) => {
    assert.equal(page.status, 422)
    assert.match(page.text, said)
  }
  await again(await give(''), /Choose a file, or give the address of a calendar/)
  for (const wrong of ['calendar', 'ftp://example.org/a.ics', 'https://user:word@example.org/a.ics', 'javascript:alert(1)'])
    await again(await give(wrong), /begins with https:\/\/ or webcal:\/\//)
  await again(await bring(town.mo, 'a.docx', 'x'), /Choose a calendar \(\.ics\)/)
  await again(await bring(town.mo, 'a.ics', 'x', { address: 'https://example.org/a.ics' }), /one at a time/)
  const { location } = await bring(town.mo, 'a.ics', 'This is no calendar')
  await town.work()
  assert.match((await town.mo.get(location)).text, /This file is no calendar that can be read/)
  assert.equal((await town.mo.get(`${HERE}/999999`)).status, 404)
})

test('an address within our own network is not asked, whatever it is called', async () => {
  asked = 0
  for (const within of [
    address,
    address.replace('localhost', '127.0.0.1'),
    address.replace('localhost', '[::1]'),
    address.replace('localhost', '2130706433'),
  ]) {
    const { location } = await give(within)
    await town.work()
    assert.match((await town.mo.get(location)).text, /cannot be read: it is not on the public internet/)
  }
  assert.equal(asked, 0)
})

test('a calendar is followed: asked once a night, with a report, until a steward ends it', async () => {
  served = calendar(event('far'), event('gone', '', 'Soon gone'))
  const { location } = await give(address.replace('http:', 'HTTP:'))
  await work()
  served = calendar(event('never looked at'))
  await town.mo.post(`${location}/take`, { follow: 'on' })
  await work()
  assert.deepEqual(
    (await events()).slice(-2).map(({ arrived_as }) => arrived_as),
    ['far', 'gone'],
    'what was looked at is what comes',
  )
  const page = await town.mo.get(HERE)
  assert.match(page.text, /Calendars that are followed/)
  assert.match(page.text, /Mo as their host/)

  served = calendar(event('far', 'SEQUENCE:1', 'R club, moved'), event('next', '', 'Next'))
  const night = async () => {
    await town.db
      .updateTable('event_imports')
      .set({ at: new Date(Date.now() - 86_400_000) })
      .execute()
    await askCalendars(town.house)
    await askCalendars(town.house)
    const waiting = await town.db.selectFrom('event_imports').where('state', '=', 'waiting').select('id').execute()
    await work()
    return waiting.map(({ id }) => id)
  }
  const [report, ...twice] = await night()
  assert.deepEqual(twice, [])
  const said = await town.mo.get(`${HERE}/${report}`)
  assert.match(said.text, /Its title was “R club”/)
  assert.match(said.text, /One event that came from it before is not in it any more\. It stays as it is\./)
  const next = (await events()).at(-1)!
  assert.deepEqual(await town.db.selectFrom('event_hosts').where('event_id', '=', next.id).select('member_id').execute(), [
    { member_id: town.mo.id },
  ])

  assert.equal((await town.mo.json(HERE)).json.calendars[0].import_id, report)
  await asMember(town.house.database, town.ada.id, async (db) => {
    for (const table of ['event_calendars', 'event_imports', 'event_import_items'] as const)
      assert.deepEqual(await db.selectFrom(table).select(sql`1`.as('one')).execute(), [], 'addresses may be secret')
  })
  for (const column of ['arrived', 'content'] as const)
    await assert.rejects(
      asMember(town.house.database, town.mo.id, (db) => db.selectFrom('event_imports').select(column).execute()),
      /permission denied/,
    )

  served = 'Nothing any more'
  const [failed] = await night()
  assert.match((await town.mo.get(HERE)).text, new RegExp(`${HERE}/${failed}">it could not be read`))
  const { id } = await town.db.selectFrom('event_calendars').select('id').executeTakeFirstOrThrow()
  assert.equal((await town.ada.post(`${HERE}/calendars/${id}/end`)).status, 404)
  assert.equal((await town.mo.post(`${HERE}/calendars/${id}/end`)).status, 303)
  assert.deepEqual(await night(), [])
  assert.equal((await town.mo.get(`${HERE}/${report}`)).status, 200, 'its reports stay')
})

test('who is no steward any more takes nothing in; what was looked at long ago is forgotten', async () => {
  const pia = await town.newcomer('Pia', { role: 'steward' })
  const { location } = await bring(pia, 'late.ics', calendar(event('late')))
  await town.work()
  await pia.post(`${location}/take`)
  await town.db.updateTable('members').set({ role: 'member' }).where('id', '=', pia.id).execute()
  await town.work()
  assert.match((await town.mo.get(location)).text, /is no steward any more/)

  const old = await bring(town.mo, 'old.ics', calendar(event('old')))
  await town.work()
  await town.db
    .updateTable('event_imports')
    .set({ at: new Date(Date.now() - 3 * 86_400_000) })
    .where('name', '=', 'old.ics')
    .execute()
  await sweepImports(town.house)
  assert.match((await town.mo.get(old.location)).text, /too long ago to be taken in/)
  assert.match((await town.mo.get((await town.mo.post(`${old.location}/take`)).location)).text, /Events from elsewhere/)
  await town.work()
  assert.equal(
    (await events()).some(({ arrived_as }) => arrived_as === 'old' || arrived_as === 'late'),
    false,
  )
})

test('whoever took an event in and leaves is missed like any host; what never had one is not', async () => {
  const pia = await town.newcomer('Pip', { role: 'steward' })
  const { location } = await bring(pia, 'left.ics', calendar(event('left', '', 'Left behind')))
  await town.work()
  await pia.post(`${location}/take`)
  await town.work()
  await keepArrived(town.house, readIcs(calendar(event('hostless', '', 'Never had one'))), false)
  assert.equal((await pia.post('/account/leave', { words: 'remove' })).location, '/')
  await town.work()
  const { text } = await town.mo.get('/notices')
  assert.match(text, /“Left behind” has no host any more/)
  assert.doesNotMatch(text, /“Never had one”/)
})

test('a long report has pages', async () => {
  const { location } = await bring(
    town.mo,
    'long.ics',
    calendar(...Array.from({ length: 130 }, (_, n) => event(`n${n}`, '', `Number ${n}.`))),
  )
  await town.work()
  const first = await town.mo.get(location)
  assert.match(first.text, /Number 99\./)
  assert.doesNotMatch(first.text, /Number 100\./)
  const more = /href="([^"]*after=\d+)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&')
  assert.match((await town.mo.get(more!)).text, /Number 129\./)
})
