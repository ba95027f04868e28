// The built-in database's process: made once, started, started again when it dies, stopped.
import { type ChildProcess, spawn } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Trouble } from '../errors.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { clearLeftovers, isReady, postmasterPid } from './leftovers.ts'
import { giveTo, type Runner, unprivileged } from './unprivileged.ts'

export type Say = (text: string) => void
export type Cluster = { stop(): Promise<void> }
export type ClusterOptions = {
  /** Where its files are; made where missing. */
  folder: string
  /** A private folder for its socket. */
  runFolder: string
  say: Say
  /** Server settings beside the usual ones. */
  settings?: Record<string, string>
  /** PostgreSQL's programs; those of the npm package where not said. */
  binaries?: Binaries
  /** The setpriv program, null to do without. */
  setpriv?: string | null
}

const START_MS = 60_000
const STOP_MS = 20_000
const TRIES = 60
// The log only says what is wrong. This is some 40,000 lines, and as many again in the file before it.
const LOG_BYTES = 4_000_000
const LOG_CHECK_MS = 600_000

// For one core and 512 MB: a small cache of its own beside the system's, few processes, no workers to wait for.
// fsync and synchronous_commit stay on: what is acknowledged is on the disk.
const usual: Record<string, string> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '40',
  shared_buffers: '48MB',
  effective_cache_size: '256MB',
  work_mem: '8MB',
  maintenance_work_mem: '32MB',
  jit: 'off',
  io_method: 'sync',
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_buffers: '4MB',
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  checkpoint_timeout: '15min',
  max_worker_processes: '2',
  max_logical_replication_workers: '0',
  max_parallel_workers_per_gather: '0',
  autovacuum_max_workers: '1',
  random_page_cost: '1.1',
  fsync: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What a query says when it fails may hold people's words, and the program logs its failures itself.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/**
 * Starts the database of a folder that this process owns, making it first where there is none. It is started again when it
 * dies, and stops when this process ends, however that ends.
 * @throws Trouble in one sentence where it will not start.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { folder, runFolder, say } = options
  const binaries = options.binaries ?? findBinaries()
  const runner = unprivileged(folder, binaries.postgres, options.setpriv)
  if (!existsSync(join(folder, 'PG_VERSION'))) await makeCluster(folder, binaries.initdb, runner, say)
  checkVersion(folder)
  mkdirSync(runFolder, { recursive: true, mode: 0o700 })
  giveTo(runner.user, runFolder)
  const log = join(dirname(folder), 'postgres.log')
  const start = () => startPostmaster(options, binaries.postgres, runner, log)
  return keepRunning(await start(), start, folder, log, say)
}

/** initdb works in a folder of its own that is renamed when all is there: one that is killed leaves nothing half made. */
async function makeCluster(folder: string, initdb: string, runner: Runner, say: Say): Promise<void> {
  say('Preparing the database for the first time ...')
  removeUnfinished(folder)
  // A name of its own: an earlier initdb that was killed may still be clearing its folder away.
  const unfinished = `${folder}.new-${process.pid}-${Date.now()}`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  giveTo(runner.user, unfinished)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--username=hearth', '--auth-local=trust', '--auth-host=reject', '--no-instructions']
  const { file, args, stdin, ...user } = runner.command(initdb, ['-D', unfinished, ...locale, ...access], true)
  const child = spawn(file, args, { stdio: [stdin, 'pipe', 'pipe'], env: environment(), cwd: '/', ...user })
  let said = ''
  child.stdout?.on('data', (text) => {
    said += text
  })
  child.stderr?.on('data', (text) => {
    said += text
  })
  const code = await new Promise((resolve) => child.on('error', resolve).on('close', resolve))
  if (code !== 0) throw new Trouble(`The database could not be prepared: ${reason(said, folder)}`)
  renameSync(unfinished, folder)
}

function removeUnfinished(folder: string): void {
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(`${basename(folder)}.new-`)) continue
    try {
      rmSync(join(dirname(folder), name), { recursive: true, force: true })
    } catch {
      // Still being cleared away by its own initdb. What stays of it goes at the next preparation.
    }
  }
}

function checkVersion(folder: string): void {
  const made = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (made !== '18') {
    throw new Trouble(
      `The database in ${folder} was made by PostgreSQL ${made}, and this program brings PostgreSQL 18: make a backup with the program that made it, and restore that into an empty folder.`,
    )
  }
}

