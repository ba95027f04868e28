// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type PostVersionsTable = {
  id: GeneratedAlways<number>
  post_id: number
  space_id: number
  body: string
  html: string
  written_at: Date
  replaced_at: Generated<Date>
}

export type PostsTable = {
  id: GeneratedAlways<number>
  thread_id: number
  space_id: number
  number: number
  author_id: number
  reply_to: number | null
  body: string
  html: string
  words: string
  created_at: Generated<Date>
  edited_at: Date | null
  removed_at: Date | null
  removed_by: 'author' | 'steward' | 'leaver' | null
}

export type ReactionsTable = {
  post_id: number
  member_id: number
  space_id: number
  kind: 'thanks' | 'helpful' | 'celebrate' | 'same here' | 'smile'
  at: Generated<Date>
}

export type ThreadFollowsTable = {
  member_id: number
  thread_id: number
  level: 'follow' | 'mute'
}

export type ThreadReadsTable = {
  member_id: number
  thread_id: number
  number: number
  at: Generated<Date>
}

export type ThreadsTable = {
  id: GeneratedAlways<number>
  space_id: number
  author_id: number
  title: string
  created_at: Generated<Date>
  last_number: Generated<number>
  last_post_at: Generated<Date>
  last_author_id: number | null
  reply_count: Generated<number>
  pinned_at: Date | null
  locked_at: Date | null
  merged_into: number | null
  invented: Generated<boolean>
  split_from: number | null
  shown_at: Generated<string>
}

export type HouseThreads = {
  post_versions: PostVersionsTable
  posts: PostsTable
  reactions: ReactionsTable
  thread_follows: ThreadFollowsTable
  thread_reads: ThreadReadsTable
  threads: ThreadsTable
}
