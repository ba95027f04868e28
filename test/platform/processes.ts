// Starts real processes for tests, listens to what they say, and finds the databases that run on a folder.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { postmasterPid } from '#platform/db/leftovers.ts'
import { root } from '#platform/root.ts'

const PATIENCE_MS = 20_000
// Each folder and each process is cleared away at the end.
process.setMaxListeners(100)

export type Running = { child: ChildProcess; said(): string; hears(what: RegExp): Promise<string>; ended: Promise<number | null> }

/** A temporary folder that is gone after the tests of this file. */
export function folder(prefix = 'hearth-test-'): string {
  const made = mkdtempSync(join(tmpdir(), prefix))
  process.on('exit', () => rmSync(made, { recursive: true, force: true }))
  return made
}

/** Starts a program, killed after the tests if it still runs. */
export function start(file: string, args: string[], options: { env?: NodeJS.ProcessEnv; cwd?: string } = {}): Running {
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: root,
    ...options,
    env: { ...process.env, ...options.env },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk))
  const ended = new Promise<number | null>((resolve) =>
    child.on('error', () => resolve(null)).on('close', (code) => resolve(code)),
  )
  process.on('exit', () => child.exitCode === null && child.kill('SIGKILL'))
  const hears = async (what: RegExp) => {
    await until(
      () => what.test(text) || child.exitCode !== null || child.signalCode !== null,
      () => `It was to say ${what} and said: ${text}`,
    )
    if (!what.test(text)) throw new Error(`It ended without saying ${what}. It said: ${text}`)
    return text
  }
  return { child, said: () => text, hears, ended }
}

/** Opens a folder's built-in database in a process of its own. It says "holding" when it has. */
export function hold(dataDir: string, command = 'serve'): Running {
  return start(process.execPath, ['--import', 'tsx', join(root, 'test/platform/hold-database.ts'), dataDir, command])
}

/** Waits for something to become true. */
export async function until(what: () => boolean | Promise<boolean>, complaint: () => string): Promise<void> {
  for (const began = Date.now(); !(await what()); await pause(20)) {
    if (Date.now() - began > PATIENCE_MS) throw new Error(complaint())
  }
}

/** The database's main process on a data folder. */
export function postmasterOf(dataDir: string): number {
  const pid = postmasterPid(join(dataDir, 'postgres'))
  if (!pid) throw new Error('No database runs on this folder.')
  return pid
}

/** Every process of PostgreSQL that names a data folder or works in it. */
export function databaseProcesses(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        const isOurs = words.includes(`${dataDir}/postgres`) && /initdb|postgres\0/.test(words)
        return isOurs && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
      } catch {
        return false
      }
    })
}

export async function untilNoDatabase(dataDir: string): Promise<void> {
  await until(
    () => databaseProcesses(dataDir).length === 0,
    () => `These still run: ${databaseProcesses(dataDir)}`,
  )
}
