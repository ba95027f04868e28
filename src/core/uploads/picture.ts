// Profile pictures.
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import type { SentFile } from '#platform/http/read-multipart.ts'
import { keepPicture } from './keep-picture.ts'
import { looksLikePicture } from './kinds.ts'
import { encodeProfilePicture } from './pictures.ts'

/** Takes a profile picture and puts it in the place of the one before. */
export async function takePicture(
  house: House,
  db: Db,
  memberId: number,
  file: SentFile,
): Promise<{ error: string } | { id: number }> {
  const picture = looksLikePicture(file.bytes) ? await encodeProfilePicture(file.bytes) : undefined
  if (!picture) return { error: 'This picture cannot be read. Choose a PNG, JPEG, WebP or GIF.' }
  const id = await keepPicture(house, db, memberId, 'picture', 'picture.webp', picture)
  await db
    .deleteFrom('uploads')
    .where('member_id', '=', memberId)
    .where('purpose', '=', 'picture')
    .where('id', '<>', id)
    .execute()
  return { id }
}

/** Removes a profile picture. */
export async function removePicture(db: Db, memberId: number): Promise<void> {
  await db.deleteFrom('uploads').where('member_id', '=', memberId).where('purpose', '=', 'picture').execute()
}
