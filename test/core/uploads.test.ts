// Files in posts: which may come, who sees them, and that they go.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { openTown, type Town } from '../kit.ts'
import { multipart } from '../multipart.ts'
import type { Person } from '../person.ts'

let town: Town
let png: Buffer
before(async () => {
  town = await openTown()
  png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#b45309' } })
    .withExif({ IFD0: { Copyright: 'Secret place' } })
    .png()
    .toBuffer()
})
after(() => town.close())

async function upload(who: Person, name: string, bytes: Buffer, description = 'A test picture') {
  const { headers, payload } = multipart({ description }, { field: 'file', name, bytes })
  return who.send('POST', '/uploads', { accept: 'application/json', 'sec-fetch-site': 'same-origin', ...headers }, payload)
}

const fileOf = async (id: number) =>
  join(
    town.house.config.dataDir,
    'uploads',
    (await town.db.selectFrom('uploads').select('file').where('id', '=', id).executeTakeFirstOrThrow()).file,
  )

test('a picture is written anew, without what the camera knew, and shown to those who see the post', async () => {
  const sent = await upload(town.ada, 'my photo.png', png)
  assert.equal(sent.status, 200, sent.text)
  const { url, markdown, id } = sent.json
  assert.match(markdown, /^!\[A test picture\]\(\/uploads\/\d+\/my%20photo\.webp\)$/)
  assert.equal((await town.bea.get(url)).status, 404, 'until it is posted, only its owner sees it')
  assert.equal((await town.ada.get(url)).status, 200)
  await town.ada.post('/spaces/help-with-r/threads', { title: 'Look', body: markdown })
  const seen = await town.bea.get(url)
  assert.equal(seen.headers['content-type'], 'image/webp')
  assert.match(String(seen.headers['content-security-policy']), /sandbox/)
  assert.equal((await town.gus.get(url)).status, 404)
  assert.equal((await sharp(await fileOf(id)).metadata()).exif, undefined)
})

test('a file in an invited space is not there for others, by whatever address', async () => {
  const { url, markdown, id } = (await upload(town.ivy, 'plan.csv', Buffer.from('a,b\n1,2\n'))).json
  await town.ivy.post('/spaces/organisers/threads', { title: 'Plan', body: markdown })
  assert.equal((await town.bea.get(url)).status, 200)
  assert.match(String((await town.bea.get(url)).headers['content-disposition']), /^attachment/)
  for (const who of [town.ada, town.mo, town.gus]) {
    for (const address of [url, `/uploads/${id}/x`, `/uploads/${id}/%2e%2e%2fplan.csv`, `/uploads/..%2f${id}/plan.csv`]) {
      assert.notEqual((await who.get(address)).status, 200, address)
    }
  }
})

test('nobody takes another member’s file into their own post', async () => {
  const { url, id } = (await upload(town.ivy, 'secret.csv', Buffer.from('x\n'))).json
  await town.ada.post('/spaces/commons/threads', { title: 'Mine now', body: `[it](${url})` })
  const row = await town.db.selectFrom('uploads').select('post_id').where('id', '=', id).executeTakeFirstOrThrow()
  assert.equal(row.post_id, null)
  assert.equal((await town.gus.get(url)).status, 404)
})

test('what is no picture and no attachment is refused with a sentence', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  for (const [name, bytes] of [
    ['drawing.svg', svg],
    ['run.exe', Buffer.from('MZ')],
    ['page.html', Buffer.from('<p>')],
    ['none', Buffer.from('x')],
  ] as const) {
    const answer = await upload(town.ada, name, bytes)
    assert.equal(answer.status, 422, name)
    assert.match(answer.json.error, /cannot be attached/)
  }
})

test('broken pictures, bombs and pictures that are something else are refused', async () => {
  const bomb = Buffer.from(png)
  bomb.writeUInt32BE(50_000, 16)
  bomb.writeUInt32BE(50_000, 20)
  for (const bytes of [
    bomb,
    png.subarray(0, 60),
    Buffer.concat([png.subarray(0, 8), Buffer.from('<script>alert(1)</script>')]),
  ]) {
    assert.equal((await upload(town.ada, 'x.png', bytes)).status, 422)
  }
  const polyglot = await upload(town.ada, 'x.png', Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]))
  if (polyglot.status === 200) {
    const shown = await town.ada.get(polyglot.json.url)
    assert.doesNotMatch(shown.text, /script/, 'what comes out holds pixels and nothing else')
  }
})

test('a picture without a description is sent back', async () => {
  const answer = await upload(town.ada, 'x.png', png, '  ')
  assert.equal(answer.status, 422)
  assert.match(answer.json.error, /what the picture shows/)
})

test('more than 10 MB is too large, said kindly', async () => {
  const answer = await upload(town.ada, 'big.csv', Buffer.alloc(10 * 1024 * 1024 + 1, 'x'))
  assert.equal(answer.status, 413)
  assert.match(answer.json.error, /10 MB/)
})

test('names of files are harmless in pages and headers', async () => {
  const answer = await upload(town.ada, '../..\\"><img src=x>\u202egpj.csv', Buffer.from('x'))
  assert.equal(answer.status, 200)
  assert.match(answer.json.url, /^\/uploads\/\d+\/[\w.%-]+$/)
  assert.doesNotMatch(answer.json.markdown, /[<>\u202e]/)
})

test('a guest brings nothing', async () => {
  assert.notEqual((await upload(town.gus, 'x.csv', Buffer.from('x'))).status, 200)
})

test('when a post is taken back its files leave the disk', async () => {
  const { markdown, url, id } = (await upload(town.ada, 'gone.csv', Buffer.from('x'))).json
  const answer = await town.ada.post('/spaces/commons/threads', { title: 'Gone', body: markdown })
  const path = await fileOf(id)
  assert.ok(existsSync(path))
  const post = (await town.ada.json(answer.location)).json.posts[0].id
  await town.ada.post(`/posts/${post}/take-back`)
  assert.equal((await town.ada.get(url)).status, 404)
  await town.house.features.find((feature) => feature.name === 'uploads')?.jobs?.['uploads.tidy']?.(town.house, {} as never)
  assert.ok(!existsSync(path))
})

test('a file can come with the form, without script', async () => {
  const thread = (await town.ada.post('/spaces/commons/threads', { title: 'With a file', body: 'See below' })).location
  const { headers, payload } = multipart(
    { body: 'Here it is', intent: 'attach', description: '' },
    { field: 'file', name: 'data.csv', bytes: Buffer.from('a\n1\n') },
  )
  const page = await town.ada.send(
    'POST',
    `${thread}/posts`,
    { accept: 'text/html', 'sec-fetch-site': 'same-origin', ...headers },
    payload,
  )
  assert.equal(page.status, 200, page.text.slice(0, 300))
  assert.match(page.text, /Here it is\s+\[data\.csv\]\(\/uploads\/\d+\/data\.csv\)/)
})
