// When a member has left, their name goes out of suggestions too, as it goes out of the posts that these repeat.
import { sql } from 'kysely'
import { renderMarkdown } from '#core/markdown/render.ts'
import { unnamed } from '#core/threads/leaving.ts'
import type { House } from '#platform/house.ts'

const NOTE_CHARACTERS = 300

type Leaver = { memberId: number; handle: string }

/** Listens to `member.left`. Twice is the same as once. */
export async function forgetInSuggestions({ database: { owner } }: House, { memberId, handle }: Leaver): Promise<void> {
  const leaver = { memberId, handle }
  const rows = await owner
    .selectFrom('suggestions')
    .select(['id', 'base', 'body', 'note'])
    .where(sql<boolean>`position(${`@${handle}`} in lower(base || ' ' || body || ' ' || note)) > 0`)
    .execute()
  for (const row of rows) {
    const [base, body] = [await withoutName(row.base, leaver), await withoutName(row.body, leaver)]
    const note = plainly(row.note, leaver).slice(0, NOTE_CHARACTERS)
    await owner.updateTable('suggestions').set({ base, body, note }).where('id', '=', row.id).execute()
  }
}

/** Only where they are called: a handle can be a word in code as well. */
async function withoutName(text: string, leaver: Leaver): Promise<string> {
  const mentions = new Map([[leaver.handle, { id: leaver.memberId, name: leaver.handle }]])
  const rendered = await renderMarkdown(text, { mentions })
  return rendered.mentions.includes(leaver.handle) ? plainly(text, leaver) : text
}

function plainly(body: string, leaver: Leaver): string {
  return unnamed({ body, html: '', words: '' }, leaver).body
}
