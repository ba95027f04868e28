// Runs the website, its database and its background work, until it is asked to stop.
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { type Config, readConfig } from '#platform/config.ts'
import type { Say } from '#platform/db/cluster.ts'
import { errorCode, Trouble } from '#platform/errors.ts'
import type { House } from '#platform/house.ts'
import { createApp } from '#platform/http/app.ts'
import { startJobs } from '#platform/jobs.ts'
import { openHouse } from './open-house.ts'
import { untilStopped } from './stopping.ts'

/** Runs until stopped. @throws Trouble where it can not start. */
export async function serve(options: { demo: boolean }, say: Say): Promise<void> {
  const stopped = untilStopped()
  const config = readConfig()
  say('Starting Hearth ...')
  const { house, close } = await openHouse(say, { command: 'serve', alone: true }, config)
  const closing: (() => Promise<unknown>)[] = [close]
  try {
    const app = await createApp(house)
    closing.unshift(() => app.close())
    if (options.demo) await fill(house, say)
    await listen(app, config)
    if (config.jobs) {
      const jobs = await startJobs(house)
      closing.splice(1, 0, () => jobs.stop())
    }
    await welcome(house, addressOf(app, config))
    await stopped
    say('Stopping ...')
  } finally {
    for (const step of closing) await step()
  }
}

async function listen(app: FastifyInstance, { port, host }: Config): Promise<void> {
  try {
    await app.listen({ port, host })
  } catch (error) {
    const sentence = {
      EADDRINUSE: `Port ${port} is already in use by another program: stop that, or set PORT to another number.`,
      EACCES: `Port ${port} may not be used by an ordinary user: set PORT to a number above 1023.`,
      EADDRNOTAVAIL: `HOST is set to "${host}", which is not an address of this machine.`,
      ENOTFOUND: `HOST is set to "${host}", which is not an address of this machine.`,
    }[errorCode(error)]
    throw sentence ? new Trouble(sentence, { cause: error }) : error
  }
}

/** The address to open in a browser: HEARTH_URL, or where this server really listens. */
function addressOf(app: FastifyInstance, config: Config): string {
  if (process.env.HEARTH_URL) return config.url
  return `http://localhost:${(app.server.address() as AddressInfo).port}`
}

async function fill(house: House, say: Say): Promise<void> {
  const { fillDemo } = await import('../demo/fill.ts')
  if (!(await fillDemo(house, say))) say('There are spaces already, so no town was invented.')
}

async function welcome(house: House, address: string): Promise<void> {
  const { firstStewardLink } = await import('#core/members/first-steward.ts')
  const link = await firstStewardLink(house)
  process.stdout.write(`Hearth is at ${address}\n`)
  if (link) process.stdout.write(`Sign in as the first steward with this link, once:\n${link}\n`)
}
