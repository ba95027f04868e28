// What a database that was killed leaves behind: a postmaster that is still stopping, or files that name one that is gone.
import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { errorCode, Trouble } from '../errors.ts'

// Harder each time. A stopping database first writes down what it has in memory: that is allowed to take a while.
const ASK_AFTER_MS = 2_000
const PRESS_AFTER_MS = 20_000
const KILL_AFTER_MS = 40_000
const GIVE_UP_AFTER_MS = 45_000

/**
 * Waits until no database runs on a folder that this process owns, and removes the files that name one.
 * @throws Trouble where one will not end.
 */
export async function clearLeftovers(folder: string, runFolder: string): Promise<void> {
  const began = Date.now()
  const steps: [number, NodeJS.Signals][] = [
    [ASK_AFTER_MS, 'SIGINT'],
    [PRESS_AFTER_MS, 'SIGQUIT'],
    [KILL_AFTER_MS, 'SIGKILL'],
  ]
  for (let pid = postmasterPid(folder); pid && isPostmasterOf(pid, folder); pid = postmasterPid(folder)) {
    const waited = Date.now() - began
    if (waited > GIVE_UP_AFTER_MS)
      throw new Trouble(`An earlier database (process ${pid}) still runs on ${folder} and will not end.`)
    if (steps[0] && waited > steps[0][0]) kill(pid, steps.shift()![1])
    await pause(50)
  }
  rmSync(join(folder, 'postmaster.pid'), { force: true })
  rmSync(join(runFolder, '.s.PGSQL.5432'), { force: true })
  rmSync(join(runFolder, '.s.PGSQL.5432.lock'), { force: true })
}

/** The process that postmaster.pid names, or undefined. */
export function postmasterPid(folder: string): number | undefined {
  const pid = Number(postmasterLines(folder)[0])
  return pid > 0 ? pid : undefined
}

/** Whether the database says in its file that it takes connections. */
export function isReady(folder: string): boolean {
  return postmasterLines(folder)[7]?.trim() === 'ready'
}

function postmasterLines(folder: string): string[] {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** Process numbers are used again: is this one really the database of this folder? */
function isPostmasterOf(pid: number, folder: string): boolean {
  if (process.platform !== 'linux') {
    return /(^|\/)postgres$/.test(spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim())
  }
  try {
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return false
    // A process that has ended and waits for its parent to hear of it holds nothing any more.
    if (/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return false
  } catch {
    return false
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return true
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH')
      throw new Trouble(`An earlier database (process ${pid}) still runs and may not be stopped by this user.`)
  }
}
