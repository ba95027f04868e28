// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type NoticeChoicesTable = {
  member_id: number
  kind: string
  channel: 'off' | 'site' | 'mail'
}

export type NoticesTable = {
  id: GeneratedAlways<number>
  member_id: number
  kind: string
  space_id: number | null
  thread_id: number | null
  post_id: number | null
  actor_id: number | null
  text: Generated<string>
  link: Generated<string>
  by_mail: Generated<boolean>
  at: Generated<Date>
  seen_at: Date | null
  mailed_at: Date | null
}

export type HouseNotices = {
  notice_choices: NoticeChoicesTable
  notices: NoticesTable
}