async function startPostmaster(options: ClusterOptions, postgres: string, runner: Runner, log: string): Promise<ChildProcess> {
  const { folder, runFolder } = options
  await clearLeftovers(folder, runFolder)
  const settings = { ...usual, unix_socket_directories: `"${runFolder}"`, ...options.settings }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { file, args, stdin, ...user } = runner.command(postgres, ['-D', folder, ...flags], true)
  for (let tries = 1; ; tries++) {
    boundLog(log)
    const from = existsSync(log) ? statSync(log).size : 0
    const output = openSync(log, 'a', 0o600)
    // A session of its own: Ctrl-C in a terminal is for the program, which stops the database last.
    const child = spawn(file, args, { stdio: [stdin, output, output], env: environment(), cwd: '/', detached: true, ...user })
    closeSync(output)
    child.stdin?.on('error', () => {})
    if (await becameReady(child, folder)) return child
    const said = readFileSync(log).subarray(from).toString()
    // Processes of a database that was killed hold its memory for a moment longer.
    if (!/pre-existing shared memory|lock file .* already exists|could not bind/.test(said) || tries === TRIES) {
      throw new Trouble(`The database did not start: ${reason(said, folder)}`)
    }
    await pause(250)
    await clearLeftovers(folder, runFolder)
  }
}

async function becameReady(child: ChildProcess, folder: string): Promise<boolean> {
  let ended = false
  child
    .once('exit', () => {
      ended = true
    })
    .once('error', () => {
      ended = true
    })
  for (const began = Date.now(); !ended; await pause(15)) {
    if (isReady(folder)) return true
    if (Date.now() - began > START_MS) {
      child.kill('SIGINT')
      throw new Trouble(
        `The database did not start within ${START_MS / 1000} seconds: ${dirname(folder)}/postgres.log may say why.`,
      )
    }
  }
  return false
}

function keepRunning(first: ChildProcess, start: () => Promise<ChildProcess>, folder: string, log: string, say: Say): Cluster {
  let child = first
  let stopping = false
  const watch = setInterval(() => boundLog(log), LOG_CHECK_MS).unref()
  async function restart(): Promise<void> {
    say('The database stopped by itself. Starting it again ...')
    for (let wait = 200; !stopping; wait = Math.min(wait * 2, 10_000)) {
      try {
        child = await start()
        if (stopping) return void child.kill('SIGINT')
        child.once('exit', again)
        return say('The database is back.')
      } catch (error) {
        if (!(error instanceof Trouble)) throw error
        say(error.message)
        await pause(wait)
      }
    }
  }
  let restarting: Promise<void> | undefined
  function again(): void {
    if (!stopping) restarting = restart()
  }
  child.once('exit', again)
  return {
    async stop() {
      stopping = true
      clearInterval(watch)
      await restarting
      await end(child, folder)
    },
  }
}

/** Asks the database to stop, which ends its connections, and waits until it has. */
async function end(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGINT')
  const late = setTimeout(() => {
    const pid = postmasterPid(folder)
    if (pid) process.kill(pid, 'SIGQUIT')
  }, STOP_MS)
  await ended
  clearTimeout(late)
}

function boundLog(log: string): void {
  if (!existsSync(log) || statSync(log).size < LOG_BYTES) return
  copyFileSync(log, `${log}.1`)
  truncateSync(log)
}

/** Nothing of ours: PGDATA, PGPORT and the like would lead the database astray, and secrets are none of its business. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C' }
}

/** One plain sentence out of what PostgreSQL said. */
function reason(said: string, folder: string): string {
  if (/No space left on device/.test(said)) return `the disk that holds ${dirname(folder)} is full.`
  if (/Permission denied|Read-only file system/.test(said)) return `the folder ${dirname(folder)} can not be written by its user.`
  if (/could not create shared memory|Cannot allocate memory/.test(said)) return 'there is not enough memory.'
  const line = said.split('\n').findLast((one) => /FATAL|PANIC|error:/i.test(one)) ?? said.trim().split('\n').at(-1) ?? ''
  return `${line.replace(/^.*?(FATAL|PANIC|error):\s*/i, '') || 'it gave no reason'}.`
}
