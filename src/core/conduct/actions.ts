import { renderMarkdown } from '#core/markdown/render.ts'
import { record } from '#core/records/record.ts'
import type { Db } from '#platform/db/connect.ts'
import type { Member } from '#platform/viewer.ts'

/** The page has its own first heading, so `##` in the text is a heading of the second level. */
export function renderConduct(body: string): Promise<{ html: string }> {
  return renderMarkdown(body, { headingBase: 1 })
}

/**
 * Publishes a new version, after the one that the steward has read. Undefined where another was published in the meantime. Whoever
 * publishes it agrees to it.
 */
export async function publishConduct(
  db: Db,
  steward: Member,
  { body, change, after }: { body: string; change: string; after: number },
): Promise<number | undefined> {
  const { html } = await renderConduct(body)
  const version = after + 1
  const added = await db
    .insertInto('conduct_versions')
    .values({ version, body, html, change, published_by: steward.id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!added.numInsertedOrUpdatedRows) return undefined
  await agreeToConduct(db, steward, version)
  await record(db, { stewardId: steward.id, act: 'settings', detail: { conduct: version } })
  return version
}

export async function agreeToConduct(db: Db, member: Member, version: number): Promise<void> {
  await db
    .insertInto('conduct_agreements')
    .values({ member_id: member.id, version })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
