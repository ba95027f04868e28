// What the page and a frame that runs code say to each other. Neither trusts a word of it: the page shows text as text.

/** R, Python or SQL. */
export type EngineName = 'r' | 'python' | 'sql'

/** A table: `columns` with their types in the language's own words, `rows` as text, null where a value is missing. */
export type TablePart = {
  kind: 'table'
  columns: { name: string; type: string; isNumber: boolean }[]
  rows: (string | null)[][]
  /** How many rows there are; `rows` holds the first of them. */
  count: number
}

/** One piece of output, in the order in which it came. */
export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'message'; text: string }
  | { kind: 'warning'; text: string; line?: number }
  | { kind: 'error'; text: string; line?: number; missing?: { package?: string; object?: string } }
  | TablePart
  | { kind: 'picture'; bitmap: ImageBitmap }

/** A file that code reads by its name. */
export type DataFile = { name: string; bytes: Uint8Array }

export type ToFrame = {
  run: number
  code: string
  files: DataFile[]
  /** Packages that a steward has mirrored, which may be loaded from here. */
  packages: string[]
}

export type FromFrame =
  | { ready: true; version: string }
  | { failed: string }
  | { pong: true }
  /** What is being fetched before code runs, such as a package. */
  | { run: number; fetching: string }
  | { run: number; part: Part }
  | { run: number; done: true; session: string }
