// `npm test`: sets up what is missing, then runs every check. `npm test -- --quick` leaves the browser journeys out.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.mjs'
import { findChromium } from './chromium.mjs'
import { installMissing } from './install.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'node_modules', '.bin')
const quick = process.argv.includes('--quick')
const say = (text) => process.stderr.write(`${text}\n`)

/** Runs one check, perhaps in several processes side by side: the first writes as it goes, the others once they are done. The first check that fails ends everything. */
async function check(title, command, runs, env = {}) {
  say(`\n— ${title}`)
  const began = Date.now()
  const ends = await Promise.all(runs.map((args, at) => run(command, args, env, at === 0)))
  for (const { said } of ends) process.stdout.write(said)
  if (ends.some(({ code }) => code !== 0)) {
    say(`\n${title}: something is wrong, see above.`)
    process.exit(1)
  }
  say(`  ${title}: right (${((Date.now() - began) / 1000).toFixed(1)} seconds)`)
}

function run(command, args, env, isHeard) {
  const path = `${bin}:${process.env.PATH}`
  const stdio = ['ignore', isHeard ? 'inherit' : 'pipe', isHeard ? 'inherit' : 'pipe']
  const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, PATH: path, ...env } })
  const said = []
  for (const output of [child.stdout, child.stderr]) output?.on('data', (text) => said.push(text))
  return new Promise((resolve) => {
    child.on('error', () => resolve({ code: 1, said: `${command} could not be started.\n` }))
    child.on('close', (code) => resolve({ code, said: Buffer.concat(said) }))
  })
}

const tests = ['--import', 'tsx', '--test', '--test-isolation=none', '--test-force-exit']

try {
  await installMissing(root, say)
  const chromium = quick ? undefined : findChromium(say)
  await check('Format and lint', 'biome', [['ci', '--diagnostic-level=warn', '.']])
  await check('Types', 'tsc', [['--noEmit'], ['--noEmit', '-p', 'src/browser']])
  // The journeys go first: node's test runner then closes the output, with its count of tests.
  if (chromium) {
    await bundle(root, say)
    await check('Browser journeys', 'playwright', [['test']], { CHROMIUM: chromium })
  }
  // By itself, since it says how soon the program is there.
  await check('Starting and stopping', 'node', [[...tests, 'test/platform/cli.test.ts']])
  const halves = ['1/2', '2/2'].map((half) => [...tests, `--test-shard=${half}`, 'test/**/!(cli).test.{ts,tsx}'])
  await check('House rules and tests', 'node', halves)
} catch (error) {
  say(error.message)
  process.exit(1)
}
