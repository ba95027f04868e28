// Leaving: the erasure itself is one function in the database; here is what stands around it.
import { appendFile, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/db/connect.ts'
import { errorCode } from '#platform/errors.ts'
import type { House } from '#platform/house.ts'

export type Words = 'keep' | 'remove'

/** What is kept of an erasure, in the database and beside it. No name, no address. */
const Erasure = z.object({
  member: z.int().positive(),
  joined: z.string().max(40),
  at: z.string().max(40),
  wordsRemoved: z.boolean(),
})
type Erasure = z.output<typeof Erasure>

const FILE = 'erased.jsonl'

/**
 * Erases the viewer: all of it is kept, or nothing. Files, search and mentions by others follow the message `member.left`.
 * False for the last steward.
 */
export async function leave(db: Db, words: Words): Promise<boolean> {
  const { rows } = await sql<{ gone: boolean }>`select leave(${words === 'remove'}) as gone`.execute(db)
  return rows[0]?.gone ?? false
}

const moment = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`)

function listErasures(owner: Db): Promise<Erasure[]> {
  return sql<Erasure>`
    select member_id as member, to_char(joined_at at time zone 'UTC', ${moment}) as joined,
           to_char(at at time zone 'UTC', ${moment}) as at, words_removed as "wordsRemoved"
    from erased_members order by at`
    .execute(owner)
    .then(({ rows }) => rows)
}

/** Lines of the file that can be read. One that was cut off by a power cut is left out: the database still has it. */
async function readErasures(dataDir: string): Promise<Erasure[]> {
  const text = await readFile(join(dataDir, FILE), 'utf8').catch((error) => {
    if (errorCode(error) === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap((line) => {
    try {
      return [Erasure.parse(JSON.parse(line))]
    } catch {
      return []
    }
  })
}

/** Brings the file up to date with the table. It is kept apart from backups, because it is newer than they are. */
export async function writeErasures({ config, database }: Opened): Promise<void> {
  const known = new Set((await readErasures(config.dataDir)).map(keyOf))
  const missing = (await listErasures(database.owner)).filter((one) => !known.has(keyOf(one)))
  if (missing.length === 0) return
  const path = join(config.dataDir, FILE)
  // A new line first: the last one may have been cut off.
  await appendFile(path, `\n${missing.map((one) => JSON.stringify(one)).join('\n')}\n`, { mode: 0o600 })
  const file = await open(path, 'r')
  await file.sync().finally(() => file.close())
}

function keyOf({ member, joined, wordsRemoved }: Erasure): string {
  return `${member} ${joined} ${wordsRemoved}`
}

type Opened = { config: Pick<House['config'], 'dataDir'>; database: Pick<House['database'], 'owner'> }

/**
 * Erases again whom a restored backup has brought back, after the file erased.jsonl in the data folder, and writes into it whom only
 * the database knows of. Gives back how many were erased. What follows each erasure waits as a message. Run it after every restore.
 */
export async function reapplyErasures(opened: Opened): Promise<number> {
  let erased = 0
  for (const one of await readErasures(opened.config.dataDir)) {
    erased += await opened.database.owner.transaction().execute((db) => eraseAgain(db, one))
  }
  await writeErasures(opened)
  return erased
}

async function eraseAgain(db: Db, { member, joined, wordsRemoved }: Erasure): Promise<number> {
  // The moment of joining too: after a restore, numbers are given to other people.
  const { rows } = await sql`
    select id from members where id = ${member} and state <> 'left'
      and to_char(joined_at at time zone 'UTC', ${moment}) = ${joined} for update`.execute(db)
  if (rows.length === 0) return 0
  await sql`select erase(${member}, ${wordsRemoved})`.execute(db)
  return 1
}
