// `npm test`: sets up what is missing, then runs every check. `npm test -- --quick` leaves the browser journeys out.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from './chromium.mjs'
import { installMissing } from './install.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'node_modules', '.bin')
const quick = process.argv.includes('--quick')
const say = (text) => process.stderr.write(`${text}\n`)

/** Runs one check; the first that fails ends everything. */
function check(title, command, args, env = {}) {
  say(`\n— ${title}`)
  const began = Date.now()
  const path = `${bin}:${process.env.PATH}`
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path, ...env } })
  if (status !== 0) {
    say(`\n${title}: something is wrong, see above.`)
    process.exit(1)
  }
  say(`  ${title}: right (${((Date.now() - began) / 1000).toFixed(1)} seconds)`)
}

try {
  await installMissing(root, say)
  const chromium = quick ? undefined : findChromium(say)
  check('Format and lint', 'biome', ['ci', '--diagnostic-level=warn', '.'])
  check('Types', 'tsc', ['--noEmit'])
  check('Types of browser script', 'tsc', ['--noEmit', '-p', 'src/browser'])
  // The journeys go first: node's test runner then closes the output, with its count of tests.
  if (chromium) check('Browser journeys', 'playwright', ['test'], { CHROMIUM: chromium })
  check('House rules and tests', 'node', [
    '--import',
    'tsx',
    '--test',
    '--test-isolation=none',
    '--test-force-exit',
    'test/**/*.test.{ts,tsx}',
  ])
} catch (error) {
  say(error.message)
  process.exit(1)
}
