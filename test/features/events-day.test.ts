// The day: checking in, the pad, links, questions with votes, and polls, for those who come and nobody else.
import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { eventsIn } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'

let town: Town
let events: ReturnType<typeof eventsIn>
before(async () => {
  town = await openTown()
  events = eventsIn(town)
})
after(() => town.close())

/** An event that is on, with Ada and a guest who come. */
async function begin(more: Record<string, string> = {}) {
  const id = await events.plan({ title: 'Today', ...more })
  await events.come(town.ada, id)
  const guest = await events.comeAsGuest(id, 'Gita')
  await events.inMinutes(id, -5)
  const token = guest.place.split('/').pop()!
  return { id, room: `/events/${id}/room`, guestRoom: `/events/${id}/room?place=${token}`, guest, token }
}

/** The address of something in the room, for a guest's link too. */
const at = (room: string, more: string) => room.replace(/\/room/, `/room${more}`)

test('the room is for hosts and those who come, by their link too, and for nobody else', async () => {
  const { id, room, guestRoom, token } = await begin()
  assert.equal((await town.mo.get(room)).status, 200)
  assert.equal((await town.ada.get(room)).status, 200)
  assert.equal((await town.gus.get(guestRoom)).status, 200)
  for (const [who, address] of [
    [town.bea, room],
    [town.gus, room],
    [town.sol, room],
    [town.gus, `${room}?place=${crypto.randomUUID()}`],
    [town.gus, `${room}?place=x`],
  ] as const)
    assert.equal((await who.get(address)).status, 403, `${who.id} ${address}`)
  // A link of another event opens nothing here.
  const other = await begin()
  assert.equal((await town.gus.get(`/events/${other.id}/room?place=${token}`)).status, 403)
  for (const end of ['/pad', '/links', '/asks', '/polls', '/agree', '/here'])
    assert.equal(
      (await town.bea.post(`/events/${id}/room${end}`, { body: 'x', url: 'https://x.example', agrees: 'yes' })).status,
      403,
      end,
    )
})

test('whoever waits, gave their place back or is suspended is not there', async () => {
  const { id, room, guestRoom, guest } = await begin()
  await town.gus.post(`${guest.place}/back`)
  assert.equal((await town.gus.get(guestRoom)).status, 403)
  await town.db.updateTable('event_places').set({ state: 'waiting' }).where('event_id', '=', id).execute()
  assert.equal((await town.ada.get(room)).status, 403)
  await town.db.insertInto('event_places').values({ event_id: id, member_id: town.sol.id, state: 'going' }).execute()
  assert.equal((await town.sol.get(room)).status, 200)
  assert.equal((await town.sol.post(at(room, '/asks'), { body: 'May I?' })).status, 403)
})

test('two write on the pad at once, and what both wrote stays', async () => {
  const { room, guestRoom } = await begin()
  const version = async (who: Person, address: string) =>
    /name="version" value="(\d+)"/.exec((await who.get(at(address, '/pad'))).text)?.[1] ?? ''
  const first = await version(town.ada, room)
  assert.equal((await town.ada.post(at(room, '/pad'), { version: first, body: '# Hello\n\none\n\ntwo' })).status, 303)
  const [mine, theirs] = [await version(town.ada, room), await version(town.gus, guestRoom)]
  await town.ada.post(at(room, '/pad'), { version: mine, body: '# Hello\n\none of Ada\n\ntwo' })
  await town.gus.post(at(guestRoom, '/pad'), { version: theirs, body: '# Hello\n\none\n\ntwo\n\nthree of **Gita**' })
  const shown = (await town.mo.get(room)).text
  assert.match(shown, /one of Ada/)
  assert.match(shown, /three of <strong>Gita/)
  // The same line, twice: both are there.
  const again = await version(town.ada, room)
  await town.ada.post(at(room, '/pad'), { version: again, body: 'Ada says A' })
  await town.mo.post(at(room, '/pad'), { version: again, body: 'Mo says B' })
  const both = (await town.mo.get(room)).text
  assert.match(both, /Ada says A/)
  assert.match(both, /Mo says B/)
})

