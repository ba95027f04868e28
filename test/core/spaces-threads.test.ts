// Splitting, merging and moving threads in the database: numbers, read marks, and who may.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { mergeThreadRows, moveThreadRows, splitThreadRows } from '#core/threads/steward-queries.ts'
import { takePostNumber } from '#core/threads/write-queries.ts'
import type { Db } from '#platform/db/connect.ts'
import { asMember } from '#platform/db/viewing.ts'
import { openTown, type Town } from '#test/kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const asMo = <T>(work: (db: Db) => Promise<T>) => asMember(town.house.database, town.mo.id, work)

let minute = 0

/** A thread whose posts were written at these minutes, in the order of their numbers; gives its identity. */
async function thread(spaceId: number, minutes: number[], title = 'A thread'): Promise<number> {
  const authors = [town.ada.id, town.bea.id, town.ivy.id]
  const { id } = await town.db
    .insertInto('threads')
    .values({ space_id: spaceId, author_id: town.ada.id, title, last_number: minutes.length, reply_count: minutes.length - 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [index, at] of minutes.entries()) {
    const said = `post ${++minute}`
    const created_at = new Date(Date.UTC(2026, 0, 1, 0, at))
    await town.db
      .insertInto('posts')
      .values({
        thread_id: id,
        space_id: spaceId,
        number: index + 1,
        author_id: authors[index % 3]!,
        body: said,
        html: said,
        words: said,
        created_at,
      })
      .execute()
  }
  return id
}

async function posts(threadId: number) {
  return town.db.selectFrom('posts').selectAll().where('thread_id', '=', threadId).orderBy('number').execute()
}

const numbers = (rows: { number: number }[]) => rows.map((row) => row.number)
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

async function counters(threadId: number) {
  return town.db
    .selectFrom('threads')
    .select(['last_number', 'reply_count', 'merged_into', 'space_id', 'split_from', 'title'])
    .where('id', '=', threadId)
    .executeTakeFirstOrThrow()
}

test('However a thread is split, both parts are numbered from 1 without gaps and every post is kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 2, maxLength: 9 }), async (goes) => {
      const id = await thread(
        town.spaces.commons,
        goes.map((_, index) => index),
      )
      const written = await posts(id)
      const chosen = written.filter((_, index) => goes[index])
      const made = await asMo((db) =>
        splitThreadRows(
          db,
          id,
          chosen.map((post) => post.id),
          'A part',
        ),
      )
      const going = chosen.filter((post) => post.number > 1)
      if (going.length === 0) return assert.equal(made, undefined)
      const [stayed, gone] = [await posts(id), await posts(made!)]
      assert.deepEqual(numbers(stayed), upTo(written.length - going.length))
      assert.deepEqual(numbers(gone), upTo(going.length))
      assert.deepEqual(
        gone.map((post) => post.id),
        going.map((post) => post.id),
      )
      assert.deepEqual([...stayed, ...gone].map((post) => post.id).sort(), written.map((post) => post.id).sort())
      assert.equal((await counters(id)).last_number, stayed.length)
      assert.equal((await counters(made!)).reply_count, gone.length - 1)
      assert.equal((await counters(made!)).split_from, id)
    }),
    { numRuns: 25 },
  )
})

test('However two threads are merged, the numbers run from 1 without gaps, every post is kept, and each thread keeps its order', async () => {
  const times = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 7 })
  await fc.assert(
    fc.asyncProperty(times, times, async (one, other) => {
      const source = await thread(town.spaces.commons, one)
      const target = await thread(town.spaces.commons, other)
      const [fromSource, fromTarget] = [await posts(source), await posts(target)]
      assert.equal(await asMo((db) => mergeThreadRows(db, source, target)), true)
      const merged = await posts(target)
      assert.deepEqual(numbers(merged), upTo(one.length + other.length))
      for (const part of [fromSource, fromTarget]) {
        const ids = part.map((post) => post.id)
        assert.deepEqual(
          merged.map((post) => post.id).filter((id) => ids.includes(id)),
          ids,
        )
      }
      assert.equal((await posts(source)).length, 0)
      assert.equal((await counters(source)).merged_into, target)
      assert.equal((await counters(target)).last_number, merged.length)
    }),
    { numRuns: 25 },
  )
})

test('What somebody has read stays read after a split and a merge, and what they have not is new to them', async () => {
  const id = await thread(town.spaces.commons, [1, 2, 3, 4, 5])
  await town.db.insertInto('thread_reads').values({ member_id: town.bea.id, thread_id: id, number: 3 }).execute()
  const chosen = (await posts(id)).filter((post) => [2, 4].includes(post.number)).map((post) => post.id)
  const made = (await asMo((db) => splitThreadRows(db, id, chosen, 'Apart')))!
  const read = async (threadId: number) =>
    (await town.db.selectFrom('thread_reads').select('number').where('thread_id', '=', threadId).executeTakeFirst())?.number
  assert.equal(await read(id), 2)
  assert.equal(await read(made), 1)
  await asMo((db) => mergeThreadRows(db, made, id))
  assert.equal(await read(id), 3)
})

