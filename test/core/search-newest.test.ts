// Search among many: the newest matches are read, and which they are is what reading all of them would say.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { asMember } from '#platform/db/viewing.ts'
import { openTown, type Town } from '../kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

// Far above the numbers of the town's own posts.
const FIRST = 1_000_000

const clear = () => sql`delete from search_entries where ref >= ${FIRST}`.execute(town.db)

/** Entries of posts numbered from `from` on, as though each said `words`. */
async function addEntries(from: number, many: number, space: number, words: string): Promise<void> {
  await sql`
    insert into search_entries (kind, ref, space_id, at, words)
    select 'post', n, ${space}, now(), to_tsvector('english', ${words}) from generate_series(${from}::int, ${from + many - 1}::int) n`.execute(
    town.db,
  )
}

/** The numbers that a search of posts finds, as a member or a guest. */
async function find(q: string, viewer: number | undefined = town.ada.id, most = 200): Promise<number[]> {
  const { rows } = await asMember(town.house.database, viewer, (db) =>
    sql<{ ref: number }>`select ref from search_ids(${q}, 'post', null, ${most})`.execute(db),
  )
  return rows.map((row) => row.ref)
}

test('of very many matches the newest are among those found', async () => {
  await addEntries(FIRST, 9000, town.spaces.commons, 'a marmot sat')
  const found = await find('marmot')
  assert.equal(found.length, 200)
  assert.deepEqual(
    found,
    Array.from({ length: 200 }, (_, n) => FIRST + 8999 - n),
  )
  await clear()
})

test('what a member does not see pushes out nothing that they do', async () => {
  await addEntries(FIRST, 3, town.spaces.commons, 'an okapi walked')
  await addEntries(FIRST + 10, 9000, town.spaces.invited, 'an okapi walked')
  assert.deepEqual(await find('okapi'), [FIRST + 2, FIRST + 1, FIRST])
  assert.deepEqual(await find('okapi', undefined), [FIRST + 2, FIRST + 1, FIRST])
  assert.equal((await find('okapi', town.ivy.id)).length, 200)
  await clear()
})

test('a rare word of long ago is found under everything that came after it', async () => {
  await addEntries(FIRST, 1, town.spaces.commons, 'the axolotl slept')
  await addEntries(FIRST + 1, 6000, town.spaces.commons, 'a marmot sat')
  assert.deepEqual(await find('axolotl'), [FIRST])
  assert.deepEqual(await find('axolotl or marmot', town.ada.id, 1), [FIRST + 6000])
  assert.deepEqual(await find('"axolotl slept"'), [FIRST])
  await clear()
})

test('whatever is asked, the matches are those that reading every entry gives', async () => {
  const words = ['marmot', 'okapi', 'sat', 'walked', 'na.rm', 'left_join', 'foo-bar']
  const any = (n: number) => words[Math.floor(random() * n) % words.length]!
  for (let n = 0; n < 120; n++)
    await addEntries(
      FIRST + n * 397,
      1,
      n % 5 ? town.spaces.commons : town.spaces.members,
      Array.from({ length: 5 }, () => any(7)).join(' '),
    )
  for (let round = 0; round < 150; round++) {
    const parts = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
      const phrase = random() < 0.4 ? `"${any(7)} ${any(7)}"` : any(7)
      return `${random() < 0.25 ? '-' : ''}${phrase}${random() < 0.2 ? ' or' : ''}`
    })
    const q = parts.join(' ')
    const { rows } = await sql<{ ref: number }>`
      select ref from search_entries, websearch_to_tsquery('english', ${q}) e, websearch_to_tsquery('simple', ${q}) s
      where ref >= ${FIRST} and words @@ (e || s)`.execute(town.db)
    const found = (await find(q)).filter((ref) => ref >= FIRST)
    assert.deepEqual(found.sort(), rows.map((row) => row.ref).sort(), q)
  }
  await clear()
})

// The same questions every time.
let seed = 7
function random(): number {
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed / 2147483648
}
