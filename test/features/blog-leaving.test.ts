// Somebody who wrote for the blog leaves: their name goes, and their words where they take them along; their export has all of it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTown, type Town } from '../kit.ts'
import { begin, publish, save } from './blog-kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

/** The tables of the blog, and what others keep of it, in which this text stands. */
async function placesOf(text: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and (relname like 'article%' or relname like 'blog%' or relname in ('search_entries', 'uploads', 'notices'))`.execute(
    town.db,
  )
  const places: string[] = []
  for (const { name } of rows) {
    const found = await sql`select 1 from ${sql.id(name)} t where position(lower(${text}) in lower(t::text)) > 0 limit 1`.execute(
      town.db,
    )
    if (found.rows.length > 0) places.push(name)
  }
  return places
}

async function writer(name: string) {
  const who = await town.newcomer(name)
  const low = name.toLowerCase()
  const out = await publish(town, { by: who, title: `Out ${low}words`, body: `All ${low}words.` })
  const draft = await begin(who, `Draft ${low}words`)
  await save(who, draft, { body: `More ${low}words.` })
  await who.post(`/blog/write/${out.id}/notes`, { body: `A note of ${low}words` })
  const ours = await publish(town, { by: town.ada, title: `Ours with ${low.slice(0, 3)}`, body: 'Ours.' })
  await who.post(`/blog/write/${ours.id}/corrections`, { body: `Ours, ${low}words.` })
  return { who, out, draft }
}

test('what a member takes along has their articles, drafts, comments and corrections', async () => {
  const { who, draft } = await writer('Xanthe')
  const { exportBlog } = await import('#features/blog/export.ts')
  const { asMember } = await import('#platform/db/viewing.ts')
  const parts = await asMember(town.house.database, who.id, (db) => exportBlog(db, who.id))
  const all = JSON.stringify(parts)
  for (const words of ['Out xanthewords', `Draft xanthewords`, 'A note of xanthewords', 'Ours, xanthewords'])
    assert.ok(all.includes(words), words)
  assert.ok(parts.some((part) => part.name.startsWith(`articles/${draft}-`)))
})

test('a new name stands on what was written before', async () => {
  const { who, out } = await writer('Wilma')
  await town.db.updateTable('members').set({ name: 'Wilbert' }).where('id', '=', who.id).execute()
  assert.match((await town.bea.get(out.url)).text, />Wilbert</)
})

test('who leaves their words leaves what was published, without their name', async () => {
  const { who, out, draft } = await writer('Yorick')
  await who.post('/account/leave', { words: 'keep' })
  await town.work()
  const page = await town.bea.get(out.url)
  assert.match(page.text, /All yorickwords/)
  assert.match(page.text, /A former member/)
  assert.ok(!page.text.includes('>Yorick<'))
  assert.equal(await town.db.selectFrom('articles').select('id').where('id', '=', draft).executeTakeFirst(), undefined)
  assert.ok(!(await placesOf('yorick"')).includes('blog_people'))
  assert.equal((await town.db.selectFrom('blog_people').select('id').where('name', 'like', 'Yorick%').execute()).length, 0)
})

test('who takes their words along leaves none', async () => {
  const { who, out } = await writer('Zelda')
  assert.notDeepEqual(await placesOf('zeldawords'), [])
  await who.post('/account/leave', { words: 'remove' })
  await town.work()
  assert.equal((await town.bea.get(out.url)).status, 404)
  assert.deepEqual(await placesOf('zeldawords'), [])
})
