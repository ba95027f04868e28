// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type ArticleFilesTable = {
  article_id: number
  path: string
  sum: string
  upload_id: number | null
}

export type SiteFilesTable = {
  path: string
  sum: string
  bytes: Buffer
}

export type SiteImportItemsTable = {
  import_id: number
  path: string
  kind: 'article' | 'picture' | 'output' | 'page' | 'other'
  outcome: 'new' | 'changed' | 'same' | 'both' | 'kept' | 'left out' | 'failed'
  article_id: number | null
  title: Generated<string>
  taken: Generated<string[]>
  guessed: Generated<string[]>
  dropped: Generated<string[]>
  before: Buffer | null
}

export type SiteImportsTable = {
  id: GeneratedAlways<number>
  member_id: number | null
  name: string
  state: Generated<'waiting' | 'running' | 'done' | 'failed' | 'undone'>
  is_dry: Generated<boolean>
  takes_remote: Generated<boolean>
  files: Generated<number>
  done: Generated<number>
  at: Generated<Date>
  ended_at: Date | null
  said: Generated<string>
}

export type BlogSites = {
  article_files: ArticleFilesTable
  site_files: SiteFilesTable
  site_import_items: SiteImportItemsTable
  site_imports: SiteImportsTable
}
