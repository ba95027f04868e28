// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type MemberTagsTable = {
  member_id: number
  tag_id: number
  kind: 'skill' | 'interest'
  position: Generated<number>
}

export type TagsTable = {
  id: GeneratedAlways<number>
  slug: string
  name: string
  joined_into: number | null
}

export type Tags = {
  member_tags: MemberTagsTable
  tags: TagsTable
}
