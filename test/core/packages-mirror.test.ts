// Packages come here from a repository, with all they need, whole and checked, and nothing hostile with them.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { fetchTo, type Sum } from '#core/running/mirror/fetch-file.ts'
import { readMirror } from '#core/running/mirror/index-file.ts'
import { listMirror, mirrorPackages } from '#core/running/mirror/mirror.ts'
import { R_FOLDER } from '#core/running/mirror/r-repository.ts'
import { type Repository, smallRepository } from './packages-kit.ts'

let repository: Repository
let folder: string
const said: string[] = []

before(async () => {
  repository = await smallRepository()
  folder = join(mkdtempSync(join(tmpdir(), 'hearth-mirror-')), 'packages')
})
after(() => {
  repository.close()
  rmSync(folder, { recursive: true, force: true })
})

const mirror = (...names: string[]) =>
  mirrorPackages(folder, { r: repository.url, python: `${repository.url}/python` }, names, (line) => said.push(line))

test('where nothing is mirrored, that is said', async () => {
  assert.deepEqual(await readMirror(folder), { r: {}, python: {}, made: '' })
  assert.match((await listMirror(folder)).join(), /Nothing is mirrored yet/)
})

test('a package comes with what it needs, round a circle too', async () => {
  const { fetched, here, failed } = await mirror('r:cup')
  assert.deepEqual({ fetched, here, failed }, { fetched: 3, here: 0, failed: [] })
  const list = readFileSync(join(folder, 'r', R_FOLDER, 'PACKAGES'), 'utf8')
  assert.deepEqual([...list.matchAll(/^Package: (.*)$/gm)].map(([, name]) => name).sort(), ['cup', 'saucer', 'teapot'])
  assert.equal(gunzipSync(readFileSync(join(folder, 'r', R_FOLDER, 'PACKAGES.gz'))).toString(), list)
  assert.deepEqual(Object.keys((await readMirror(folder)).r).sort(), ['cup', 'saucer', 'teapot'])
})

test('what is here is not fetched again, and a second run adds to it', async () => {
  const before = repository.asked.length
  const { fetched, here } = await mirror('teapot')
  assert.deepEqual({ fetched, here }, { fetched: 2, here: 1 })
  assert.equal(repository.asked.slice(before).filter((path) => path.endsWith('.tgz')).length, 0)
  const { r, python } = await readMirror(folder)
  assert.deepEqual([Object.keys(r).length, Object.keys(python).sort()], [3, ['cup', 'teapot']])
  assert.deepEqual(python.teapot, { version: '1.0.0', imports: ['teapot'] })
})

test('a file that was spoilt here is fetched again', async () => {
  writeFileSync(join(folder, 'r', R_FOLDER, 'teapot_1.0.0.tgz'), 'spoilt')
  assert.equal((await mirror('r:teapot')).fetched, 1)
})

test('what a repository gets wrong is named, and the rest stays', async () => {
  const { failed } = await mirror('r:spilt', 'python:spilt', 'r:lonely', 'nobody', '../evil', 'evil', 'r:evil', '../up')
  const words = failed.join('\n')
  assert.match(words, /spilt: .*checksum/)
  assert.match(words, /nothere: the repository does not have it, and lonely needs it/)
  assert.match(words, /nobody, \.\.\/evil, evil, r:evil, \.\.\/up: not in the repositories/)
  const { r, python } = await readMirror(folder)
  assert.deepEqual(
    [Object.keys(r).sort(), Object.keys(python).sort()],
    [
      ['cup', 'lonely', 'saucer', 'teapot'],
      ['cup', 'teapot'],
    ],
  )
  assert.equal(existsSync(join(folder, '..', 'evil.whl')), false)
  assert.deepEqual(
    readdirSync(join(folder, 'python')).filter((name) => name.endsWith('.part')),
    [],
  )
})

test('a repository that is not there is said, and spoils nothing', async () => {
  const { failed } = await mirrorPackages(folder, { r: 'http://127.0.0.1:9', python: 'http://127.0.0.1:9' }, ['dplyr'], () => {})
  assert.equal(failed.length, 3)
  assert.match(failed.join('\n'), /PACKAGES: .*bad port.*dplyr: not found where we could ask/s)
  assert.equal((await listMirror(folder)).length, 6)
})

test('what a Python package needs is found however its name is written', async () => {
  const { fetched, here, failed } = await mirror('python:Tray')
  assert.deepEqual({ fetched, here, failed }, { fetched: 0, here: 2, failed: [] })
  assert.deepEqual(Object.keys((await readMirror(folder)).python).sort(), ['cup', 'milk-jug', 'teapot', 'tray'])
})

test('files are fetched within limits, again where that helps, and from the web only', async () => {
  let asked = 0
  const answers: Record<string, (answer: ServerResponse) => void> = {
    '/slow': (answer) => {
      answer.write('a')
      for (const ms of [150, 300, 450]) setTimeout(() => answer.write('b'), ms)
      setTimeout(() => answer.end('c'), 600)
    },
    '/silent': (answer) => answer.write('a'),
    '/large': (answer) => answer.end(Buffer.alloc(3 * 1024 * 1024)),
    '/shaky': (answer) => (asked % 3 === 0 ? answer.end('tea') : answer.writeHead(503).end()),
    '/away': (answer) => answer.writeHead(302, { location: '/slow' }).end(),
    '/file': (answer) => answer.writeHead(302, { location: 'file:///etc/hostname' }).end(),
  }
  const server = createServer((request, answer) => {
    asked++
    answers[request.url ?? '']?.(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const to = join(folder, 'limits', 'file')
  const get = (path: string, sum?: Sum) => {
    asked = 0
    const { port } = server.address() as AddressInfo
    return fetchTo(to, `http://127.0.0.1:${port}${path}`, sum, { bytes: 1024 * 1024, silence: 400 })
  }
  try {
    // Longer in all than the silence that is allowed.
    assert.equal(await get('/slow'), 5)
    assert.equal(readFileSync(to, 'utf8'), 'abbbc')
    assert.equal(await get('/away'), 5)
    assert.equal(await get('/shaky'), 3)
    assert.equal(asked, 3)
    await assert.rejects(get('/slow', { kind: 'md5', value: '0'.repeat(32) }), /checksum/)
    assert.equal(asked, 1)
    await assert.rejects(get('/large'), /larger than 1 MB/)
    assert.equal(asked, 1)
    await assert.rejects(get('/silent'), /stopped coming/)
    assert.equal(asked, 3)
    await assert.rejects(get('/file'), /127\.0\.0\.1/)
    assert.equal(readFileSync(to, 'utf8'), 'tea')
    assert.deepEqual(readdirSync(join(folder, 'limits')), ['file'])
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
