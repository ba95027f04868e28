// Hears NOTIFY for as long as the program runs, through every loss of the database.
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Options } from 'postgres'
import { poolOptions } from './pool-options.ts'

const RETRY_MS = 250

/**
 * Calls `hear` with the payload of every notification on a channel. When the connection is lost it is made again, however long
 * that takes; what was sent meanwhile is not heard.
 * @throws where the first connection can not be made
 */
export async function listenForever(
  owner: Options<Record<string, never>>,
  channel: string,
  hear: (payload: string) => void,
): Promise<{ close(): Promise<void> }> {
  let closed = false
  let client = await listen()
  async function listen(): Promise<pg.Client> {
    const fresh = new pg.Client({ ...poolOptions(owner), keepAlive: true })
    // A lost connection says so twice, as an error and as its end; the end is what counts.
    fresh.on('error', () => {})
    fresh.on('notification', ({ payload }) => hear(payload ?? ''))
    await fresh.connect()
    await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
    fresh.once('end', again)
    return fresh
  }
  async function again(): Promise<void> {
    while (!closed) {
      await pause(RETRY_MS)
      try {
        client = await listen()
        if (closed) await client.end()
        return
      } catch {
        // Not back yet.
      }
    }
  }
  return {
    async close() {
      closed = true
      await client.end().catch(() => {})
    },
  }
}
