import type { ArticleState } from '#features/blog/policy.ts'

export type DemoArticle = {
  slug: string
  by: string[]
  /** Somebody who is named but no member here. */
  guests?: string[]
  title: string
  subtitle?: string
  categories: string[]
  daysAgo: number
  state: ArticleState
  body: string
  /** What it said before, as its first public version. */
  before?: string
  notes?: { by: string; kind?: 'comment' | 'submitted' | 'changes' | 'approved' | 'published'; about?: string; body: string }[]
  comments?: { by: string; body: string }[]
  correction?: { by: string; out: string; in: string; note: string }
  /** When it is to appear, from today. */
  inDays?: number
}
