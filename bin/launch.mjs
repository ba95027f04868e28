// Gets ready what `bin/hearth` needs on any Node 20 or newer: packages, Node 24, the bundle. Then runs the program.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { installMissing } from './install.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const OLDEST_HOST = 20
const NODE = 24
const PARENT_CHECK_MS = 1000

class Trouble extends Error {}

/** Runs one command line, and ends this process with its exit code. */
export async function launch(args) {
  try {
    const major = Number(process.versions.node.split('.')[0])
    if (major < OLDEST_HOST)
      throw new Trouble(`Hearth needs Node ${OLDEST_HOST} or newer, and this is Node ${process.versions.node}.`)
    await installMissing(root, say)
    const node = major >= NODE ? process.execPath : await packagedNode()
    if (args[0] === 'dev') return (await import('./dev.mjs')).dev(root, node, args.slice(1))
    if (args[0] === 'bench') return run(node, ['--import', 'tsx', join(root, 'bench', 'run.ts'), ...args.slice(1)])
    if (process.env.npm_lifecycle_event) endWithNpm()
    const { bundle } = await import('./bundle.mjs')
    const main = await bundle(root, say)
    if (node !== process.execPath) return run(node, [main, ...args])
    process.argv.splice(1, 1, main)
    await import(pathToFileURL(main).href)
  } catch (error) {
    const disk = error?.code === 'ENOSPC' ? `The disk that holds ${root} is full.` : undefined
    const closed = ['EACCES', 'EPERM', 'EROFS'].includes(error?.code) ? `The folder ${root} can not be written.` : undefined
    process.stderr.write(`${disk ?? closed ?? error.message}\n`)
    process.exit(1)
  }
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

async function packagedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const file = join(
    root,
    'node_modules',
    `node-${system}-${process.arch}`,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  if (existsSync(file)) return file
  throw new Trouble(
    `There is no Node ${NODE} for ${process.platform} ${process.arch} among the packages: install Node ${NODE} or newer and start again.`,
  )
}

/** npm runs us in a shell. When either ends nobody tells us, but our line of parents changes: then this process is to end as well. */
function endWithNpm() {
  const before = parents()
  setInterval(() => parents() !== before && process.kill(process.pid, 'SIGTERM'), PARENT_CHECK_MS).unref()
}

function parents() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')')).split(' ')[2]}`
  } catch {
    return String(process.ppid)
  }
}

/** Runs the program under another Node: it gets our signals, ends when we end, and we end as it does. */
function run(node, args) {
  const child = spawn(node, args, { cwd: process.cwd(), stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
  child.on('error', (error) => {
    say(`Node ${NODE} from the packages does not run here (${error.message}): install Node ${NODE} or newer and start again.`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)))
}
