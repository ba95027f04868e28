// What members say of themselves. The wall lets everybody change their own row only.
import type { Db } from '#platform/db/connect.ts'

export type ProfileChange = {
  name: string
  pronouns: string
  about: string
  wants_to_learn: string
  could_help: string
  links: string[]
  seen_by: 'members' | 'everyone'
}

export async function updateProfile(db: Db, memberId: number, change: ProfileChange): Promise<void> {
  await db.updateTable('members').set(change).where('id', '=', memberId).execute()
}

export async function setPicture(db: Db, memberId: number, pictureId: number | null): Promise<void> {
  await db.updateTable('members').set({ picture_id: pictureId }).where('id', '=', memberId).execute()
}
