// A member's own files, for their own export.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { Exported } from '#platform/feature.ts'
import type { House } from '#platform/house.ts'
import { readUpload } from './disk.ts'

export async function exportUploads(db: Db, _memberId: number, house: House): Promise<Exported[]> {
  const uploads = await db
    .selectFrom('uploads')
    .select(['id', 'name', 'type', 'size', 'purpose', 'post_id', 'file', 'created_at'])
    .where(sql<boolean>`member_id = any (viewer_selves())`)
    .orderBy('id')
    .execute()
  return [
    {
      name: 'uploads',
      data: uploads.map((one) => ({
        file: pathInZip(one),
        type: one.type,
        bytes: one.size,
        isPicture: one.purpose === 'picture',
        post: one.post_id && `${house.config.url}/posts/${one.post_id}`,
        brought: one.created_at,
      })),
      files: uploads.map((one) => ({ name: pathInZip(one), open: () => readUpload(house, one.file) })),
    },
  ]
}

/** The number makes it the only one of its name; whoever unpacks it on Windows is not stopped by a colon. */
function pathInZip({ id, name }: { id: number; name: string }): string {
  return `uploads/${id}-${name.replace(/[^\p{L}\p{N}._ -]/gu, '_')}`
}
