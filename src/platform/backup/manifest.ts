// The table of contents of a backup: what is in it, how much, and its checksums.
import { z } from 'zod'

/** Goes up when the shape of the file changes. */
export const FORMAT = 1

const checksum = z.string().regex(/^[0-9a-f]{64}$/)
const bytes = z.int().min(0)

export const Manifest = z.object({
  format: z.int(),
  program: z.string(),
  made: z.iso.datetime(),
  migrations: z.array(z.string()).min(1),
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z_][a-z0-9_]*$/),
      columns: z.array(z.string().regex(/^[a-z_][a-z0-9_]*$/)),
      rows: z.int().min(0),
    }),
  ),
  sequences: z.array(z.object({ table: z.string(), column: z.string(), last: z.int().min(0) })),
  entries: z.array(z.object({ name: z.string(), bytes, sha256: checksum })),
  /** Uploads that went away while the backup was made. */
  missing: z.array(z.string()),
})
export type Manifest = z.output<typeof Manifest>
export type Entry = Manifest['entries'][number]

/** A job that had not been done when the backup was made. */
export const Job = z.object({
  task: z.string(),
  payload: z.unknown(),
  queue: z.string().nullable(),
  run_at: z.string(),
  attempts_left: z.int().min(1),
  key: z.string().nullable(),
  priority: z.int(),
})
export type Job = z.output<typeof Job>
