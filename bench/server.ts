// The real program as a child process, on a data folder and a port of its own.
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

export type Running = { base: string; pid: number; stop(): Promise<void> }

/** Starts `bin/hearth serve` and waits until it answers. */
export async function startHearth(dataDir: string, port: number, args: string[] = []): Promise<Running> {
  const env = { ...process.env, HEARTH_DATA: dataDir, PORT: String(port), HEARTH_LOG: 'error' }
  const child = spawn(process.execPath, ['bin/hearth', 'serve', ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const base = `http://localhost:${port}`
  for (let tries = 0; ; tries++) {
    const up = await fetch(`${base}/talk`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (up) break
    if (tries > 600 || child.exitCode !== null) throw new Error('The program did not start.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { base, pid: child.pid!, stop: () => ended(child) }
}

/** Starts the constant page. */
export function startConstant(port: number): Promise<Running> {
  const child = fork(new URL('./constant.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, PORT: String(port) },
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('message', () => resolve({ base: `http://127.0.0.1:${port}`, pid: child.pid!, stop: () => ended(child) }))
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** Megabytes resident of a process and all that it started, shared memory counted once (proportional set size). */
export function residentMegabytes(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [id, parent] = [
          Number(name),
          Number(
            readFileSync(`/proc/${name}/stat`, 'utf8')
              .replace(/^.*\) . /, '')
              .split(' ')[0],
          ),
        ]
        return parent === pid ? [id] : []
      } catch {
        return []
      }
    })
  const own = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
  return Number(own?.[1] ?? 0) / 1024 + children.reduce((sum, child) => sum + residentMegabytes(child), 0)
}
