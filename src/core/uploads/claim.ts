// Files belong to the post that shows them: they are seen with it and go with it.
import type { Db } from '#platform/db/connect.ts'

/**
 * Gives the viewer's own files that a post refers to into its keeping, and lets go of those that it no longer shows. They are its author's
 * from then on: under a mask, nobody can tell whose they were.
 */
export async function claimUploads(
  db: Db,
  { body, spaceId, postId, authorId }: { body: string; spaceId: number; postId: number; authorId: number },
): Promise<void> {
  const ids = [...new Set([...body.matchAll(/\/uploads\/([1-9]\d{0,14})\//g)].map((match) => Number(match[1])))].slice(0, 100)
  const gone = db.deleteFrom('uploads').where('post_id', '=', postId)
  await (ids.length > 0 ? gone.where('id', 'not in', ids) : gone).execute()
  if (ids.length === 0) return
  await db
    .updateTable('uploads')
    .set({ space_id: spaceId, post_id: postId, member_id: authorId })
    .where('id', 'in', ids)
    .where('post_id', 'is', null)
    .where('purpose', '=', 'post')
    .execute()
}

/** The post is gone, and its files with it; a job removes them from the disk. */
export async function releaseUploads(db: Db, postId: number): Promise<void> {
  await db.deleteFrom('uploads').where('post_id', '=', postId).execute()
}
