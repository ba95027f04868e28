// A PostgreSQL server that answers: its version, the database, and the role that the web connects as.
import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Options, type Sql } from 'postgres'
import { errorCode, errorText, Trouble } from '../errors.ts'
import { patientSocket, soon } from './patience.ts'
import type { DatabaseTarget } from './target.ts'

type Place = Options<Record<string, never>>

const OLDEST_VERSION = 150_000
const CONNECT_SECONDS = 10
const CLOSE_SECONDS = 2

/**
 * A single connection of the owner, for what commands do one after the other. Close it with `end()`.
 * Not for the web: when the database is lost in a transaction, this driver throws where nobody can catch it (see pool.ts instead).
 */
export function connectOnce(place: Place): Sql {
  const options = { ...place, max: 1, connect_timeout: CONNECT_SECONDS, onnotice: () => {}, prepare: false }
  const sql = postgres(options as Place) as Sql
  const end = sql.end
  // A connection that was lost would otherwise be waited for.
  return Object.assign(sql, { end: (how = { timeout: CLOSE_SECONDS }) => end(how) })
}

/** Makes the database and the web's role in a built-in server that has just started. */
export async function prepareEmbedded(target: DatabaseTarget): Promise<void> {
  const admin = connectOnce({ ...target.owner, database: 'postgres' })
  try {
    const [found] = await admin`
      select exists (select from pg_database where datname = 'hearth') as database,
             exists (select from pg_roles where rolname = 'hearth_web') as role`
    if (!found?.role) await admin`create role hearth_web login nosuperuser nobypassrls`
    // Last, because its presence tells other processes that all is prepared.
    if (!found?.database) await admin`create database hearth`
  } finally {
    await admin.end()
  }
}

/** Whether a built-in database that another process runs can be used by now. */
export async function isPrepared(target: DatabaseTarget): Promise<boolean> {
  const sql = connectOnce(target.owner)
  try {
    await sql`select 1`
    return true
  } catch {
    return false
  } finally {
    await sql.end()
  }
}

/**
 * Checks one's own server and prepares the role hearth_web there.
 * @param url DATABASE_URL
 * @throws Trouble where it is not reached, too old, or does not let this user in or make the role
 */
export async function openServer(url: string): Promise<DatabaseTarget> {
  const owner = placeOf(url)
  const where = `${owner.host}:${owner.port}`
  const sql = connectOnce(owner)
  try {
    const [row] = await patiently(
      () => sql`select current_setting('server_version_num')::int as version, current_setting('server_version') as name`,
    )
    if (row?.version < OLDEST_VERSION)
      throw new Trouble(`The database at ${where} is PostgreSQL ${row?.name}: version 15 or newer is needed.`)
    await prepareRole(sql, owner)
  } catch (error) {
    throw error instanceof Trouble ? error : connectionTrouble(error, where, owner)
  } finally {
    await sql.end()
  }
  const patient = owner.host.startsWith('/')
    ? owner
    : { ...owner, socket: patientSocket({ host: owner.host, port: owner.port }), backoff: soon }
  return { owner: patient, web: { ...patient, connection: { ...owner.connection, role: 'hearth_web' } as Place['connection'] } }
}

// A server that has just been started says that it is starting up: both come up together after a power cut.
async function patiently<T>(query: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await query()
    } catch (error) {
      if (!['57P03', 'ECONNREFUSED'].includes(errorCode(error)) || tries === 5) throw error
      await pause(500)
    }
  }
}

async function prepareRole(sql: Sql, owner: Place): Promise<void> {
  try {
    const [role] = await sql`select rolsuper or rolbypassrls as passes from pg_roles where rolname = 'hearth_web'`
    if (role?.passes)
      throw new Trouble('The database role hearth_web may pass the wall: run "alter role hearth_web nosuperuser nobypassrls".')
    if (!role) await sql`create role hearth_web nologin nosuperuser nobypassrls`
    const [member] = await sql`select pg_has_role(current_user, 'hearth_web', 'member') as member`
    if (!member?.member) await sql`grant hearth_web to current_user`
    await sql`set role hearth_web`
    await sql`reset role`
  } catch (error) {
    if (error instanceof Trouble) throw error
    // Two processes may do this at the same moment.
    if (['42710', '23505', 'XX000'].includes(errorCode(error))) return prepareRole(sql, owner)
    try {
      // As a member without the right to switch, which PostgreSQL 16 gives to whoever makes a role.
      await sql`grant hearth_web to current_user`
      await sql`set role hearth_web`
      await sql`reset role`
    } catch {
      throw new Trouble(
        `The database user ${owner.user} may not make the role that the web needs: let an administrator run "create role hearth_web nologin;" and "grant hearth_web to ${owner.user};", then start again.`,
        { cause: error },
      )
    }
  }
}

/** The parts of a postgres:// address, in the names that both drivers read. */
export function placeOf(text: string): Place & { host: string; port: number; user: string } {
  const url = new URL(text)
  const wish = url.searchParams.get('sslmode')
  const ssl = {
    require: { rejectUnauthorized: false },
    'verify-full': { rejectUnauthorized: true },
    'verify-ca': { rejectUnauthorized: true },
  }
  const user = decodeURIComponent(url.username) || 'hearth'
  return {
    host: url.searchParams.get('host') ?? (decodeURIComponent(url.hostname.replace(/^\[|\]$/g, '')) || 'localhost'),
    port: Number(url.port || url.searchParams.get('port') || 5432),
    user,
    ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
    database: decodeURIComponent(url.pathname.slice(1)) || user,
    ...(wish && wish in ssl ? { ssl: ssl[wish as keyof typeof ssl] } : {}),
  }
}

function connectionTrouble(error: unknown, where: string, owner: Place): Trouble {
  const code = errorCode(error)
  const text = {
    '28P01': `The database at ${where} does not accept the password of user ${owner.user} in DATABASE_URL.`,
    '28000': `The database at ${where} does not let user ${owner.user} in.`,
    '3D000': `There is no database "${owner.database}" at ${where}: make it with "create database ${owner.database};".`,
  }[code]
  return new Trouble(text ?? `The database at ${where} can not be reached: ${errorText(error) || code}.`, { cause: error })
}
