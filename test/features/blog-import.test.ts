// A Quarto site moves in: what front matter says in all its ways, nothing lost, run again and again, and undone as a whole.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { writeSite } from '#features/blog/site/export.ts'
import { beginImport, countItems, runImport } from '#features/blog/site/run.ts'
import { readFolder } from '#features/blog/site/tree.ts'
import { undoImport } from '#features/blog/site/undo.ts'
import { openTown, type Town } from '../kit.ts'
import { save } from './blog-kit.ts'
import { putFile, writeSample } from './blog-site-kit.ts'

let town: Town
const folder = mkdtempSync(join(tmpdir(), 'hearth-site-'))
before(async () => {
  town = await openTown()
})
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  await town.close()
})

const put = (path: string, content: string | Buffer, dir = join(folder, 'site')) => putFile(dir, path, content)

async function run(dir = join(folder, 'site'), isDry = false): Promise<number> {
  const tree = await readFolder(dir)
  const id = await beginImport(town.db, { member_id: null, name: 'site', is_dry: isDry })
  await runImport(town.house, id, tree, { isDry })
  return id
}

const itemsOf = (id: number) =>
  town.db.selectFrom('site_import_items').selectAll().where('import_id', '=', id).orderBy('path').execute()
const outcomes = async (id: number) => Object.fromEntries((await itemsOf(id)).map((item) => [item.path, item.outcome]))

test('a dry run says what would happen, and changes nothing', async () => {
  await writeSample(join(folder, 'site'))
  symlinkSync('/etc/passwd', join(folder, 'site/blog/link.qmd'))
  const id = await run(undefined, true)
  const items = await itemsOf(id)
  assert.equal((await town.db.selectFrom('articles').select('id').execute()).length, 0)
  assert.equal((await town.db.selectFrom('site_files').select('path').execute()).length, 0)
  assert.equal(items.find((item) => item.path === 'blog/second.qmd')?.outcome, 'new')
})

test('every file that was found is in the report, with what was guessed and dropped', async () => {
  const id = await run()
  const tree = await readFolder(join(folder, 'site'))
  const counts = await countItems(town.db, id)
  assert.equal(
    counts.reduce((sum, one) => sum + one.n, 0),
    tree.files.size + tree.refused.size,
  )
  const items = new Map((await itemsOf(id)).map((item) => [item.path, item]))
  assert.equal(items.get('blog/link.qmd')?.outcome, 'left out')
  const first = items.get('blog/First_Post.qmd')!
  const said = [...first.guessed, ...first.dropped].join('\n')
  for (const words of [
    'Ann Other, Bo Nobody, Cy Else, of Public Health Somewhere',
    'Quotation marks around the subtitle',
    '“mystery”',
    'gone.qmd',
    'far.example',
    'fa',
    'youtube',
    'Code within a line',
    '<script>',
  ])
    assert.ok(said.includes(words), `${words} in:\n${said}`)
  assert.match(items.get('blog/second.qmd')!.dropped.join(), /“email” of an author/)
  assert.match(items.get('blog/frozen.qmd')!.guessed.join(), /1 picture has no description/)
  assert.match(items.get('blog/broken.qmd')!.dropped.join(), /front matter cannot be read/)
  assert.match(items.get('blog/frozen.qmd')!.guessed.join(), /changed after its output was saved/)
  const { id: steward } = await town.db.selectFrom('site_imports').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  const page = await town.mo.get(`/stewards/imports/${steward}`)
  assert.match(page.text, /First, with/)
  assert.equal((await town.mo.json(`/stewards/imports/${steward}`)).json.items.length, items.size)
  assert.equal((await town.ada.get(`/stewards/imports/${steward}`)).status, 404)
})

test('the article is there with all its parts, and nothing of it runs', async () => {
  const page = await town.gus.get('/blog/First_Post')
  assert.equal(page.status, 200)
  for (const words of [
    'First, with &quot;quotes&quot;',
    'In quotation marks',
    '20 November 2019',
    'Public Health Somewhere',
    'href="/blog/second#h-part"',
    'href="/blog/second"',
    'alt="Two bars" loading="lazy" class="width-50" width="40" height="30"',
    '<figcaption>A caption</figcaption>',
    'callout-tip',
    'https://www.youtube.com/watch?v=abcdefghij',
    'href="https://far.example/x.png"',
    '<math',
    'footnotes',
    'beds.csv"',
  ])
    assert.ok(page.text.includes(words), words)
  const article = page.text.slice(page.text.indexOf('<article'), page.text.indexOf('</article>'))
  for (const bad of ['<script', '<iframe', 'onclick', 'alert(1)', 'src="https://', '{{&lt;', 'fig-alt'])
    assert.ok(!article.includes(bad), bad)
  const frozen = await town.gus.get('/blog/frozen')
  for (const words of ['[1] 2', 'Output', '/uploads/']) assert.ok(frozen.text.includes(words), words)
  assert.match((await town.gus.get('/blog/note')).text, /Notebook[\s\S]*print[\s\S]*>1</)
  const { categories } = (await town.gus.json('/blog/First_Post')).json.article
  assert.deepEqual(
    categories.map((one: { name: string }) => one.name),
    ['Dplyr', 'Packages'],
  )
})

