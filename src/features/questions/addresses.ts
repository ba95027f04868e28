// Lists of questions: what each is called, and where it stands.
import type { List } from './list-queries.ts'

export const listTitles: Record<List, string> = {
  newest: 'Questions',
  unanswered: 'Questions without an answer',
  solved: 'Solved questions',
  helpful: 'Questions that helped most',
}

/** What a list is called: "Solved questions about dplyr in Help with R". */
export function listTitle(of: { list: List; tag?: { name: string } | undefined; space?: { name: string } | undefined }): string {
  return [listTitles[of.list], of.tag && `about ${of.tag.name}`, of.space && `in ${of.space.name}`].filter(Boolean).join(' ')
}

/** The address of a list: what is as usual is left out. */
export function addressOf(chosen: { show?: string | undefined; tag?: string | undefined; space?: string | undefined }): string {
  const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value) as [string, string][])
  return query.size > 0 ? `/questions?${query}` : '/questions'
}
