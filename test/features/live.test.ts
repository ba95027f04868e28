// New posts arrive on open pages, through real connections.
import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { hashToken } from '#platform/db/viewing.ts'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'

let town: Town
let base: string
before(async () => {
  town = await openTown()
  await town.app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(town.app.server.address() as AddressInfo).port}`
})
after(() => town.close())

type Stream = {
  events: { event: string; id: string; data: { id: number; number: number; html: string } }[]
  ended: boolean
  close(): void
}

/** Opens a page's stream and gathers what arrives. */
async function open(who: Person, path: string, headers: Record<string, string> = {}): Promise<Stream> {
  const abort = new AbortController()
  const token = who.cookies.get('hearth_session')
  const answer = await fetch(base + path, {
    signal: abort.signal,
    headers: { ...(token ? { cookie: `hearth_session=${token}` } : {}), ...headers },
  })
  assert.equal(answer.status, 200)
  const stream: Stream = { events: [], ended: false, close: () => abort.abort() }
  void read(answer, stream)
  await until(() => stream.events.some((one) => one.event === 'hello'))
  return stream
}

async function read(answer: Response, stream: Stream): Promise<void> {
  let text = ''
  try {
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      const parts = (text + chunk).split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? ''
        if (field('event')) stream.events.push({ event: field('event'), id: field('id'), data: JSON.parse(field('data')) })
      }
    }
  } catch {}
  stream.ended = true
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (holds()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  assert.fail('it did not happen within four seconds')
}

const posts = (stream: Stream) => stream.events.filter((one) => one.event === 'post')

test('a reply arrives as the very item that a reload shows', async () => {
  const thread = (await town.ada.post('/spaces/commons/threads', { title: 'Live', body: 'Hello' })).location
  const streams = [
    await open(town.gus, `${thread}/live?after=1`),
    await open(town.ada, `${thread}/live?after=1`),
    await open(town.mo, `${thread}/live?after=1`),
  ]
  await town.bea.post(`${thread}/posts`, { body: 'It **arrives**' })
  for (const stream of streams) await until(() => posts(stream).length === 1)
  const [guest, ada, mo] = streams.map((stream) => posts(stream)[0]!.data.html) as [string, string, string]
  assert.match(guest, /<strong>arrives<\/strong>/)
  assert.doesNotMatch(guest, /reply_to|take-back|\/remove/)
  assert.match(ada, /reply_to/)
  assert.match(mo, /\/remove/)
  // The first look marks it as new; from the second on it is the same.
  await town.ada.get(thread)
  assert.ok((await town.ada.get(thread)).text.includes(ada))
  for (const stream of streams) stream.close()
})

test('a page that lost its connection gets what it missed', async () => {
  const thread = (await town.ada.post('/spaces/commons/threads', { title: 'Gaps', body: 'One' })).location
  for (const body of ['Two', 'Three']) await town.bea.post(`${thread}/posts`, { body })
  const stream = await open(town.gus, `${thread}/live?after=1`, { 'last-event-id': '2' })
  await until(() => posts(stream).length === 1)
  assert.equal(posts(stream)[0]?.data.number, 3)
  stream.close()
})

test('asking again and again gives the same items where streams are blocked', async () => {
  const thread = (await town.ada.post('/spaces/commons/threads', { title: 'Polling', body: 'One' })).location
  await town.bea.post(`${thread}/posts`, { body: 'Two' })
  const { items } = (await town.gus.get(`${thread}/new-posts?after=1`)).json
  assert.deepEqual(
    items.map((item: { number: number }) => item.number),
    [2],
  )
})

test('edits and taken back posts change on open pages', async () => {
  const thread = (await town.ada.post('/spaces/commons/threads', { title: 'Changes', body: 'One' })).location
  const { location } = await town.bea.post(`${thread}/posts`, { body: 'First wording' })
  const post = /post-(\d+)/.exec(location)![1]
  const stream = await open(town.ada, `${thread}/live?after=2`)
  await town.bea.post(`/posts/${post}`, { body: 'Second wording' })
  await until(() => stream.events.some((one) => one.event === 'changed' && one.data.html.includes('Second wording')))
  await town.bea.post(`/posts/${post}/take-back`)
  await until(() => stream.events.some((one) => one.event === 'changed' && one.data.html.includes('took this post back')))
  stream.close()
})

test('whoever is taken out of a space hears no more of it', async () => {
  const thread = (await town.ivy.post('/spaces/organisers/threads', { title: 'Quiet', body: 'One' })).location
  const bea = await open(town.bea, `${thread}/live?after=1`)
  await town.db.deleteFrom('space_members').where('member_id', '=', town.bea.id).execute()
  await town.ivy.post(`${thread}/posts`, { body: 'Not for Bea' })
  await until(() => bea.ended)
  assert.equal(posts(bea).length, 0)
  await town.db.insertInto('space_members').values({ space_id: town.spaces.invited, member_id: town.bea.id }).execute()
})

test('whoever signed out on another device hears no more on an open page', async () => {
  const thread = (await town.ada.post('/spaces/help-with-r/threads', { title: 'Signed out', body: 'One' })).location
  const lost = await town.anotherBrowser(town.bea)
  const stream = await open(lost, `${thread}/live?after=1`)
  await town.db
    .deleteFrom('sessions')
    .where('token_hash', '=', hashToken(lost.cookies.get('hearth_session')!))
    .execute()
  await town.ada.post(`${thread}/posts`, { body: 'Not for a lost telephone' })
  await until(() => stream.ended)
  assert.equal(posts(stream).length, 0)
})

test('another website cannot read the stream', async () => {
  const thread = (await town.ada.post('/spaces/commons/threads', { title: 'Cross', body: 'One' })).location
  const answer = await fetch(`${base}${thread}/new-posts?after=0`, { headers: { origin: 'https://evil.example' } })
  assert.equal(answer.headers.get('access-control-allow-origin'), null)
})
