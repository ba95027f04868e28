// Every setting of the program, read from the environment once, at the start.
import { resolve } from 'node:path'
import { z } from 'zod'
import { Trouble } from './errors.ts'

/** What the program runs with. Paths are absolute; `url` has no slash at its end. */
export type Config = {
  port: number
  host: string
  url: string
  dataDir: string
  databaseUrl: string | undefined
  smtpUrl: string | undefined
  mailFrom: string
  name: string
  proxies: number
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  jobs: boolean
  /** Where `packages mirror` fetches from; no slash at the end. */
  rPackages: string
  pythonPackages: string
  development: boolean
}

/** One setting as `bin/hearth help settings` and docs/operating.md show it. */
export type Setting = { name: string; standard: string; help: string }

const port = z.coerce.number().int().min(0).max(65535)
const webAddress = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))
const postgresAddress = z.url({ protocol: /^postgres(ql)?$/ })
const mailServer = z.url({ protocol: /^smtps?$/ })
const yesOrNo = z.enum(['yes', 'no']).transform((word) => word === 'yes')

type Reader = Setting & { says: string; schema: z.ZodType }

const readers = {
  PORT: { standard: '3000', help: 'The port that the website listens on.', says: 'a number from 0 to 65535', schema: port },
  HOST: {
    standard: 'localhost',
    help: 'The network address to listen on. Keep localhost behind a proxy; use 0.0.0.0 inside a container.',
    says: 'a host name or an address',
    schema: z.string().min(1).max(255),
  },
  HEARTH_URL: {
    standard: 'http://localhost:PORT',
    help: 'The address that people type, used in every link that is sent by mail.',
    says: 'an address such as https://hearth.example.org',
    schema: webAddress,
  },
  HEARTH_DATA: {
    standard: './data',
    help: 'The folder that holds the database, uploads and unsent mail.',
    says: 'a folder',
    schema: z.string().min(1),
  },
  DATABASE_URL: {
    standard: '(the built-in database)',
    help: 'A PostgreSQL server, version 15 or newer, to use instead of the built-in database.',
    says: 'an address such as postgres://hearth:secret@db.example.org/hearth',
    schema: postgresAddress,
  },
  SMTP_URL: {
    standard: '(none: mail is written to the data folder)',
    help: 'The mail server that sends mail. Without it, mail is kept as files in outbox/ and shown to stewards.',
    says: 'an address such as smtps://user:secret@mail.example.org',
    schema: mailServer,
  },
  MAIL_FROM: {
    standard: 'hearth@ and the host of HEARTH_URL',
    help: 'The address that mail comes from.',
    says: 'an e-mail address',
    schema: z.email(),
  },
  HEARTH_NAME: {
    standard: 'Hearth',
    help: 'The name of the community, shown on every page and mail.',
    says: 'a name of at most 80 letters',
    schema: z.string().trim().min(1).max(80),
  },
  HEARTH_PROXIES: {
    standard: '0',
    help: 'How many proxies stand in front. Only then is X-Forwarded-For believed, for that many steps.',
    says: 'a number from 0 to 5',
    schema: z.coerce.number().int().min(0).max(5),
  },
  HEARTH_LOG: {
    standard: 'warn',
    help: 'How much to log: debug, info, warn, error or silent.',
    says: 'debug, info, warn, error or silent',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
  },
  HEARTH_R_PACKAGES: {
    standard: 'https://repo.r-wasm.org',
    help: 'Where "packages mirror" fetches R packages from.',
    says: 'a web address',
    schema: webAddress,
  },
  HEARTH_PYTHON_PACKAGES: {
    standard: 'https://cdn.jsdelivr.net/pyodide/v314.0.7/full',
    help: 'Where "packages mirror" fetches Python packages from.',
    says: 'a web address',
    schema: webAddress,
  },
  HEARTH_JOBS: {
    standard: 'yes',
    help: 'Whether "serve" also does the background work. Say no when "hearth work" runs apart.',
    says: 'yes or no',
    schema: yesOrNo,
  },
} satisfies Record<string, Omit<Reader, 'name'>>

/** All settings in the order in which they are shown. A house rule compares this list with docs/operating.md. */
export const settings: Setting[] = Object.entries(readers).map(([name, { standard, help }]) => ({ name, standard, help }))

type Name = keyof typeof readers
type ValueOf<N extends Name> = z.output<(typeof readers)[N]['schema']>

function read<N extends Name>(env: NodeJS.ProcessEnv, name: N): ValueOf<N> | undefined {
  const text = env[name]
  if (text === undefined || text === '') return undefined
  const { schema, says } = readers[name]
  const result = schema.safeParse(text)
  if (!result.success) throw new Trouble(`${name} is set to "${text}", which will not work: it should be ${says}.`)
  return result.data as ValueOf<N>
}

/**
 * Reads the settings from an environment.
 * @throws Trouble naming the first setting that has a wrong value.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const portNumber = read(env, 'PORT') ?? 3000
  const url = read(env, 'HEARTH_URL') ?? `http://localhost:${portNumber}`
  return {
    port: portNumber,
    host: read(env, 'HOST') ?? 'localhost',
    url,
    dataDir: resolve(read(env, 'HEARTH_DATA') ?? './data'),
    databaseUrl: read(env, 'DATABASE_URL'),
    smtpUrl: read(env, 'SMTP_URL'),
    mailFrom: read(env, 'MAIL_FROM') ?? `hearth@${new URL(url).hostname}`,
    name: read(env, 'HEARTH_NAME') ?? 'Hearth',
    proxies: read(env, 'HEARTH_PROXIES') ?? 0,
    logLevel: read(env, 'HEARTH_LOG') ?? 'warn',
    jobs: read(env, 'HEARTH_JOBS') ?? true,
    rPackages: read(env, 'HEARTH_R_PACKAGES') ?? readers.HEARTH_R_PACKAGES.standard,
    pythonPackages: read(env, 'HEARTH_PYTHON_PACKAGES') ?? readers.HEARTH_PYTHON_PACKAGES.standard,
    development: env.NODE_ENV === 'development',
  }
}
