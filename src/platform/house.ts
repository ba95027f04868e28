// What is open while the program runs; handed to routes and jobs.

import type { Assets } from './assets.ts'
import type { Config } from './config.ts'
import type { Database } from './db/connect.ts'
import type { Feature } from './feature.ts'
import type { Live } from './live.ts'
import type { Log } from './log.ts'

export type House = {
  config: Config
  database: Database
  features: Feature[]
  assets: Assets
  live: Live
  log: Log
}
