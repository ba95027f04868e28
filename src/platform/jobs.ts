// Work that happens after the answer: kept in the database by the same transaction that causes it.

import { type CronItem, Logger, parseCronItems, run, runOnce, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import pg from 'pg'
import type { Messages } from '../messages.ts'
import type { Db } from './db/connect.ts'
import { poolOptions } from './db/pool-options.ts'
import type { House } from './house.ts'
import { bugFacts } from './log.ts'

const CONCURRENT_JOBS = 3
const POLL_MS = 2000
// No job of ours takes as long: the longest are bounded at 90 seconds a try.
const ABANDONED_MINUTES = 10
const FREE_MS = 300_000

export type JobOptions = {
  runAt?: Date
  /** One waiting job a key: the newer replaces the older. */
  key?: string
  maxAttempts?: number
}

/** Adds a job in the present transaction: it runs if, and only if, the change is kept. */
export async function addJob(db: Db, task: string, payload: object, options: JobOptions = {}): Promise<void> {
  await sql`select add_job(${task}, ${JSON.stringify(payload)}::text::json, ${options.runAt ?? null}::timestamptz, ${options.key ?? null}, ${options.maxAttempts ?? null})`.execute(
    db,
  )
}

/** Tells the other features that something happened; they hear it after the change is kept, at least once. */
export async function publish<K extends keyof Messages>(db: Db, name: K, message: Messages[K]): Promise<void> {
  await addJob(db, 'message', { name, message })
}

/** The tasks of all features, and the one that carries messages to their listeners. */
function taskList(house: House): TaskList {
  const tasks: TaskList = {
    message: async (payload) => {
      const { name, message } = payload as { name: keyof Messages; message: never }
      for (const feature of house.features) await feature.listeners?.[name]?.(house, message)
    },
  }
  for (const feature of house.features) {
    for (const [name, job] of Object.entries(feature.jobs ?? {})) {
      if (tasks[name]) throw new Error(`Two features have a job named ${name}.`)
      tasks[name] = async (payload) => job(house, payload as never)
    }
  }
  return tasks
}

function poolOf(house: House): pg.Pool {
  const pool = new pg.Pool({ ...poolOptions(house.database.target.owner), max: CONCURRENT_JOBS + 1 })
  // Without both listeners a lost connection would end the program.
  const lost = (error: Error) => house.log.warn('jobs.database', bugFacts(error))
  return pool.on('error', lost).on('connect', (client) => client.on('error', lost))
}

/** A process that was killed leaves its jobs taken. After a while they are free for others; each may run twice. */
async function freeAbandoned(house: House): Promise<void> {
  await sql`
    select graphile_worker.force_unlock_workers(array(
      select distinct locked_by from graphile_worker._private_jobs
      where locked_at < now() - make_interval(mins => ${ABANDONED_MINUTES}) and locked_by is not null))`.execute(
    house.database.owner,
  )
}

function jobLog(house: House): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') house.log.error('jobs', { message: message.replace(/\s+with error.*/s, '') })
  })
}

/** The lines of all features; a crontab as a whole would not take the dots in our names. */
function timetable(house: House): CronItem[] {
  const lines = house.features.flatMap((feature) => feature.nightly ?? [])
  return lines.map((line) => {
    const fields = line.split(' ')
    return { match: fields.slice(0, 5).join(' '), task: fields.slice(5).join(' ') }
  })
}

/** Runs jobs until stopped. `stop` waits for those that are running. */
export async function startJobs(house: House): Promise<{ stop(): Promise<void> }> {
  const pgPool = poolOf(house)
  const runner = await run({
    pgPool,
    taskList: taskList(house),
    parsedCronItems: parseCronItems(timetable(house)),
    concurrency: CONCURRENT_JOBS,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: jobLog(house),
  })
  await freeAbandoned(house)
  const freeing = setInterval(() => freeAbandoned(house).catch((error) => house.log.warn('jobs.free', bugFacts(error))), FREE_MS)
  return {
    async stop() {
      clearInterval(freeing)
      await runner.stop().catch(() => {})
      await pgPool.end()
    },
  }
}

/** Runs the jobs that are due, and those that these add, then comes back. */
export async function runDueJobs(house: House): Promise<void> {
  const pgPool = poolOf(house)
  try {
    await runOnce({ pgPool, taskList: taskList(house), noHandleSignals: true, logger: jobLog(house) })
  } finally {
    await pgPool.end()
  }
}
