// Pictures from elsewhere are taken in only when asked, and never from our own network.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { fetchPicture } from '#features/blog/site/remote.ts'
import { beginImport, runImport } from '#features/blog/site/run.ts'
import { readFolder } from '#features/blog/site/tree.ts'
import { isPublic } from '#platform/outside.ts'
import { openTown, type Town } from '../kit.ts'
import { putFile } from './blog-site-kit.ts'

let town: Town
let server: Server
let base: string
const asked: string[] = []
const folder = mkdtempSync(join(tmpdir(), 'hearth-remote-'))
before(async () => {
  town = await openTown()
  const picture = await sharp({ create: { width: 9, height: 6, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/plot.png') response.end(picture)
    else if (request.url === '/moved.png') response.writeHead(302, { location: '/plot.png' }).end()
    else if (request.url === '/round.png') response.writeHead(302, { location: '/round.png' }).end()
    else if (request.url === '/large.png') response.end(Buffer.alloc(11 * 1024 * 1024))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://localhost:${(server.address() as AddressInfo).port}`
})
after(async () => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
  await town.close()
})

const anywhere = () => true

test('addresses within are none of the public internet', () => {
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '172.20.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::7f00:1',
    '64:ff9b::a00:1',
    '64:ff9b:1::a00:1',
    'nowhere',
  ])
    assert.ok(!isPublic(address), address)
  for (const address of ['8.8.8.8', '2001:4860:4860::8888']) assert.ok(isPublic(address), address)
})

test('a name that leads within is never asked, whatever it is written like', async () => {
  const { port } = server.address() as AddressInfo
  for (const url of [
    `${base}/plot.png`,
    `http://127.0.0.1:${port}/plot.png`,
    `http://[::ffff:127.0.0.1]:${port}/plot.png`,
    `http://2130706433:${port}/plot.png`,
    'file:///etc/passwd',
    `http://a:b@127.0.0.1:${port}/plot.png`,
  ])
    assert.equal(await fetchPicture(url), undefined, url)
  assert.deepEqual(asked, [])
})

test('redirects are followed a few times, and what is too large or not there is left', async () => {
  assert.ok((await fetchPicture(`${base}/moved.png`, anywhere))!.length > 0)
  for (const path of ['/round.png', '/large.png', '/none.png'])
    assert.equal(await fetchPicture(base + path, anywhere), undefined, path)
})

test('an import fetches them only when asked; once here they stay', async () => {
  putFile(folder, 'blog/far.qmd', `---\ntitle: Far\ndate: 2024-05-03\n---\n\n![A plot](${base}/plot.png)\n`)
  const run = async (fetch?: (url: string) => Promise<Buffer | undefined>) => {
    const id = await beginImport(town.db, { member_id: null, name: 'far', is_dry: false })
    await runImport(town.house, id, await readFolder(folder), { isDry: false, ...(fetch ? { fetch } : {}) })
    return town.db
      .selectFrom('site_import_items')
      .select(['outcome', 'dropped'])
      .where('import_id', '=', id)
      .executeTakeFirstOrThrow()
  }
  asked.length = 0
  assert.match((await run()).dropped.join(), /picture from elsewhere is shown as a link/)
  assert.deepEqual(asked, [])
  assert.doesNotMatch((await town.ada.get('/blog/far')).text, /<figure class="picture"><img/)
  assert.equal((await run((url) => fetchPicture(url, anywhere))).outcome, 'changed')
  assert.match(
    (await town.ada.get('/blog/far')).text,
    /<figure class="picture"><img src="\/uploads\/\d+\/plot\.webp" alt="A plot"/,
  )
  assert.equal((await run()).outcome, 'same')
  assert.equal((await run((url) => fetchPicture(url, anywhere))).outcome, 'same')
  assert.match((await town.ada.get('/blog/far')).text, /plot\.webp/)
})
