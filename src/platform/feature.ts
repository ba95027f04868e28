// The front door that every feature, and every core noun with pages of its own, has.
import type { VNode } from 'preact'
import type { Messages } from '../messages.ts'
import type { Db } from './db/connect.ts'
import type { House } from './house.ts'
import type { Answer } from './http/answers.ts'
import type { App } from './http/doors.ts'
import type { SentFile } from './http/read-multipart.ts'
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
  /** Buttons above the threads of a space. */
  space?: (space: { slug: string; mayStart: boolean }) => VNode | undefined
}

/** One part of what a member takes along. */
export type Exported = {
  /** Its file in the zip, without an ending: lower-case words and hyphens, with slashes for folders. */
  name: string
  /** Becomes NAME.json, with clear words as keys. */
  data: unknown
  /** Becomes NAME.md, for reading. */
  markdown?: string
  /** Files of the member's own, opened one after the other while the zip is sent. Names may hold folders. */
  files?: { name: string; open: () => Promise<NodeJS.ReadableStream> }[]
}

/** Addresses for search engines, read as a guest sees them: the largest number in use, and those of a range of numbers. */
export type Sitemap = {
  last: (db: Db) => Promise<number>
  list: (db: Db, after: number, upTo: number) => Promise<{ path: string; changed: Date }[]>
}

/** What somebody sent: fields as they came, and the file. */
export type Sent = { path: string; body: unknown; file: SentFile | undefined; wantsJson: boolean }

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
  /** Looks at everything that is sent, before its own handler does; an answer stops it. */
  screen?: (sent: Sent) => Promise<Answer | undefined>
  slots?: Slots
  sitemap?: Sitemap
  /** How what is indexed as a kind of its own is shown among search results: given what was asked and identities, best first or not. */
  finds?: Record<string, (db: Db, asked: string, ids: number[]) => Promise<object[]>>
  /** Where an address of before leads now; asked, as a guest, for addresses that lead nowhere. */
  moved?: (db: Db, path: string) => Promise<string | undefined>
  /** Where drafts of its own forms are written on, by the first word of their place: `answer` of `answer:12`. */
  drafts?: Record<string, (db: Db, id: number) => Promise<{ href?: string; about: string }>>
  /**
   * What a member takes along: everything they have written or given here, and no words of others. `db` is a transaction in which
   * they are the viewer.
   */
  exports?: (db: Db, memberId: number, house: House) => Promise<Exported[]>
}
