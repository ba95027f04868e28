// PostgreSQL refuses to run as root: as whom its programs are run instead, and how they die with us.
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Trouble } from '../errors.ts'

/** The user that the database runs as; undefined where that is whoever runs Hearth. */
export type DatabaseUser = { uid: number; gid: number } | undefined

export type Runner = {
  user: DatabaseUser
  /** The command line that runs a program as the database's user. With `dieWithUs`, it is sent INT when this process ends. */
  command(program: string, args: string[], dieWithUs: boolean): Command
}

/** `stdin: 'pipe'` asks for a pipe that this process keeps open as long as it lives. */
export type Command = { file: string; args: string[]; stdin: 'ignore' | 'pipe'; uid?: number; gid?: number }

const NOBODY = 65534

// Where there is no setpriv: waits for the end of its input, which comes when Hearth ends however it ends, and then stops the database.
const GUARD = `
exec 3<&0 </dev/null
"$@" 3<&- & database=$!
( exec 3<&3; cat <&3 >/dev/null; kill -INT $database ) 2>/dev/null & guard=$!
exec 3<&-
trap 'kill -INT $database 2>/dev/null' INT TERM
while kill -0 $database 2>/dev/null; do wait $database; code=$?; done
kill $guard 2>/dev/null
exit $code`

/**
 * Decides as whom the database runs: whoever runs Hearth, or as root the owner of the existing folder, else "nobody".
 * @param folder the database's folder, which may not exist yet
 * @param setpriv the program that changes users, null where there is none
 * @throws Trouble where that user can not reach the folder or the programs
 */
export function unprivileged(folder: string, program: string, setpriv = findSetpriv()): Runner {
  const user = databaseUser(folder)
  const reach = user && !reaches(setpriv, user, [], program, folder) ? readSearch(setpriv, user, program, folder) : []
  return {
    user,
    command(file, args, dieWithUs) {
      if (setpriv) {
        const death = dieWithUs ? ['--pdeathsig', 'INT'] : []
        return { file: setpriv, args: [...asUser(user), ...reach, ...death, '--', file, ...args], stdin: 'ignore' }
      }
      if (!dieWithUs) return { file, args, stdin: 'ignore', ...user }
      return { file: '/bin/sh', args: ['-c', GUARD, 'hearth-database', file, ...args], stdin: 'pipe', ...user }
    },
  }
}

/** Gives a folder to the database's user, where that is somebody else. */
export function giveTo(user: DatabaseUser, path: string): void {
  if (user) chownSync(path, user.uid, user.gid)
}

function databaseUser(folder: string): DatabaseUser {
  if (process.getuid?.() !== 0) return undefined
  if (existsSync(folder)) {
    const { uid, gid } = statSync(folder)
    if (uid !== 0) return { uid, gid }
  }
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return { uid: Number(uid ?? NOBODY), gid: Number(gid ?? NOBODY) }
}

function findSetpriv(): string | null {
  const found = process.platform === 'linux' && ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
  // Busybox has one too, which knows none of the options needed here.
  return found && spawnSync(found, ['--help'], { encoding: 'utf8' }).stdout?.includes('--pdeathsig') ? found : null
}

function asUser(user: DatabaseUser): string[] {
  return user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'] : []
}

/** Tries whether the user can run the program and enter the folder's parent. */
function reaches(
  setpriv: string | null,
  user: { uid: number; gid: number },
  capabilities: string[],
  program: string,
  folder: string,
) {
  const probe = ['-c', 'test -x "$1" && test -x "$2"', 'probe', program, dirname(folder)]
  const done = setpriv
    ? spawnSync(setpriv, [...asUser(user), ...capabilities, '--', '/bin/sh', ...probe])
    : spawnSync('/bin/sh', probe, user)
  return done.status === 0
}

/** In a checkout closed to others (/root, say) the database is lent the right to pass through folders, and nothing else. */
function readSearch(setpriv: string | null, user: { uid: number; gid: number }, program: string, folder: string): string[] {
  // The bit lets access(2), by which PostgreSQL looks at its own programs, count capabilities too. Others end with exec.
  const capabilities = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search']
  if (setpriv && reaches(setpriv, user, capabilities, program, folder)) return capabilities
  throw new Trouble(
    `The database may not run as root, and user ${user.uid} can not reach ${reachable(program, folder)}: run Hearth as an ordinary user, or put it in a folder that others may enter.`,
  )
}

function reachable(program: string, folder: string): string {
  return dirname(dirname(dirname(program))) === dirname(folder) ? dirname(folder) : `${dirname(program)} or ${dirname(folder)}`
}
