import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import { keepFile } from './disk.ts'
import type { Picture } from './pictures.ts'
import { insertUpload } from './queries.ts'

/** Keeps an encoded picture on the disk and gives it a row; gives back its identity. */
export async function keepPicture(
  house: House,
  db: Db,
  memberId: number,
  purpose: 'post' | 'picture',
  name: string,
  picture: Picture,
): Promise<number> {
  const file = await keepFile(house, picture.bytes)
  const { bytes, type, width, height } = picture
  const { id } = await insertUpload(db, { member_id: memberId, purpose, name, type, size: bytes.length, width, height, file })
  return id
}
