// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated } from 'kysely'

export type MigrationsTable = {
  name: string
  checksum: string
  ran_at: Generated<Date>
}

export type Migrations = {
  migrations: MigrationsTable
}
