// Written by `bin/hearth schema`: change a migration instead of this file.

export type MailStopsTable = {
  token: string
  member_id: number
  kind: string
  thread_id: number | null
  stopped_at: Date | null
}

export type NoticesTelling = {
  mail_stops: MailStopsTable
}