test('old addresses lead on', async () => {
  for (const [old, now] of [
    ['/blog/First_Post.html', '/blog/First_Post'],
    ['/posts/old-first.html', '/blog/First_Post'],
    ['/elsewhere.html', '/blog/First_Post'],
  ] as const) {
    const answer = await town.gus.get(old)
    assert.deepEqual([answer.status, answer.location], [301, now], old)
  }
  assert.equal((await town.gus.get('/posts/never.html')).status, 404)
})

test('again changes nothing; a changed file changes its article; an edit made here is never overwritten', async () => {
  const again = await outcomes(await run())
  assert.deepEqual(new Set(Object.values(again)), new Set(['same', 'left out']))
  put('blog/second.qmd', '---\ntitle: Second, again\ndate: 23 04 2020\nauthor: Ann Other\n---\n\nOther words.\n')
  const one = await outcomes(await run())
  assert.equal(one['blog/second.qmd'], 'changed')
  assert.equal(Object.values(one).filter((outcome) => outcome === 'changed').length, 1)
  assert.match((await town.bea.get('/blog/second')).text, /Other words/)

  const { id } = await town.db.selectFrom('articles').select('id').where('slug', '=', 'second').executeTakeFirstOrThrow()
  await save(town.mo, id, { body: 'Edited here.' })
  put('blog/second.qmd', '---\ntitle: Second\ndate: 23 04 2020\n---\n\nAnd at the source.\n')
  const both = await outcomes(await run())
  assert.equal(both['blog/second.qmd'], 'both')
  assert.match((await town.bea.get('/blog/second')).text, /Edited here/)
  assert.match((await town.mo.get(`/blog/write/${id}/corrections`)).text, /From the old site[\s\S]*source/)
  assert.equal((await outcomes(await run()))['blog/second.qmd'], 'same')
})

test('what was taken off the blog stays off it when its source changes; an undone text that waited is gone', async () => {
  put('blog/off.qmd', '---\ntitle: Off\ndate: 2022-01-01\n---\n\nOne.\n')
  put('blog/edited.qmd', '---\ntitle: Edited\ndate: 2022-01-01\n---\n\nOne.\n')
  await run()
  const find = (slug: string) =>
    town.db.selectFrom('articles').select(['id', 'state']).where('slug', '=', slug).executeTakeFirstOrThrow()
  await town.mo.post(`/blog/write/${(await find('off')).id}/move`, { to: 'withdrawn', said: 'Old.' })
  const { id } = await find('edited')
  await save(town.mo, id, { body: 'Mine.' })
  for (const name of ['off', 'edited']) put(`blog/${name}.qmd`, `---\ntitle: ${name}\ndate: 2022-01-01\n---\n\nTwo.\n`)
  const importId = await run()
  assert.equal((await find('off')).state, 'withdrawn')
  const waiting = () => town.db.selectFrom('article_corrections').select('id').where('article_id', '=', id).execute()
  assert.equal((await waiting()).length, 1)
  await undoImport(town.house, { importId })
  assert.equal((await waiting()).length, 0)
  assert.equal((await outcomes(await run()))['blog/edited.qmd'], 'both')
})

test('out again: unchanged files are the same, a changed article is a clean file', async () => {
  const out = join(folder, 'out')
  await writeSite(town.house, out)
  for (const path of [
    'blog/First_Post.qmd',
    'blog/img/a plot (1).png',
    '_quarto.yml',
    'blog/broken.qmd',
    '_freeze/blog/frozen/figure-html/plot-1.png',
  ])
    assert.ok(readFileSync(join(out, path)).equals(readFileSync(join(folder, 'site', path))), path)
  const changed = readFileSync(join(out, 'blog/second.qmd'), 'utf8')
  assert.match(changed, /^---\ntitle: Second, again\nauthor:\n {2}- name: Ann Other\n/)
  assert.match(changed, /\n---\n\nEdited here\.\n$/)
  assert.match(readFileSync(join(out, 'blog/off.qmd'), 'utf8'), /\ndraft: true\n/)
})

