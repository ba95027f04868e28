// Search by the words that people ask for and by those that make it slow, one question after the other, as guests and as members.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { EntryKind } from '#core/search/entries.ts'
import { search } from '#core/search/queries.ts'
import { type Database, openPools } from '#platform/db/connect.ts'
import { openDatabase } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { asMember } from '#platform/db/viewing.ts'
import { type Amounts, fill } from './fill.ts'

/** Milliseconds of one search: identities and the twenty results with their words around the match, in a transaction of the viewer. */
export type SearchFigures = Record<string, { p50: number; p95: number; worst: number; found: number }>

type Question = { q: string; kind?: EntryKind; space?: boolean }

const ROUNDS = 20
const MEMBERS = 50

// Twenty of each kind, all different. How common v1 to v20000 are says fill.ts.
const questions: Record<string, (n: number) => Question> = {
  'rare word': (n) => ({ q: `v${5000 + n * 731}` }),
  'word in one of fifty posts': (n) => ({ q: `v${80 + n * 3}` }),
  'common word': (n) => ({
    q: ['median', 'join', 'thread', 'group', 'pathway', 'trust', 'v1', 'v2', 'library', 'cohort'][n % 10]!,
  }),
  'two common words': (n) => ({ q: `v${1 + (n % 5)} v${6 + n}` }),
  'three words, some common': (n) => ({ q: `median v${3 + n} v${20 + n}` }),
  'common and rare word': (n) => ({ q: `median v${3000 + n * 211}` }),
  'word in one space': (n) => ({ q: n % 2 ? `v${20 + n}` : `v${900 + n * 7}`, space: true }),
  phrase: (n) => ({ q: ['"the median move"', '"group by"', '"does not match the"', '"na.rm"', '"anybody met this"'][n % 5]! }),
  'phrase of common words': (n) => ({ q: `"v${1 + n} v${8 + n}"` }),
  'name of a member': (n) => ({ q: `Member ${100 + n * 7}`, ...(n % 2 ? { kind: 'member' } : {}) }),
  'mistyped word': (n) => ({ q: `medain${n}` }),
  'either of two words': (n) => ({ q: `v${300 + n} or v${4000 + n * 13}` }),
  'word without another': (n) => ({ q: `v${40 + n} -v1 -cohort` }),
  'word of long ago': (n) => ({ q: `outdated v${60 + n * 5}` }),
}

/** Fills, and asks every question once before it counts. */
export async function measureSearch(amounts: Amounts): Promise<SearchFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-'))
  try {
    const opened = await openDatabase({ dataDir: folder, databaseUrl: undefined }, () => {}, { command: 'bench' })
    try {
      await migrate(opened.target.owner)
      const database = openPools(opened.target)
      await fill(database.owner, amounts)
      const figures = await ask(database)
      await database.close()
      return figures
    } finally {
      await opened.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Asks a filled database. */
export async function ask(database: Database): Promise<SearchFigures> {
  const { rows: spaces } = await sql<{ id: number }>`select id from spaces where sees = 'everyone' order by id`.execute(
    database.owner,
  )
  const { rows: members } = await sql<{ id: number }>`
    select id from members where state = 'active' order by id limit ${MEMBERS}`.execute(database.owner)
  const once = async ({ q, kind, space }: Question, n: number) => {
    const spaceId = space ? spaces[n % spaces.length]!.id : undefined
    const began = performance.now()
    const { found } = await asMember(database, n % 2 ? members[n % members.length]!.id : undefined, (db) =>
      search(db, { q, kind, spaceId, page: 1 }),
    )
    return { ms: performance.now() - began, found: found.length }
  }
  const figures: SearchFigures = {}
  const all: number[] = []
  for (const counted of [false, true]) {
    for (const [name, question] of Object.entries(questions)) {
      const answers = []
      for (let n = 0; n < ROUNDS; n++) answers.push(await once(question(n), n))
      const times = answers.map((answer) => answer.ms)
      if (!counted) continue
      all.push(...times)
      figures[name] = { ...spread(times), found: answers.reduce((sum, answer) => sum + answer.found, 0) }
    }
  }
  return { ...figures, all: { ...spread(all), found: Object.values(figures).reduce((sum, one) => sum + one.found, 0) } }
}

function spread(times: number[]): { p50: number; p95: number; worst: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]! * 10) / 10
  return { p50: at(0.5), p95: at(0.95), worst: at(1) }
}
