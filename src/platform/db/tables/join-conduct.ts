// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated } from 'kysely'

export type ConductAgreementsTable = {
  member_id: number
  version: number
  at: Generated<Date>
}

export type ConductVersionsTable = {
  version: number
  body: string
  html: string
  change: Generated<string>
  published_by: number | null
  published_at: Generated<Date>
}

export type JoinConduct = {
  conduct_agreements: ConductAgreementsTable
  conduct_versions: ConductVersionsTable
}
