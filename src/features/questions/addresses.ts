// Lists of questions: what each is called, and where it stands.
import type { List } from './list-queries.ts'

export const listTitles: Record<List, string> = {
  newest: 'Questions',
  unanswered: 'Questions without an answer',
  solved: 'Solved questions',
  helpful: 'Questions that helped most',
}

/** The address of a list: what is as usual is left out. */
export function addressOf(chosen: { show?: string | undefined; tag?: string | undefined; space?: string | undefined }): string {
  const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value) as [string, string][])
  return query.size > 0 ? `/questions?${query}` : '/questions'
}
