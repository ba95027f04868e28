// Installs the packages of package-lock.json where they are missing or others are there.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const STILL_MS = 15_000

/** Runs `npm ci` where the installed packages are not those of the lock file. Throws one plain sentence where that fails. */
export async function installMissing(root, say) {
  if (isInstalled(root)) return
  say('Installing packages: this happens once, and takes about a minute ...')
  const began = Date.now()
  const still = setInterval(
    () => say(`Still installing packages (${Math.round((Date.now() - began) / 1000)} seconds) ...`),
    STILL_MS,
  )
  try {
    await npmCi(root)
  } finally {
    clearInterval(still)
  }
  if (!isInstalled(root))
    throw new Error('The packages were installed, but some are missing: remove the folder node_modules and start again.')
  say(`Packages installed in ${Math.round((Date.now() - began) / 1000)} seconds.`)
}

/** npm writes down at the end what it installed. Packages for other machines, and for development, may be left out. */
function isInstalled(root) {
  const wanted = read(join(root, 'package-lock.json'))
  const installed = read(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted) throw new Error(`The file package-lock.json is missing in ${root}: get the program again.`)
  if (!installed) return false
  return Object.entries(wanted.packages).every(([path, { version, dev, optional, devOptional, peer }]) => {
    const found = installed.packages[path]?.version
    return path === '' || found === version || (!found && Boolean(dev || optional || devOptional || peer))
  })
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function npmCi(root) {
  const script = process.env.npm_execpath
  const [file, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []]
  const args = [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error']
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: file === 'npm' && process.platform === 'win32',
    })
    let said = ''
    child.stderr.on('data', (text) => {
      said += text
    })
    child.on('error', () => reject(new Error('The packages could not be installed: npm was not found.')))
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The packages could not be installed: ${reason(said)}`)),
    )
  })
}

function reason(said) {
  if (/ENOSPC/.test(said)) return 'the disk is full.'
  if (/EACCES|EPERM|EROFS/.test(said)) return 'the folder of the program can not be written.'
  if (/ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ECONNRESET/.test(said)) return 'the package registry can not be reached.'
  const lines = said.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim())
  const first = lines.filter((line) => line && !line.startsWith('code ') && !/complete log/.test(line))[0] ?? 'npm gave no reason'
  return `${first.replace(/\.$/, '')}.`
}
