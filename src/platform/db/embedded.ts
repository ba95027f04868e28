// Opens the database that the settings name: the built-in one, started where it does not run yet, or one's own server.
import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { errorCode, Trouble } from '../errors.ts'
import { type Say, startCluster } from './cluster.ts'
import { isReady } from './leftovers.ts'
import { type Owner, ownerOf, takeFolder } from './owner-lock.ts'
import { patientSocket, soon } from './patience.ts'
import { isPrepared, openServer, prepareEmbedded } from './server.ts'
import type { DatabaseTarget } from './target.ts'

export type OpenDatabase = {
  target: DatabaseTarget
  /** The built-in database, rather than one's own server. */
  embedded: boolean
  /** Another process runs the built-in database; this one is only its guest. */
  joined: boolean
  /** Stops the database where this process started it. Close all connections first. */
  stop(): Promise<void>
}

export type OpenOptions = {
  /** The command that opens it, for the sentence that another process says. */
  command?: string
  /** Refuses where another process runs the built-in database, rather than joining it. */
  alone?: boolean
  /** Server settings of the built-in database, beside the usual ones. */
  settings?: Record<string, string>
}

type Settings = Pick<Config, 'dataDir' | 'databaseUrl'>

// A socket's path may have 107 bytes on Linux and 103 on a Mac.
const SOCKET_PATH_BYTES = 100
// How long `serve` waits for a short command, such as a backup, that runs the database at the moment.
const WAIT_FOR_COMMAND_MS = 15_000
const SERVERS = ['serve', 'work']

/**
 * Opens the database. The role hearth_web exists afterwards; the tables may not yet.
 * @throws Trouble in one sentence for everything that can be wrong with a folder, a disk or a server.
 */
export async function openDatabase(config: Settings, say: Say, options: OpenOptions = {}): Promise<OpenDatabase> {
  const dataDir = prepareFolder(config.dataDir)
  if (config.databaseUrl) {
    return { target: await openServer(config.databaseUrl), embedded: false, joined: false, stop: async () => {} }
  }
  const runFolder = socketFolder(dataDir)
  const owner: Owner = { pid: process.pid, command: options.command ?? 'hearth', runFolder }
  const lock = await takeOrJoin(dataDir, owner, options.alone ?? false, say)
  if (!lock.taken)
    return { target: embeddedTarget(lock.owner.runFolder, dataDir), embedded: true, joined: true, stop: async () => {} }
  try {
    const folder = join(dataDir, 'postgres')
    const cluster = await startCluster({ folder, runFolder, say, settings: options.settings })
    const target = embeddedTarget(runFolder, dataDir)
    const stop = async () => {
      await cluster.stop()
      // The short folder among the temporary ones, where there is one, goes with its socket.
      if (runFolder !== join(dataDir, 'run')) rmSync(runFolder, { recursive: true, force: true })
      lock.taken.release()
    }
    await prepareEmbedded(target).catch(async (error) => {
      await stop()
      throw error
    })
    return { target, embedded: true, joined: false, stop }
  } catch (error) {
    lock.taken.release()
    throw folderTrouble(error, dataDir)
  }
}

type Taken = { taken: { release(): void } } | { taken?: undefined; owner: Owner }

async function takeOrJoin(dataDir: string, mine: Owner, alone: boolean, say: Say): Promise<Taken> {
  let told = false
  for (const began = Date.now(); ; await pause(100)) {
    const taken = takeFolder(dataDir, mine)
    if (taken) return { taken }
    const owner = ownerOf(dataDir)
    const waited = Date.now() - began
    if (owner && SERVERS.includes(owner.command)) {
      if (alone) throw new Trouble(`Hearth is already running on this data folder (process ${owner.pid}).`)
      // It may have begun this very moment: its database is ready once it can be reached.
      if (await isPrepared(embeddedTarget(owner.runFolder, dataDir))) return { owner }
    }
    if (waited > WAIT_FOR_COMMAND_MS) {
      throw new Trouble(
        `Another Hearth command${owner ? ` (${owner.command}, process ${owner.pid})` : ''} is using this data folder: wait until it has ended.`,
      )
    }
    if (!told && waited > 500) say('Waiting for another Hearth command on this data folder ...')
    told ||= waited > 500
  }
}

/** The built-in database behind a socket folder. */
function embeddedTarget(runFolder: string, dataDir: string): DatabaseTarget {
  const socket = patientSocket({ path: join(runFolder, '.s.PGSQL.5432') }, () => isReady(join(dataDir, 'postgres')))
  const place = { host: runFolder, port: 5432, database: 'hearth', socket, backoff: soon }
  return { owner: { ...place, user: 'hearth' }, web: { ...place, user: 'hearth_web' } }
}

/** Makes the data folder; its path comes back without links in it. */
function prepareFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true })
    return realpathSync(dataDir)
  } catch (error) {
    if (['ENOTDIR', 'EEXIST'].includes(errorCode(error)))
      throw new Trouble(`The data folder ${dataDir} is not a folder.`, { cause: error })
    throw folderTrouble(error, dataDir)
  }
}

/** A socket's path must be short. Where the data folder's is not, it gets a private folder among the temporary ones. */
function socketFolder(dataDir: string): string {
  const folder = join(dataDir, 'run')
  if (Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= SOCKET_PATH_BYTES) return folder
  const name = `hearth-${process.getuid?.() ?? 0}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  const short = join(Buffer.byteLength(tmpdir()) < 40 ? tmpdir() : '/tmp', name)
  mkdirSync(short, { recursive: true, mode: 0o700 })
  const found = lstatSync(short)
  const mine = process.getuid?.() === 0 || found.uid === process.getuid?.()
  if (!found.isDirectory() || !mine || (found.mode & 0o077) !== 0) {
    throw new Trouble(
      `The folder ${short}, in which the database would listen, belongs to somebody else or is open to others: remove it.`,
    )
  }
  return short
}

function folderTrouble(error: unknown, dataDir: string): unknown {
  const code = errorCode(error)
  if (code === 'ENOSPC') return new Trouble(`The disk that holds ${dataDir} is full.`, { cause: error })
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    return new Trouble(`The data folder ${dataDir} can not be written.`, { cause: error })
  return error
}
