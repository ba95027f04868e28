// Files belong to the post that shows them: they are seen with it and go with it.
import type { Db } from '#platform/db/connect.ts'

/** Gives the author's own files that a post refers to into its keeping, and lets go of those that it no longer shows. */
export async function claimUploads(
  db: Db,
  { body, spaceId, postId }: { body: string; spaceId: number; postId: number },
): Promise<void> {
  const ids = [...new Set([...body.matchAll(/\/uploads\/([1-9]\d{0,14})\//g)].map((match) => Number(match[1])))].slice(0, 100)
  const gone = db.deleteFrom('uploads').where('post_id', '=', postId)
  await (ids.length > 0 ? gone.where('id', 'not in', ids) : gone).execute()
  if (ids.length === 0) return
  await db
    .updateTable('uploads')
    .set({ space_id: spaceId, post_id: postId })
    .where('id', 'in', ids)
    .where('post_id', 'is', null)
    .where('purpose', '=', 'post')
    .execute()
}

/** The post is gone, and its files with it; a job removes them from the disk. */
export async function releaseUploads(db: Db, postId: number): Promise<void> {
  await db.deleteFrom('uploads').where('post_id', '=', postId).execute()
}
