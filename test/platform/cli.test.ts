// The one entry, as people type it: each failure is one plain sentence, and nothing is left running.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { settings } from '#platform/config.ts'
import { root } from '#platform/root.ts'
import { folder, postmasterOf, type Running, start, until, untilNoDatabase } from './processes.ts'

const PORT = '4150'
const entry = join(root, 'bin/hearth')

// The program also runs where the host has an older Node: then the launcher stays in front of it.
const older = ['/usr/bin/node', '/usr/local/bin/node'].find(
  (path) => existsSync(path) && /^v2[0-3]\./.test(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout),
)
const hosts = [process.execPath, ...(older ? [older] : [])]

function hearth(args: string[], env: NodeJS.ProcessEnv = {}, node = process.execPath): Running {
  return start(node, [entry, ...args], {
    env: { NODE_ENV: '', PORT, HEARTH_DATA: '', DATABASE_URL: '', SMTP_URL: '', HEARTH_URL: '', ...env },
  })
}

async function fails(args: string[], sentence: RegExp, env: NodeJS.ProcessEnv = {}): Promise<void> {
  const run = hearth(args, env)
  assert.equal(await run.ended, 1)
  const lines = run
    .said()
    .trim()
    .split('\n')
    .filter((line) => !/^(Starting|Building|Preparing|Migrating|Checking)/.test(line))
  assert.equal(lines.length, 1, run.said())
  assert.match(lines[0]!, sentence)
}

async function answers(port = PORT): Promise<boolean> {
  return fetch(`http://localhost:${port}/`).then(
    (response) => response.status < 500,
    () => false,
  )
}

for (const node of hosts) {
  describe(`with Node ${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()}`, () => {
    const HEARTH_DATA = folder()

    test('serve says where it is, gives a link for the first steward, and stops without a trace', async () => {
      const program = hearth(['serve'], { HEARTH_DATA }, node)
      const said = await program.hears(/first steward[^\n]*\nhttp:\S+\n/)
      assert.match(said, new RegExp(`Hearth is at http://localhost:${PORT}\n`))
      assert.ok(await answers())
      program.child.kill('SIGINT')
      assert.equal(await program.ended, 0, program.said())
      await untilNoDatabase(HEARTH_DATA)
    })

    test('a second start is there in under three seconds', async () => {
      const began = Date.now()
      const program = hearth(['serve'], { HEARTH_DATA }, node)
      await until(
        () => answers(),
        () => program.said(),
      )
      assert.ok(Date.now() - began < 3000, `It took ${Date.now() - began} ms.`)
      program.child.kill('SIGTERM')
      assert.equal(await program.ended, 0, program.said())
      assert.doesNotMatch(program.said(), /Preparing|Migrating|Building/)
    })

    test('whatever is killed, nothing stays behind and the next start works', async () => {
      const program = hearth(['serve'], { HEARTH_DATA }, node)
      await program.hears(/Hearth is at/)
      program.child.kill('SIGKILL')
      await program.ended
      await untilNoDatabase(HEARTH_DATA)
      await until(
        async () => !(await answers()),
        () => 'the website still answers',
      )
      const next = hearth(['serve'], { HEARTH_DATA }, node)
      await next.hears(/Hearth is at/)
      process.kill(postmasterOf(HEARTH_DATA), 'SIGKILL')
      await next.hears(/The database is back/)
      await until(
        () => answers(),
        () => next.said(),
      )
      next.child.kill('SIGTERM')
      assert.equal(await next.ended, 0, next.said())
    })
  })
}

describe('while the website runs', () => {
  const HEARTH_DATA = folder()

  test('commands work beside it, and a second website does not start', async () => {
    const program = hearth(['serve'], { HEARTH_DATA })
    await program.hears(/Hearth is at/)
    await fails(['serve'], /^Hearth is already running on this data folder \(process \d+\)\.$/, { HEARTH_DATA, PORT: '4151' })
    const file = join(folder(), 'backup.zip')
    for (const [args, says] of [
      [['steward', 'mo@trust.example'], /mo@trust\.example is a steward now[^\n]*\nhttp/],
      [['check'], /All is well\./],
      [['migrate'], /nothing to do/],
      [['backup', file], /Backed up \d+ rows/],
    ] as const) {
      const command = hearth([...args], { HEARTH_DATA })
      assert.equal(await command.ended, 0, command.said())
      assert.match(command.said(), says)
    }
    await fails(['restore', file], /^Hearth is already running on this data folder/, { HEARTH_DATA })
    assert.ok(await answers())
    program.child.kill('SIGTERM')
    await program.ended
    const elsewhere = folder()
    const restored = hearth(['restore', file], { HEARTH_DATA: elsewhere })
    assert.equal(await restored.ended, 0, restored.said())
    assert.match(restored.said(), /Restored \d+ rows from the backup of /)
    await untilNoDatabase(elsewhere)
  })
})

describe('one plain sentence says that', () => {
  test('a port is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(4152, 'localhost', resolve))
    await fails(['serve'], /^Port 4152 is already in use/, { HEARTH_DATA: folder(), PORT: '4152' })
    server.close()
  })

  test('a setting is wrong', () => fails(['serve'], /^PORT is set to "many", which will not work/, { PORT: 'many' }))
  test('a command is not known', () => fails(['fly'], /^There is no command "fly"/))
  test('an option is not known', () => fails(['serve', '--fly'], /^The command serve knows no option "--fly"/))
  test('an address is missing', () => fails(['steward'], /needs one e-mail address/))
  test('the data folder is a file', () => {
    const HEARTH_DATA = join(folder(), 'file')
    writeFileSync(HEARTH_DATA, '')
    return fails(['serve'], /is not a folder\.$/, { HEARTH_DATA })
  })
  test('the database can not be reached', () =>
    fails(['serve'], /can not be reached/, { HEARTH_DATA: folder(), DATABASE_URL: 'postgres://ada@127.0.0.1:4159/hearth' }))
  test('a backup is none', () => fails(['restore', entry], /is not a backup made by Hearth/, { HEARTH_DATA: folder() }))
})

test('check says what is wrong, and how to mend it', async () => {
  const run = hearth(['check'], {
    HEARTH_DATA: folder(),
    SMTP_URL: 'smtp://127.0.0.1:4153',
    HEARTH_URL: 'http://hearth.example.org',
  })
  assert.equal(await run.ended, 1)
  assert.match(run.said(), /WRONG {2}Mail: 127\.0\.0\.1:4153 does not answer/)
  assert.match(run.said(), /WRONG {2}Address: http:\/\/hearth\.example\.org is not encrypted/)
  assert.match(run.said(), /3 things are wrong\./)
})

test('help lists every command, help settings every setting, and so does docs/operating.md', async () => {
  const commands = hearth(['help'])
  await commands.ended
  for (const name of ['serve', 'work', 'migrate', 'demo', 'steward', 'backup', 'restore', 'check', 'help'])
    assert.match(commands.said(), new RegExp(`^  ${name}\\b`, 'm'))
  const list = hearth(['help', 'settings'])
  await list.ended
  const page = readFileSync(join(root, 'docs/operating.md'), 'utf8')
  for (const { name } of settings) {
    assert.match(list.said(), new RegExp(`^${name}$`, 'm'))
    assert.ok(
      new RegExp(`^\\| \`${name}\` +\\|`, 'm').test(page),
      `docs/operating.md does not list ${name} in its table of settings.`,
    )
  }
})
