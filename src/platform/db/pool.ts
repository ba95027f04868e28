// A pool of connections for Kysely: every statement is prepared once a connection, and a lost database is waited for.
import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import pg from 'pg'
import type { Options } from 'postgres'
import { poolOptions } from './pool-options.ts'

type Place = Options<Record<string, never>>
/** Waits until the database can be reached: see patience.ts. */
type Reach = () => Promise<{ destroy(): void }>

// Statements stay prepared as long as their connection: an hour bounds what they take.
const LIFETIME_SECONDS = 3600
// A connection takes some 5 MB in the database. At night there need be none.
const IDLE_MS = 60_000
// Statements differ by the length of their lists. Past this, the memory of names begins anew.
const MOST_NAMES = 5_000

const names = new Map<string, string>()

/** A prepared statement's name is a hash of its text. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  if (names.size > MOST_NAMES) names.clear()
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
  names.set(text, name)
  return name
}

// The parser of int4[] reads any whole number.
const numberArray = (pg.types.getTypeParser as (oid: number) => (text: string) => unknown)(1007)

/** bigint and count() arrive as numbers; identities stay far below 2^53. */
function parserOf(oid: number, format?: 'text' | 'binary') {
  if (oid === 20) return Number
  if (oid === 1016) return numberArray
  return pg.types.getTypeParser(oid, format as 'text')
}

/** Opens a pool; connections are made when first used, and given up after a minute without use. */
export function openPool(place: Place & { socket?: Reach }, max: number): pg.Pool {
  const pool = new pg.Pool({
    ...poolOptions(place),
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
    max,
    idleTimeoutMillis: IDLE_MS,
    maxLifetimeSeconds: LIFETIME_SECONDS,
    keepAlive: true,
    pipeline: true,
    Client: clientOf(place.socket),
  } as pg.PoolConfig)
  // A lost connection shows as the failed query that needed it; without listeners it would end the program.
  return pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}))
}

function clientOf(reach: Reach | undefined): typeof pg.Client {
  return class extends pg.Client {
    // The pool gives a callback; what pg declares for both ways of calling can not be written in one line.
    // @ts-expect-error one implementation for both
    override connect(done?: (error?: Error) => void): Promise<unknown> {
      const reached = reach ? reach().then((socket) => socket.destroy()) : Promise.resolve()
      const connected = reached.then(() => super.connect())
      if (done) connected.then(() => done(), done)
      return connected
    }

    #isHeld = false

    /** What is asked within one turn is written to the socket at once: a write takes longer than most questions. */
    #hold(): void {
      if (this.#isHeld) return
      const { stream } = (this as unknown as { connection: { stream: Writable } }).connection
      this.#isHeld = true
      stream.cork()
      process.nextTick(() => {
        this.#isHeld = false
        stream.uncork()
      })
    }

    /** Named, so that a statement is planned once. A transaction's beginning is sent along with its first question. */
    override query(...args: unknown[]): never {
      this.#hold()
      const [text, values] = args
      const query = super.query.bind(this) as (...all: unknown[]) => Promise<unknown>
      if (typeof text !== 'string' || !Array.isArray(values) || args.length > 2) return query(...args) as never
      if (text === 'begin') {
        // Where it fails the connection is lost, and the first question says so.
        query(text).catch(() => {})
        return Promise.resolve({ command: 'BEGIN', rowCount: null, rows: [] }) as never
      }
      const named = /^\s*(select|insert|update|delete|with)\b/i.test(text)
      return query(named ? { name: nameOf(text), text, values } : { text, values }) as never
    }
  } as unknown as typeof pg.Client
}
