// The real program for the journeys: its own data folder and port, mail as files, stopped at the end.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ParsedMail, simpleParser } from 'mailparser'
import postgres from 'postgres'

const root = fileURLToPath(new URL('../..', import.meta.url))
const START_MS = 60_000

export type Program = {
  base: string
  dataDir: string
  /** The one-time link of the first steward, where there was none yet. */
  firstLink: string | undefined
  /** The newest mail to an address that was not read yet; waits until one has come. */
  mailTo(address: string, matching?: RegExp): Promise<ParsedMail>
  stop(): Promise<void>
}

/** Runs a command of the program to its end; gives back what it printed. @throws with what it said when it fails. */
export function runHearth(args: string[], env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['bin/hearth', ...args], { cwd: root, env: { ...process.env, ...env } })
    let out = ''
    child.stdout.on('data', (text) => {
      out += text
    })
    child.stderr.on('data', (text) => {
      out += text
    })
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(out))))
  })
}

/** Starts the program and waits until it says where it is. */
export async function startProgram(
  port: number,
  { dataDir, args = [] }: { dataDir?: string; args?: string[] } = {},
): Promise<Program> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'hearth-journey-'))
  const env = { ...process.env, PORT: String(port), HEARTH_DATA: folder, HEARTH_NAME: 'Journey Town', HEARTH_LOG: 'error' }
  const child = spawn(process.execPath, ['bin/hearth', 'serve', ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const firstLink = await untilWelcome(child)
  const read = new Set<string>()
  return {
    base: `http://localhost:${port}`,
    dataDir: folder,
    firstLink,
    mailTo: (address, matching) => waitForMail(join(folder, 'outbox'), read, address, matching),
    stop: () => stop(child, dataDir ? undefined : folder),
  }
}

function untilWelcome(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`The program did not start: ${said}`)), START_MS)
    const hear = (text: Buffer) => {
      said += text
      if (!/Hearth is at http\S+\n/.test(said)) return
      clearTimeout(late)
      // The link, where there is one, is printed in the same moment.
      setTimeout(() => resolve(/(http\S+\/first\/\S+)/.exec(said)?.[1]), 300)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('exit', () => reject(new Error(`The program ended: ${said}`)))
  })
}

async function stop(child: ChildProcess, folder: string | undefined): Promise<void> {
  child.removeAllListeners('exit')
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
  if (folder) rmSync(folder, { recursive: true, force: true })
}

async function waitForMail(outbox: string, read: Set<string>, address: string, matching = /./): Promise<ParsedMail> {
  for (let tries = 0; tries < 200; tries++) {
    for (const { name, mail } of await readMails(outbox, read)) {
      const to = [mail.to ?? []].flat().flatMap((one) => one.value.map((person) => person.address))
      if (!to.includes(address) || !matching.test(`${mail.subject}\n${mail.text}`)) continue
      read.add(name)
      return mail
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`No mail came to ${address}.`)
}

/** The newest first, without those that were `read`. */
async function readMails(outbox: string, read: Set<string>): Promise<{ name: string; mail: ParsedMail }[]> {
  if (!existsSync(outbox)) return []
  const names = readdirSync(outbox).filter((name) => name.endsWith('.eml') && !read.has(name))
  return Promise.all(
    names
      .sort()
      .reverse()
      .map(async (name) => ({ name, mail: await simpleParser(readFileSync(join(outbox, name))) })),
  )
}

/** The six digits in a mail. */
export function codeIn(mail: ParsedMail): string {
  return /\b(\d{3} ?\d{3})\b/.exec(mail.text ?? '')![1]!.replace(' ', '')
}

/** The first link in a mail that leads to a path. */
export function linkIn(mail: ParsedMail, path: RegExp): string {
  return [...(mail.text ?? '').matchAll(/https?:\/\/\S+/g)].map((match) => match[0]).find((link) => path.test(link))!
}

/** Changes the program's own database, such as to let time pass. */
export async function inDatabase({ dataDir }: Program, change: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres({ host: join(dataDir, 'run'), user: 'hearth', database: 'hearth' })
  await change(sql)
  await sql.end()
}

/** Mails about notices wait a minute, for edits; a journey does not. */
export function runJobsNow(program: Program): Promise<void> {
  return inDatabase(program, (sql) => sql`update graphile_worker._private_jobs set run_at = now() where run_at > now()`)
}
