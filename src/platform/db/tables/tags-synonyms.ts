// Written by `bin/hearth schema`: change a migration instead of this file.

export type TagFollowsTable = {
  member_id: number
  tag_id: number
}

export type TagSynonymsTable = {
  slug: string
  name: string
  tag_id: number
}

export type TagsSynonyms = {
  tag_follows: TagFollowsTable
  tag_synonyms: TagSynonymsTable
}
