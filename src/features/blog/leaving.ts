// Somebody has left: what they wrote stays without their name, or goes with them.
import type { House } from '#platform/house.ts'

const LEFT = 'A former member'

/** Listens to `member.left`. Twice is the same as once. */
export async function letGo(
  { database: { owner } }: House,
  { memberId, wordsRemoved }: { memberId: number; wordsRemoved: boolean },
): Promise<void> {
  await owner.transaction().execute(async (db) => {
    const person = await db.selectFrom('blog_people').select('id').where('member_id', '=', memberId).executeTakeFirst()
    // What nobody else has read was theirs alone.
    await db.deleteFrom('articles').where('owner_id', '=', memberId).where('published_at', 'is', null).execute()
    if (wordsRemoved) {
      await db.deleteFrom('articles').where('owner_id', '=', memberId).execute()
      await db.deleteFrom('article_corrections').where('author_id', '=', memberId).execute()
      await db.updateTable('article_notes').set({ body: '', about: '' }).where('author_id', '=', memberId).execute()
    }
    await db.updateTable('articles').set({ owner_id: null }).where('owner_id', '=', memberId).execute()
    await db.updateTable('article_notes').set({ author_id: null }).where('author_id', '=', memberId).execute()
    await db.updateTable('article_revisions').set({ member_id: null }).where('member_id', '=', memberId).execute()
    await db.deleteFrom('blog_editors').where('member_id', '=', memberId).execute()
    await db.deleteFrom('blog_claims').where('member_id', '=', memberId).execute()
    if (person)
      await db.updateTable('blog_people').set({ name: LEFT, orcid: null, member_id: null }).where('id', '=', person.id).execute()
  })
}

/** Listens to `tag.joined`: articles move along. */
export async function joinCategories(
  { database: { owner } }: House,
  { fromId, intoId }: { fromId: number; intoId: number },
): Promise<void> {
  await owner.transaction().execute(async (db) => {
    const rows = await db.selectFrom('article_categories').selectAll().where('tag_id', '=', fromId).execute()
    if (rows.length === 0) return
    await db
      .insertInto('article_categories')
      .values(rows.map((row) => ({ ...row, tag_id: intoId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await db.deleteFrom('article_categories').where('tag_id', '=', fromId).execute()
  })
}
