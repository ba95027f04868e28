// The front door that every feature, and every core noun with pages of its own, has.
import type { VNode } from 'preact'
import type { Messages } from '../messages.ts'
import type { Db } from './db/connect.ts'
import type { House } from './house.ts'
import type { App } from './http/doors.ts'
import type { Viewer } from './viewer.ts'

/** A job: runs as the owner of the tables; what it makes for a person it reads with `asMember`. May run twice. */
export type Job = (house: House, payload: never) => Promise<void>

/** Listeners are told at least once, so they do the same thing the second time as no thing. */
export type Listeners = { [K in keyof Messages]?: (house: House, message: Messages[K]) => Promise<void> }

/** What a feature shows on pages that all share; undefined shows nothing. */
export type Slots = {
  home?: (db: Db, viewer: Viewer, house: House) => Promise<VNode | undefined>
  profile?: (db: Db, viewer: Viewer, memberId: number) => Promise<VNode | undefined>
  desk?: (db: Db, viewer: Viewer, house: House) => Promise<VNode | undefined>
}

export type Feature = {
  name: string
  /** Only this folder writes to these tables. */
  tables: string[]
  /** Its word in the main menu; `for` keeps it from everybody but stewards. */
  menu?: { href: string; label: string; for?: 'steward' }
  routes?: (app: App) => void
  jobs?: Record<string, Job>
  /** Crontab lines of graphile-worker, in UTC, such as `30 2 * * * spaces.forget`. */
  nightly?: string[]
  listeners?: Listeners
  slots?: Slots
}
