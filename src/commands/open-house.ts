// What most commands begin with: settings, the database started and up to date, the house around it.
import { loadAssets } from '#platform/assets.ts'
import { type Config, readConfig } from '#platform/config.ts'
import type { Say } from '#platform/db/cluster.ts'
import { openPools } from '#platform/db/connect.ts'
import { type OpenOptions, openDatabase } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import type { House } from '#platform/house.ts'
import { openLive } from '#platform/live.ts'
import { openLog } from '#platform/log.ts'
import { features } from '../features.ts'

export type OpenedHouse = {
  house: House
  /** Closes connections, and stops the database where this process started it. */
  close(): Promise<void>
}

/** Opens the house for a command. The database is migrated afterwards. */
export async function openHouse(say: Say, options: OpenOptions, config: Config = readConfig()): Promise<OpenedHouse> {
  const opened = await openDatabase(config, say, options)
  try {
    await migrate(opened.target.owner, { say })
    const database = openPools(opened.target)
    const [assets, live] = await Promise.all([loadAssets(), openLive(database)])
    const house: House = { config, database, features, assets, live, log: openLog(config.logLevel) }
    return {
      house,
      async close() {
        await live.close()
        await database.close()
        await opened.stop()
      },
    }
  } catch (error) {
    await opened.stop()
    throw error
  }
}

/** Opens the house, does one thing in it, and closes it however that ends. */
export async function inHouse<T>(say: Say, command: string, work: (house: House) => Promise<T>): Promise<T> {
  const { house, close } = await openHouse(say, { command })
  try {
    return await work(house)
  } finally {
    await close()
  }
}
