// Written by `bin/hearth schema`: change a migration instead of this file.

export type MasksTable = {
  id: number
  member_id: number
  thread_id: number
}

export type Masks = {
  masks: MasksTable
}