test('A merged thread that is merged again still leads to where its posts are', async () => {
  const [first, second, third] = [
    await thread(town.spaces.commons, [1], 'First'),
    await thread(town.spaces.commons, [2], 'Second'),
    await thread(town.spaces.commons, [3], 'Third'),
  ]
  await asMo((db) => mergeThreadRows(db, first, second))
  await asMo((db) => mergeThreadRows(db, second, third))
  assert.equal((await counters(first)).merged_into, third)
  assert.equal((await counters(first)).title, 'Third')
})

test('Nobody but a steward moves, splits or merges, whatever the page says', async () => {
  const [one, other] = [await thread(town.spaces.commons, [1, 2]), await thread(town.spaces.commons, [3])]
  const second = (await posts(one))[1]!.id
  for (const id of [town.ada.id, town.sol.id, undefined]) {
    const [moved, made, merged] = await asMember(town.house.database, id, async (db) => [
      await moveThreadRows(db, one, town.spaces.members),
      await splitThreadRows(db, one, [second], 'Mine'),
      await mergeThreadRows(db, one, other),
    ])
    assert.deepEqual([moved, made, merged], [false, undefined, false])
  }
  assert.equal((await counters(one)).space_id, town.spaces.commons)
})

test('A steward cannot move a thread into, out of, or between spaces that they are not in', async () => {
  const open = await thread(town.spaces.commons, [1])
  const secret = await thread(town.spaces.invited, [1, 2])
  assert.equal(await asMo((db) => moveThreadRows(db, open, town.spaces.invited)), false)
  assert.equal(await asMo((db) => moveThreadRows(db, secret, town.spaces.commons)), false)
  assert.equal(await asMo((db) => mergeThreadRows(db, secret, open)), false)
  assert.equal(await asMo((db) => mergeThreadRows(db, open, secret)), false)
  const second = (await posts(secret))[1]!.id
  assert.equal(await asMo((db) => splitThreadRows(db, secret, [second], 'Out')), undefined)
})

test('Everything in a moved thread moves along, and whoever cannot see the new space no longer follows it or has notices of it', async () => {
  const steward = await town.newcomer('Stewart', { role: 'steward' })
  await town.db.insertInto('space_members').values({ space_id: town.spaces.invited, member_id: steward.id }).execute()
  const id = await thread(town.spaces.members, [1, 2])
  const [post] = await posts(id)
  const about = { post_id: post!.id, space_id: town.spaces.members }
  await town.db
    .insertInto('post_versions')
    .values({ ...about, body: 'a', html: 'a', written_at: new Date() })
    .execute()
  await town.db
    .insertInto('reactions')
    .values({ ...about, member_id: town.bea.id, kind: 'thanks' })
    .execute()
  const file = { name: 'a.png', type: 'image/png', size: 3, purpose: 'post' as const, file: `aa/${'0'.repeat(32)}` }
  await town.db
    .insertInto('uploads')
    .values({ ...about, ...file, member_id: town.ada.id })
    .execute()
  for (const member_id of [town.ada.id, town.ivy.id]) {
    await town.db
      .insertInto('notices')
      .values({ ...about, member_id, kind: 'thread', thread_id: id })
      .execute()
    await town.db.insertInto('thread_follows').values({ member_id, thread_id: id, level: 'follow' }).execute()
  }
  assert.equal(await asMember(town.house.database, steward.id, (db) => moveThreadRows(db, id, town.spaces.invited)), true)
  for (const table of ['posts', 'post_versions', 'reactions', 'uploads', 'notices'] as const) {
    const { rows } = await sql<{ space_id: number }>`select space_id from ${sql.table(table)} where ${
      table === 'posts' ? sql`thread_id = ${id}` : sql`post_id = ${post!.id}`
    }`.execute(town.db)
    assert.ok(rows.length > 0, table)
    assert.ok(
      rows.every((row) => row.space_id === town.spaces.invited),
      table,
    )
  }
  const told = await town.db.selectFrom('notices').select('member_id').where('thread_id', '=', id).execute()
  const following = await town.db.selectFrom('thread_follows').select('member_id').where('thread_id', '=', id).execute()
  assert.deepEqual(
    [told, following].map((rows) => rows.map((row) => row.member_id)),
    [[town.ivy.id], [town.ivy.id]],
  )
})

test('A reply that comes in while its thread is merged is not lost in a thread that nobody sees', async () => {
  const [source, target] = [await thread(town.spaces.commons, [1]), await thread(town.spaces.commons, [2])]
  await asMo((db) => mergeThreadRows(db, source, target))
  const taken = await asMember(town.house.database, town.ada.id, (db) => takePostNumber(db, source, town.spaces.commons))
  assert.equal(taken, undefined)
})
