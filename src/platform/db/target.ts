// Where the database is, for the two drivers that connect to it.
import type { Options } from 'postgres'

/** Connection options of the owner (jobs, migrations) and of the web, which cannot bypass row-level security. */
export type DatabaseTarget = { owner: Options<Record<string, never>>; web: Options<Record<string, never>> }
