// Written by `bin/hearth schema`: change a migration instead of this file.

export type EventUsualRemindersTable = {
  member_id: number
  reminders: string[]
}

export type EventsPlacesPutRight = {
  event_usual_reminders: EventUsualRemindersTable
}
