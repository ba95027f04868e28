// The sample of a real site, where it is there: moved in, compared with its source part by part, and moved out again.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeSite } from '#features/blog/site/export.ts'
import { beginImport, countItems, runImport } from '#features/blog/site/run.ts'
import { readFolder } from '#features/blog/site/tree.ts'
import { openTown } from '../kit.ts'

const SAMPLE = join(import.meta.dirname, '../../../shared/data/site')

/** What an article's Markdown has, counted by its lines. */
function countParts(body: string) {
  const found = { fences: 0, pictures: 0, callouts: 0 }
  let fence = ''
  for (const line of body.split('\n')) {
    const [, marks, info = ''] = /^\s*(`{3,})(.*)$/.exec(line) ?? []
    if (fence) {
      if (marks?.startsWith(fence) && line.trim() === marks) fence = ''
    } else if (marks) {
      fence = marks
      if (!info.includes('=html')) found.fences += 1
    } else {
      found.pictures += (line.match(/!\[[^\]]*\]\([^)]*\)/g) ?? []).length
      if (/^:{3,}\s*\{.*callout/.test(line)) found.callouts += 1
    }
  }
  return found
}

test('the sample of a real site moves in and out again unchanged', {
  skip: !existsSync(SAMPLE) && 'the sample site is not here',
}, async () => {
  const fresh = await openTown()
  try {
    const tree = await readFolder(SAMPLE)
    const id = await beginImport(fresh.db, { member_id: null, name: 'sample', is_dry: false })
    await runImport(fresh.house, id, tree, { isDry: false })
    const counts = await countItems(fresh.db, id)
    assert.equal(counts.find((one) => one.kind === 'article')?.n, 32)
    assert.equal(
      counts.reduce((sum, one) => sum + one.n, 0),
      tree.files.size,
    )
    assert.deepEqual(
      counts.filter((one) => one.outcome !== 'new'),
      [],
    )
    const out = mkdtempSync(join(tmpdir(), 'hearth-sample-'))
    await writeSite(fresh.house, out)
    const list = (dir: string) => readdirSync(dir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length
    assert.equal(list(out), list(SAMPLE))
    for (const path of tree.files.keys()) assert.ok(readFileSync(join(out, path)).equals(readFileSync(join(SAMPLE, path))), path)
    const rows = await fresh.db.selectFrom('articles').select(['slug', 'html', 'body']).execute()
    for (const { slug, html, body } of rows) {
      const { fences, pictures, callouts } = countParts(body)
      assert.equal((html.match(/<figure class="code( output)?"/g) ?? []).length, fences, `code in ${slug}`)
      assert.equal((html.match(/<img /g) ?? []).length, pictures, `pictures in ${slug}`)
      assert.equal((html.match(/class="callout /g) ?? []).length, callouts, `callouts in ${slug}`)
      assert.ok(!/<script|<iframe|javascript:|class="missing"/i.test(html), slug)
      assert.equal((await fresh.gus.get(`/blog/${slug}`)).status, 200, slug)
      assert.equal((await fresh.gus.get(`/blog/${slug}.html`)).location, `/blog/${slug}`)
    }
    rmSync(out, { recursive: true, force: true })
  } finally {
    await fresh.close()
  }
})
