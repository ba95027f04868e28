// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated } from 'kysely'

export type CoreDomainsTable = {
  domain: string
  added_at: Generated<Date>
}

export type CoreVouchesTable = {
  member_id: number
  vouched_by: number | null
  reason: string
  until: Date
}

export type CoreMembers = {
  core_domains: CoreDomainsTable
  core_vouches: CoreVouchesTable
}
