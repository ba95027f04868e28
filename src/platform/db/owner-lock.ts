// One data folder has one owner: the process that runs its database.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { errorText } from '../errors.ts'

/** Who holds a data folder, and where their database listens. */
export type Owner = { pid: number; command: string; runFolder: string }

/**
 * Takes the data folder for this process, or says undefined where another process has it.
 * The lock is the kernel's, so it ends with its process however that ends. Node offers no lock on files but SQLite's.
 */
export function takeFolder(dataDir: string, owner: Owner): { release(): void } | undefined {
  const lock = new DatabaseSync(join(dataDir, 'hearth.lock'))
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (/locked/.test(errorText(error))) return undefined
    throw error
  }
  const note = join(dataDir, 'hearth.pid')
  writeFileSync(note, JSON.stringify(owner))
  return {
    release() {
      rmSync(note, { force: true })
      lock.close()
    },
  }
}

/** Who holds the data folder, where they have written it down by now. */
export function ownerOf(dataDir: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'hearth.pid'), 'utf8')) as Owner
  } catch {
    return undefined
  }
}
