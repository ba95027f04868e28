// A site comes as a zip through the stewards' page; hostile ones do no harm.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import yazl from 'yazl'
import { readZip } from '#features/blog/site/tree.ts'
import { openTown, type Town } from '../kit.ts'
import { multipart } from '../multipart.ts'

let town: Town
const folder = mkdtempSync(join(tmpdir(), 'hearth-zip-'))
before(async () => {
  town = await openTown()
})
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  await town.close()
})

type Person = Town['ada']

/** Sends the form of a site with a file. */
function bringTo(who: Person, bytes: Buffer, fields: Record<string, string> = {}) {
  const { headers, payload } = multipart(fields, { field: 'file', name: 'site.zip', bytes })
  return who.send('POST', '/stewards/imports', { accept: 'text/html', 'sec-fetch-site': 'same-origin', ...headers }, payload)
}

type Entry = { path: string; bytes?: Buffer; mode?: number }

async function zipOf(entries: Entry[]): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const { path, bytes = Buffer.from(''), mode } of entries) zip.addBuffer(bytes, path, mode === undefined ? {} : { mode })
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** The same zip with another name in it: the library that writes them refuses such names. */
function renamed(zip: Buffer, from: string, to: string): Buffer {
  assert.equal(from.length, to.length)
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')
}

const page = Buffer.from('---\ntitle: From a zip\ndate: 2024-05-03\n---\n\nHello.\n')

test('a steward moves a site in from a zip, tried first, and takes it away again', async () => {
  const zip = await zipOf([
    { path: 'site-main/_quarto.yml', bytes: Buffer.from('project:\n  type: website\n') },
    { path: 'site-main/blog/zipped.qmd', bytes: page },
  ])
  const bring = (dry: boolean) => bringTo(town.mo, zip, dry ? { dry: 'on' } : {})
  const tried = await bring(true)
  await town.work()
  assert.match((await town.mo.get(tried.location)).text, /dry run/)
  assert.equal((await town.gus.get('/blog/zipped')).status, 404)
  const begun = await bring(false)
  await town.work()
  const report = (await town.mo.json(begun.location)).json
  assert.deepEqual([report.one.state, report.items.length], ['done', 2])
  assert.match((await town.ada.get('/blog/zipped')).text, /From a zip/)
  const away = await town.mo.get('/stewards/imports/site.zip')
  assert.ok(away.text.includes('blog/zipped.qmd'))
  assert.equal((await town.ada.get('/stewards/imports/site.zip')).status, 404)
  await town.mo.post(`${begun.location}/undo`)
  await town.work()
  assert.equal((await town.ada.get('/blog/zipped')).status, 404)
  assert.match((await town.mo.get(begun.location)).text, /Undone/)
})

test('what is no zip gets a sentence', async () => {
  const said = await bringTo(town.mo, Buffer.from('not one'))
  assert.equal(said.status, 422)
  const broken = await bringTo(town.mo, Buffer.from('PK but not'))
  await town.work()
  assert.match((await town.mo.get(broken.location)).text, /not a zip file that can be read/)
  assert.equal((await bringTo(town.ada, Buffer.from('PK'))).status, 404)
})

const treeOf = async (zip: Buffer) => {
  const path = join(folder, `${Math.random()}.zip`)
  writeFileSync(path, zip)
  return readZip(path, 'hostile')
}

test('paths that lead out, links and second files of a name are refused, and the rest goes on', async () => {
  const zip = await zipOf([
    { path: 'blog/good.qmd', bytes: page },
    { path: 'aa/bb/etc.qmd', bytes: page },
    { path: 'Xetc/passwd', bytes: page },
    { path: 'blog/link.qmd', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 },
    { path: 'blog/goox.qmd', bytes: page },
  ])
  const tree = await treeOf(
    renamed(renamed(renamed(zip, 'aa/bb/etc', '../../etc'), 'Xetc/pass', '/etc/pass'), 'blog/goox', 'blog/good'),
  )
  assert.deepEqual([...tree.files.keys()], ['blog/good.qmd'])
  assert.deepEqual([...tree.refused.keys()].sort(), ['../../etc.qmd', '/etc/passwd', 'blog/good.qmd (again)', 'blog/link.qmd'])
  assert.equal((await tree.read('blog/good.qmd')).toString(), page.toString())
  await tree.close()
})

test('a bomb is stopped before it is unpacked', async () => {
  const big = Buffer.alloc(29 * 1024 * 1024)
  const zip = await zipOf(Array.from({ length: 40 }, (_, n) => ({ path: `blog/b${n}.qmd`, bytes: big })))
  assert.ok(zip.length < 2_000_000)
  await assert.rejects(treeOf(zip), /more than a gigabyte/)
  const huge = await treeOf(
    await zipOf([
      { path: 'blog/huge.qmd', bytes: Buffer.alloc(31 * 1024 * 1024) },
      { path: 'blog/ok.qmd', bytes: page },
    ]),
  )
  assert.deepEqual([...huge.files.keys()], ['blog/ok.qmd'])
  await huge.close()
})