test('ten who save at the same moment lose nothing', async () => {
  const { room } = await begin()
  await town.ada.post(at(room, '/pad'), { version: '0', body: 'Everybody writes a line' })
  const saved = await Promise.all(
    Array.from({ length: 10 }, (_, line) =>
      town.mo.post(at(room, '/pad'), { version: '1', body: `Everybody writes a line\nline ${line}` }),
    ),
  )
  const shown = (await town.mo.get(room)).text
  saved.forEach((page, line) => {
    // Whoever was too late gets their words back to save again.
    if (page.status === 303) assert.match(shown, new RegExp(`line ${line}`))
    else assert.match(page.text, new RegExp(`line ${line}`))
  })
  assert.ok(saved.some(({ status }) => status === 303))
})

test('a script on the pad or behind a link is only words', async () => {
  const { room } = await begin()
  await town.ada.post(at(room, '/pad'), { version: '0', body: '<script>alert(1)</script> <img src=x onerror=alert(1)>' })
  assert.equal((await town.ada.post(at(room, '/links'), { url: 'javascript:alert(1)' })).status, 422)
  await town.ada.post(at(room, '/links'), { url: 'https://example.org/notes', title: '<b>Notes</b>' })
  const shown = (await town.mo.get(room)).text
  assert.doesNotMatch(shown, /<script>alert|onerror=alert\(1\)>|href="javascript|<b>Notes/)
  assert.match(shown, /href="https:\/\/example.org\/notes"/)
})

test('questions: one vote each, a second click changes nothing, hosts answer and hide, names only where wanted', async () => {
  const { room, guestRoom } = await begin()
  await town.ada.post(at(room, '/asks'), { body: 'What is a funnel plot?' })
  await town.gus.post(at(guestRoom, '/asks'), { body: 'May I ask without a name?', unnamed: 'on' })
  const asks = await town.db.selectFrom('event_asks').orderBy('id').select(['id', 'body']).execute()
  const [one, two] = asks.slice(-2).map(({ id }) => id) as [number, number]
  for (let click = 0; click < 2; click++) await town.gus.post(at(guestRoom, `/asks/${one}`), { what: 'vote' })
  const shown = (await town.ada.get(room)).text
  assert.match(shown, /Ada · 2 votes/)
  assert.match(shown, /Without a name · 1 vote/)
  assert.doesNotMatch(shown, /Gita/)
  assert.ok(shown.indexOf('funnel plot') < shown.indexOf('without a name'))
  await town.gus.post(at(guestRoom, `/asks/${one}`), { what: 'take back' })
  assert.match((await town.ada.get(room)).text, /Ada · 1 vote</)
  assert.equal((await town.ada.post(at(room, `/asks/${two}`), { what: 'hide' })).status, 403)
  await town.mo.post(at(room, `/asks/${two}`), { what: 'hide' })
  assert.doesNotMatch((await town.ada.get(room)).text, /May I ask without/)
  assert.equal((await town.ada.post(at(room, `/asks/${two}`), { what: 'vote' })).status, 404)
  await town.mo.post(at(room, `/asks/${one}`), { what: 'answered' })
  assert.match((await town.ada.get(room)).text, /Answered/)
  // A question of another room.
  const other = await begin()
  assert.equal((await town.ada.post(at(other.room, `/asks/${one}`), { what: 'vote' })).status, 404)
})

test('polls: hosts start and close them, everybody has one vote, results come with one’s own answer', async () => {
  const { room, guestRoom } = await begin()
  assert.equal((await town.ada.post(at(room, '/polls'), { question: 'Tea?', options: 'Yes\nNo' })).status, 403)
  assert.equal((await town.mo.post(at(room, '/polls'), { question: 'Tea?', options: 'Yes' })).status, 422)
  await town.mo.post(at(room, '/polls'), { question: 'Tea?', options: 'Yes\nNo\n\nYes' })
  const { id } = await town.db.selectFrom('event_polls').orderBy('id', 'desc').select('id').limit(1).executeTakeFirstOrThrow()
  await town.ada.post(at(room, `/polls/${id}`), { choice: 0 })
  assert.doesNotMatch((await town.gus.get(guestRoom)).text, /100 %/)
  await town.gus.post(at(guestRoom, `/polls/${id}`), { choice: 0 })
  await town.gus.post(at(guestRoom, `/polls/${id}`), { choice: 1 })
  assert.match((await town.gus.get(guestRoom)).text, /50 %/)
  await town.gus.post(at(guestRoom, `/polls/${id}`), { choice: 7 })
  await town.mo.post(at(room, `/polls/${id}`), { choice: 1 })
  await town.mo.post(at(room, `/polls/${id}/close`))
  assert.equal((await town.ada.post(at(room, `/polls/${id}`), { choice: 1 })).status, 409)
  const { rows } = { rows: await town.db.selectFrom('event_poll_votes').where('poll_id', '=', id).select('choice').execute() }
  assert.deepEqual(rows.map(({ choice }) => choice).sort(), [0, 1])
})

test('hosts check people in and out, and the code on a place’s page, read by another library, opens one button', async () => {
  const { id, guest } = await begin({ place: 'both', address: 'The Pump House' })
  const page = (await town.gus.get(guest.place)).text
  const svg = /<div class="code-picture"[^>]*>(<svg.*?<\/svg>)/s.exec(page)![1]!
  const { data, info } = await sharp(Buffer.from(svg), { density: 600 })
    .flatten({ background: '#ffffff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const address = decodeQR({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) })
  assert.match(address, new RegExp(`^http://hearth.test/events/${id}/check-in/[0-9a-f-]{36}$`))
  const path = new URL(address).pathname
  assert.equal((await town.ada.get(path)).status, 403)
  assert.match((await town.gus.get(path)).location, /sign-in/)
  assert.equal((await town.mo.get(path.replace(/[0-9a-f]{12}$/, '000000000000'))).status, 404)
  const shown = (await town.mo.get(path)).text
  assert.match(shown, /Gita/)
  const here = /action="(\/events\/\d+\/people\/\d+\/here)"/.exec(shown)![1]!
  assert.equal((await town.ada.post(here, { here: 'yes' })).status, 403)
  await town.mo.post(here, { here: 'yes' })
  assert.match((await town.mo.get(path)).text, /Checked in/)
  assert.match((await town.mo.get(`/events/${id}/people`)).text, /1 is here/)
  await town.mo.post(here, { here: 'no' })
  assert.match((await town.mo.get(`/events/${id}/people`)).text, /0 are here/)
  // The same person by another event's address.
  const other = await events.plan({ title: 'Other' })
  assert.equal((await town.mo.post(here.replace(/events\/\d+/, `events/${other}`), { here: 'yes' })).status, 404)
})

test('whoever is at an online event checks in alone while it is on, and not before or at a place', async () => {
  const { id, room, guestRoom } = await begin()
  const came = async () =>
    (await town.db.selectFrom('event_places').where('event_id', '=', id).where('came_at', 'is not', null).select('id').execute())
      .length
  await events.inMinutes(id, 60)
  await town.ada.post(at(room, '/here'))
  assert.equal(await came(), 0)
  await events.inMinutes(id, -5)
  await town.ada.post(at(room, '/here'))
  await town.gus.post(at(guestRoom, '/here'))
  assert.equal(await came(), 2)
  const hall = await begin({ place: 'in person', address: 'A hall' })
  await town.ada.post(at(hall.room, '/here'))
  assert.equal((await town.mo.get(`/events/${hall.id}/people`)).text.includes('1 here'), false)
})

test('an open page is told what changed, drawn as its reader sees it', async () => {
  const { id, room, guestRoom } = await begin()
  await town.app.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(town.app.server.address() as AddressInfo).port}`
  const stop = new AbortController()
  const answer = await fetch(`${url}${at(guestRoom, '/live')}`, { signal: stop.signal })
  assert.equal(answer.status, 200)
  const reader = answer.body!.getReader()
  let heard = ''
  const hear = async (what: RegExp) => {
    const end = Date.now() + 5000
    while (!what.test(heard) && Date.now() < end) heard += new TextDecoder().decode((await reader.read()).value)
    assert.match(heard, what)
  }
  await hear(/room-polls/)
  heard = ''
  await town.mo.post(at(room, '/polls'), { question: 'Is it live?', options: 'Yes\nNo' })
  await hear(/Is it live\?/)
  assert.match(heard, /\/polls\/\d+\?place=/)
  assert.doesNotMatch(heard, /Close the poll/)
  heard = ''
  // Whoever gives their place back hears no more.
  await town.db.deleteFrom('event_places').where('event_id', '=', id).where('guest_name', '=', 'Gita').execute()
  await town.mo.post(at(room, '/links'), { url: 'https://secret.example.org' })
  const { done } = await reader.read().then(async (part) => (part.done ? part : reader.read()))
  assert.equal(done, true)
  assert.doesNotMatch(heard, /secret.example/)
  stop.abort()
  assert.equal((await fetch(`${url}${at(room, '/live')}`)).status, 403)
})
