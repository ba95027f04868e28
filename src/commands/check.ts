// A doctor: looks at everything that the program stands on, says what is wrong and how to mend it.
import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { connect as connectSocket } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import type { Sql } from 'postgres'
import { type Config, readConfig } from '#platform/config.ts'
import type { Say } from '#platform/db/cluster.ts'
import { openDatabase } from '#platform/db/embedded.ts'
import { listMigrated, readMigrations } from '#platform/db/migrate.ts'
import { connectOnce } from '#platform/db/server.ts'
import { errorText, Trouble } from '#platform/errors.ts'
import { version } from '#platform/root.ts'

type Finding = { what: string; fine: boolean; says: string; mend?: string }

const LITTLE_ROOM_BYTES = 500_000_000
const CLOCK_MS = 5_000
const MAIL_MS = 10_000

/** Prints what is right and what is wrong. Gives back the exit code: 1 where anything is wrong. */
export async function check(say: Say): Promise<number> {
  const findings: Finding[] = []
  const config = await tryTo(findings, 'Settings', 'Set it to a right value: "bin/hearth help settings" lists them.', async () =>
    readConfig(),
  )
  if (config) {
    findings.push(...settingsFindings(config), versionFinding())
    for (const finding of [folderFinding, diskFinding, mailFinding]) findings.push(await finding(config))
    findings.push(...(await databaseFindings(config, say)))
  }
  for (const { what, fine, says, mend } of findings) {
    process.stdout.write(`${fine ? 'right' : 'WRONG'}  ${what}: ${says}\n`)
    if (!fine && mend) process.stdout.write(`       ${mend}\n`)
  }
  const wrong = findings.filter(({ fine }) => !fine).length
  process.stdout.write(wrong === 0 ? 'All is well.\n' : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.\n`)
  return wrong === 0 ? 0 : 1
}

async function tryTo<T>(findings: Finding[], what: string, mend: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    findings.push({ what, fine: false, says: error.message, mend })
    return undefined
  }
}

function settingsFindings(config: Config): Finding[] {
  const { url, proxies, databaseUrl, dataDir } = config
  const says = `the site is ${url}, data is in ${dataDir}, the database is ${databaseUrl ? 'your own server' : 'built in'}.`
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
  const plain = url.startsWith('http:') && !local
  return [
    { what: 'Settings', fine: true, says },
    {
      what: 'Address',
      fine: !plain,
      says: plain ? `${url} is not encrypted.` : local ? 'only this machine can reach it.' : 'it is encrypted.',
      mend: 'Put nginx or Caddy with a certificate in front (docs/operating.md), and begin HEARTH_URL with https.',
    },
    {
      what: 'Proxy',
      fine: local || proxies > 0,
      says: proxies > 0 ? `${proxies} in front.` : 'none in front.',
      mend: 'Set HEARTH_PROXIES to 1 where nginx or Caddy stands in front: otherwise all people seem to have one address, and share its limits.',
    },
  ]
}

function versionFinding(): Finding {
  const fine = Number(process.versions.node.split('.')[0]) >= 24
  return {
    what: 'Versions',
    fine,
    says: `Hearth ${version}, Node ${process.versions.node}.`,
    mend: 'Start Hearth through bin/hearth, which finds Node 24.',
  }
}

async function folderFinding({ dataDir }: Config): Promise<Finding> {
  try {
    for (const folder of [dataDir, join(dataDir, 'uploads'), join(dataDir, 'outbox')]) {
      await mkdir(folder, { recursive: true })
      await access(folder, constants.W_OK)
    }
    return { what: 'Data folder', fine: true, says: `${dataDir} can be written, uploads and outbox too.` }
  } catch (error) {
    return {
      what: 'Data folder',
      fine: false,
      says: `${dataDir} can not be written (${errorText(error)}).`,
      mend: 'Give it to the user that runs Hearth (chown), or set HEARTH_DATA to another folder.',
    }
  }
}

async function diskFinding({ dataDir }: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir).catch(() => ({ bavail: 0, bsize: 0 }))
  const room = bavail * bsize
  return {
    what: 'Disk',
    fine: room > LITTLE_ROOM_BYTES,
    says: `${Math.floor(room / 1e6)} MB free.`,
    mend: 'Make room on the disk that holds the data folder: a full disk stops all writing.',
  }
}

async function mailFinding({ smtpUrl, dataDir }: Config): Promise<Finding> {
  if (!smtpUrl)
    return { what: 'Mail', fine: true, says: `no SMTP_URL, so mail is kept in ${join(dataDir, 'outbox')} and sent to nobody.` }
  const { hostname, port, protocol } = new URL(smtpUrl)
  const place = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || (protocol === 'smtps:' ? 465 : 587)) }
  const greeting = await greetingOf(place, protocol === 'smtps:').catch((error) => error as Error)
  if (typeof greeting === 'string' && greeting.startsWith('220'))
    return { what: 'Mail', fine: true, says: `${place.host}:${place.port} answers.` }
  const why = typeof greeting === 'string' ? `it says "${greeting.slice(0, 80)}"` : greeting.message
  return {
    what: 'Mail',
    fine: false,
    says: `${place.host}:${place.port} does not answer as a mail server: ${why}.`,
    mend: 'Compare SMTP_URL with what your mail provider says; smtps is for port 465, smtp for 587 and 25.',
  }
}

/** The first line that a mail server says. */
function greetingOf(place: { host: string; port: number }, encrypted: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = encrypted ? connectTls({ ...place, servername: place.host }) : connectSocket(place)
    const done = (end: () => void) => {
      socket.destroy()
      end()
    }
    socket.setTimeout(MAIL_MS, () => done(() => reject(new Error('it is silent'))))
    socket.once('error', (error) => done(() => reject(error)))
    socket.once('data', (data) => done(() => resolve(data.toString('latin1').split('\r\n')[0] ?? '')))
  })
}

async function databaseFindings(config: Config, say: Say): Promise<Finding[]> {
  const findings: Finding[] = []
  const mend = config.databaseUrl
    ? 'Compare DATABASE_URL with what the server expects.'
    : 'The file postgres.log in the data folder may say more.'
  const opened = await tryTo(findings, 'Database', mend, () => openDatabase(config, say, { command: 'check' }))
  if (!opened) return findings
  const sql = connectOnce(opened.target.owner)
  try {
    const [row] =
      await sql`select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size`
    findings.push({ what: 'Database', fine: true, says: `PostgreSQL ${String(row?.version).split(' ')[0]}, ${row?.size}.` })
    findings.push(await clockFinding(sql), await migrationFinding(sql))
  } finally {
    await sql.end()
    await opened.stop()
  }
  return findings
}

async function clockFinding(sql: Sql): Promise<Finding> {
  const [row] = await sql<{ now: number }[]>`select extract(epoch from clock_timestamp())::float8 * 1000 as now`
  const apart = Math.abs((row?.now ?? 0) - Date.now())
  const fine = apart < CLOCK_MS && new Date().getFullYear() >= 2026
  const says = `it is ${new Date().toISOString().slice(0, 16).replace('T', ' ')} (UTC)${fine ? '' : `, and the database is ${Math.round(apart / 1000)} seconds apart`}.`
  return {
    what: 'Clock',
    fine,
    says,
    mend: 'Let the machine set its clock by itself (timedatectl set-ntp true): sign-in links and memories of spaces depend on it.',
  }
}

async function migrationFinding(sql: Sql): Promise<Finding> {
  const known = readMigrations().map(({ name }) => name)
  const ran = await listMigrated(sql)
  const waiting = known.filter((name) => !ran.includes(name)).length
  const newer = ran.some((name) => !known.includes(name))
  if (newer)
    return {
      what: 'Migrations',
      fine: false,
      says: 'the database is newer than this program.',
      mend: 'Start the newer version of Hearth.',
    }
  const says =
    waiting === 0
      ? `${ran.length}, all done.`
      : ran.length === 0
        ? 'none yet: "bin/hearth serve" does them.'
        : `${waiting} are waiting: "bin/hearth serve" does them.`
  return { what: 'Migrations', fine: true, says }
}
