// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type DoomedFilesTable = {
  file: string
  at: Generated<Date>
}

export type UploadsTable = {
  id: GeneratedAlways<number>
  member_id: number | null
  purpose: 'post' | 'picture'
  space_id: number | null
  post_id: number | null
  name: string
  type: string
  size: number
  width: number | null
  height: number | null
  file: string
  created_at: Generated<Date>
  article_id: number | null
}

export type Uploads = {
  doomed_files: DoomedFilesTable
  uploads: UploadsTable
}
