// What spaces remember, and for how long.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { forgetOld } from '#core/threads/forget.ts'
import { openTown, type Town } from '#test/kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const now = new Date('2026-11-23T02:40:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

async function space(memory: 'for ever' | 'year' | '90 days' | 'week'): Promise<number> {
  const row = { slug: `memory-${memory.replace(' ', '-')}-${Math.random().toString(36).slice(2, 8)}`, name: memory, memory }
  return (await town.db.insertInto('spaces').values(row).returning('id').executeTakeFirstOrThrow()).id
}

/** A thread with a post written so many days ago, one a number. */
async function thread(spaceId: number, ages: number[]): Promise<{ id: number; postIds: number[] }> {
  const counters = { last_number: ages.length, reply_count: ages.length - 1, last_post_at: daysAgo(ages.at(-1)!) }
  const { id } = await town.db
    .insertInto('threads')
    .values({ space_id: spaceId, author_id: town.ada.id, title: 'Old and new', ...counters })
    .returning('id')
    .executeTakeFirstOrThrow()
  const posts = await town.db
    .insertInto('posts')
    .values(
      ages.map((age, index) => ({
        thread_id: id,
        space_id: spaceId,
        number: index + 1,
        author_id: town.ada.id,
        body: 'words',
        html: 'words',
        words: 'words',
        created_at: daysAgo(age),
      })),
    )
    .returning('id')
    .execute()
  return { id, postIds: posts.map((post) => post.id) }
}

const left = async (threadId: number) =>
  (await town.db.selectFrom('posts').select('number').where('thread_id', '=', threadId).orderBy('number').execute()).map(
    (one) => one.number,
  )
const counters = (id: number) =>
  town.db.selectFrom('threads').select(['last_number', 'reply_count']).where('id', '=', id).executeTakeFirst()

test('Each space forgets what is past its memory, to the day, and nothing else', async () => {
  const made = {
    'for ever': await thread(await space('for ever'), [4000, 1]),
    year: await thread(await space('year'), [366, 364]),
    '90 days': await thread(await space('90 days'), [91, 89]),
    week: await thread(await space('week'), [8, 6]),
  }
  await forgetOld(town.db, now)
  assert.deepEqual(await left(made['for ever'].id), [1, 2])
  for (const memory of ['year', '90 days', 'week'] as const) {
    assert.deepEqual(await left(made[memory].id), [2], memory)
    assert.deepEqual(await counters(made[memory].id), { last_number: 2, reply_count: 1 })
  }
})

test('A thread in which nothing is left is gone with everything that hung on it', async () => {
  const spaceId = await space('week')
  const { id, postIds } = await thread(spaceId, [30, 20])
  const about = { post_id: postIds[0]!, space_id: spaceId }
  await town.db
    .insertInto('post_versions')
    .values({ ...about, body: 'a', html: 'a', written_at: daysAgo(30) })
    .execute()
  await town.db
    .insertInto('reactions')
    .values({ ...about, member_id: town.bea.id, kind: 'thanks' })
    .execute()
  await town.db
    .insertInto('notices')
    .values({ ...about, member_id: town.bea.id, kind: 'reply', thread_id: id })
    .execute()
  await town.db.insertInto('thread_reads').values({ member_id: town.bea.id, thread_id: id, number: 2 }).execute()
  const done = await forgetOld(town.db, now)
  assert.deepEqual(done, { posts: 2, threads: 1 })
  assert.equal(await counters(id), undefined)
  for (const table of ['post_versions', 'reactions', 'notices'] as const) {
    assert.deepEqual(await town.db.selectFrom(table).select('space_id').where('space_id', '=', spaceId).execute(), [], table)
  }
  assert.deepEqual(await forgetOld(town.db, now), { posts: 0, threads: 0 })
})

test('A space with more old posts than one night’s first batch forgets them all', async () => {
  const { id } = await thread(await space('week'), [...Array.from({ length: 450 }, () => 10), 1])
  await forgetOld(town.db, now)
  assert.deepEqual(await left(id), [451])
})

test('What was forgotten is not found by anybody any more', async () => {
  const slug = 'help-with-r'
  await town.db.updateTable('spaces').set({ memory: 'week' }).where('slug', '=', slug).execute()
  await town.ada.post(`/spaces/${slug}/threads`, { title: 'Passing thought', body: 'A fleetingword to forget' })
  await town.work()
  const found = async () => (await town.ada.json('/search?q=fleetingword')).text.includes('Passing thought')
  assert.equal(await found(), true)
  await forgetOld(town.db, new Date(Date.now() + 8 * 86_400_000))
  assert.equal(await found(), false)
})
