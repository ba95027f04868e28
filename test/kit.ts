// A town of named people on a real database: ada asks, bea answers, mo is a steward, sol is suspended, ivy is in the invited
// space, gus is a guest. Each test file opens its own town, cloned from a template in some 100 ms.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { sql } from 'kysely'
import { type ParsedMail, simpleParser } from 'mailparser'
import { loadAssets } from '#platform/assets.ts'
import { type Config, readConfig } from '#platform/config.ts'
import { type Db, openPools } from '#platform/db/connect.ts'
import { type OpenDatabase, openDatabase } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import type { DatabaseTarget } from '#platform/db/target.ts'
import { hashToken } from '#platform/db/viewing.ts'
import type { House } from '#platform/house.ts'
import { createApp } from '#platform/http/app.ts'
import { runDueJobs } from '#platform/jobs.ts'
import { openLive } from '#platform/live.ts'
import { openLog } from '#platform/log.ts'
import { features } from '../src/features.ts'
import { type Person, personOf } from './person.ts'

export type Town = Awaited<ReturnType<typeof openTown>>

type Template = { opened: OpenDatabase; folder: string }
let template: Promise<Template> | undefined
let towns = 0

// All files run in one process and each keeps its own town open until the end, so there are many connections.
async function openTemplate(): Promise<Template> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'))
  const opened = await openDatabase({ dataDir: folder, databaseUrl: undefined }, () => {}, {
    command: 'test',
    // Nothing of it is kept: it need not wait for the disk.
    settings: { max_connections: '400', fsync: 'off', full_page_writes: 'off' },
  })
  await migrate(opened.target.owner)
  return { opened, folder }
}

after(async () => {
  if (!template) return
  const { opened, folder } = await template
  await opened.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A database of one's own, cloned from the migrated template, with nobody in it. */
export async function openEmptyDatabase(): Promise<DatabaseTarget> {
  template ??= openTemplate()
  const { opened } = await template
  const name = `town_${++towns}`
  const pools = openPools({ ...opened.target, owner: { ...opened.target.owner, database: 'postgres' } })
  await sql`create database ${sql.id(name)} template hearth strategy file_copy`.execute(pools.owner)
  await pools.close()
  return { owner: { ...opened.target.owner, database: name }, web: { ...opened.target.web, database: name } }
}

/** Settings for one town: its own data folder, and mail as files in it. */
function townConfig(settings: Record<string, string>): Config {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-town-'))
  return readConfig({
    HEARTH_DATA: dataDir,
    HEARTH_URL: 'http://hearth.test',
    HEARTH_NAME: 'Testing Town',
    HEARTH_LOG: 'error',
    ...settings,
  })
}

async function addMember(db: Db, name: string, more: { role?: 'steward'; suspended?: boolean; waiting?: boolean } = {}) {
  const { id } = await db
    .insertInto('members')
    .values({
      name,
      role: more.role ?? 'member',
      state: more.waiting ? 'waiting' : 'active',
      suspended_until: more.suspended ? new Date(Date.now() + 86_400_000) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('addresses')
    .values({ member_id: id, address: `${name.toLowerCase()}@trust.example`, is_primary: true })
    .execute()
  return id
}

/** A session for a member, as signing in makes one; gives back the cookie's token. */
export async function addSession(db: Db, memberId: number): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db
    .insertInto('sessions')
    .values({
      member_id: memberId,
      token_hash: hashToken(token),
      device: 'Test browser',
      expires_at: new Date(Date.now() + 86_400_000),
    })
    .execute()
  return token
}

async function addSpaces(db: Db, ivy: number, bea: number) {
  const rows = await db
    .insertInto('spaces')
    .values([
      {
        slug: 'commons',
        name: 'Commons',
        purpose: 'For everybody',
        sees: 'everyone',
        writes: 'members',
        memory: 'for ever',
        position: 1,
      },
      {
        slug: 'help-with-r',
        name: 'Help with R',
        purpose: 'Ask about R',
        sees: 'members',
        writes: 'members',
        memory: 'for ever',
        position: 2,
      },
      {
        slug: 'organisers',
        name: 'Organisers',
        purpose: 'Planning',
        sees: 'invited',
        writes: 'invited',
        memory: 'for ever',
        position: 3,
      },
    ])
    .returning(['id', 'slug'])
    .execute()
  const [commons, members, invited] = rows.map((row) => row.id) as [number, number, number]
  await db
    .insertInto('space_members')
    .values([ivy, bea].map((member_id) => ({ space_id: invited, member_id })))
    .execute()
  return { commons, members, invited }
}

/** Opens a town. Close it in `after`. `settings` are environment settings, such as SMTP_URL. */
export async function openTown(settings: Record<string, string> = {}) {
  const config = townConfig(settings)
  const database = openPools(await openEmptyDatabase())
  const house: House = {
    config,
    database,
    features,
    assets: await loadAssets(),
    live: await openLive(database),
    log: openLog(config.logLevel),
  }
  const app = await createApp(house)
  const db = database.owner
  const ids = {
    ada: await addMember(db, 'Ada'),
    bea: await addMember(db, 'Bea'),
    mo: await addMember(db, 'Mo', { role: 'steward' }),
    sol: await addMember(db, 'Sol', { suspended: true }),
    ivy: await addMember(db, 'Ivy'),
  }
  const spaces = await addSpaces(db, ids.ivy, ids.bea)
  const person = async (id: number) => personOf(app, id, await addSession(db, id))
  return {
    app,
    house,
    db,
    spaces,
    ada: await person(ids.ada),
    bea: await person(ids.bea),
    mo: await person(ids.mo),
    sol: await person(ids.sol),
    ivy: await person(ids.ivy),
    gus: personOf(app, 0, undefined) as Person,
    /** Somebody new with an account; address NAME@trust.example. */
    async newcomer(name: string, more: { role?: 'steward'; suspended?: boolean; waiting?: boolean } = {}) {
      return person(await addMember(db, name, more))
    },
    /** Another browser of a member's, with a session of its own. */
    anotherBrowser: (member: Person) => person(member.id),
    /** Does all waiting work, also what is meant for later, until there is none. */
    async work() {
      for (let round = 0; round < 5; round++) {
        await sql`update graphile_worker._private_jobs set run_at = now() where run_at > now() and attempts = 0`.execute(db)
        const due =
          await sql`select from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts limit 1`.execute(
            db,
          )
        if (due.rows.length === 0) return
        await runDueJobs(house)
      }
    },
    /** Mails written so far, oldest first. */
    mails: () => readMails(join(config.dataDir, 'outbox')),
    async close() {
      await house.live.close()
      await app.close()
      await database.close()
      rmSync(config.dataDir, { recursive: true, force: true })
    },
  }
}

async function readMails(folder: string): Promise<ParsedMail[]> {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.name.endsWith('.eml') ? [entry.name] : []))
  return Promise.all(names.sort().map((name) => simpleParser(readFileSync(join(folder, name)))))
}