test('names that may be one person are offered to stewards, who join them; a member claims what is theirs', async () => {
  put('blog/later.qmd', '---\ntitle: Later\ndate: 2099-01-01\n---\n\nThen.\n')
  put('blog/unfinished.qmd', '---\ntitle: Unfinished\ndate: 2022-01-01\ndraft: true\n---\n\nHalf.\n')
  put('blog/third.qmd', '---\ntitle: Third\ndate: 2022-01-01\nauthor: Dr Ann Other\n---\n\nMore.\n')
  await run()
  for (const slug of ['later', 'unfinished']) assert.equal((await town.ada.get(`/blog/${slug}`)).status, 404, slug)
  assert.match((await town.mo.get('/blog/desk')).text, /Unfinished[\s\S]*Later/)
  assert.match((await town.mo.get('/stewards/blog')).text, /Dr Ann Other[\s\S]*They are one: keep “Ann Other”/)
  const person = async (name: string) =>
    (await town.db.selectFrom('blog_people').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
  const [doctor, ann] = [await person('Dr Ann Other'), await person('Ann Other')]
  await town.mo.post('/stewards/blog/join', { from: String(doctor), into: String(ann) })
  assert.equal((await town.gus.get(`/blog/authors/${doctor}`)).location, `/blog/authors/${ann}`)
  await town.ada.post(`/blog/authors/${ann}/claim`)
  assert.match((await town.ada.get(`/blog/authors/${ann}`)).text, /A steward looks at your claim/)
  assert.equal(
    (await town.bea.post('/stewards/blog/claims', { person: String(ann), member: String(town.ada.id), agree: 'yes' })).status,
    404,
  )
  await town.mo.post('/stewards/blog/claims', { person: String(ann), member: String(town.ada.id), agree: 'yes' })
  assert.match((await town.gus.get(`/people/${town.ada.id}`)).text + (await town.bea.get(`/people/${town.ada.id}`)).text, /Third/)
})

test('an import is undone as a whole; what was edited here stays', async () => {
  const dir = join(folder, 'other')
  put('blog/one.qmd', '---\ntitle: Undone one\ndate: 2022-01-01\n---\n\nOne.\n', dir)
  put('blog/two.qmd', '---\ntitle: Undone two\ndate: 2022-01-01\n---\n\nTwo.\n', dir)
  put('blog/second.qmd', readFileSync(join(folder, 'site/blog/second.qmd')), dir)
  const id = await run(dir)
  const two = await town.db.selectFrom('articles').select('id').where('slug', '=', 'two').executeTakeFirstOrThrow()
  await save(town.mo, two.id, { body: 'Two, edited.' })
  for (const _ of [1, 2]) await undoImport(town.house, { importId: id })
  assert.equal((await town.gus.get('/blog/one')).status, 404)
  assert.match((await town.bea.get('/blog/two')).text, /Two, edited/)
  assert.equal((await town.gus.get('/blog/second')).status, 200, 'it was there before')
  assert.equal(
    await town.db.selectFrom('site_files').select('path').where('path', '=', 'blog/one.qmd').executeTakeFirst(),
    undefined,
  )
})

test('ended in the middle and begun again, it ends the same', async () => {
  const dir = join(folder, 'middle')
  for (let n = 0; n < 8; n++) put(`blog/m${n}.qmd`, `---\ntitle: Middle ${n}\ndate: 2022-01-01\n---\n\nWords ${n}.\n`, dir)
  const tree = await readFolder(dir)
  const id = await beginImport(town.db, { member_id: null, name: 'middle', is_dry: false })
  let seen = 0
  const ended = runImport(
    town.house,
    id,
    { ...tree, read: (path) => tree.read(path) },
    {
      isDry: false,
      tell: () => {
        if (++seen === 4) throw new Error('ended')
      },
    },
  )
  await assert.rejects(ended, /ended/)
  const halfway = await town.db.selectFrom('articles').select('id').where('slug', 'like', 'm_').execute()
  assert.equal(halfway.length, 4)
  const again = await outcomes(await run(dir))
  assert.deepEqual(Object.values(again).sort(), ['new', 'new', 'new', 'new', 'same', 'same', 'same', 'same'])
})
