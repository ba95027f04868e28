// `hearth dev`: runs the source itself, and starts it again when a file changes.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'

const SETTLE_MS = 150

/** Runs `serve` from the source until it is interrupted. */
export function dev(root, node, args) {
  let child
  let timer
  let ending = false
  const start = () => {
    const env = { ...process.env, NODE_ENV: 'development' }
    const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
    child = spawn(node, ['--import', 'tsx', join(root, 'src/main.ts'), 'serve', ...args], { cwd: process.cwd(), stdio, env })
    child.on('exit', (code) => ending && process.exit(code ?? 0))
  }
  const again = () => {
    if (ending) return
    process.stderr.write('Something changed. Starting again ...\n')
    if (child.exitCode !== null || child.signalCode !== null) return start()
    child.once('exit', () => !ending && start())
    child.kill('SIGTERM')
  }
  for (const folder of ['src', 'migrations']) {
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(again, SETTLE_MS)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      ending = true
      if (child.exitCode !== null || child.signalCode !== null) process.exit(0)
      child.kill('SIGTERM')
    })
  }
  start()
}
