// Who writes, edits and publishes articles. The wall in the database says the same.
import { type Member, mayWrite, type Viewer } from '#platform/viewer.ts'

export const states = ['draft', 'submitted', 'changes', 'approved', 'published', 'withdrawn'] as const
export type ArticleState = (typeof states)[number]

/** What an article is called on the pages of those who work on it. */
export const stateNames: Record<ArticleState, string> = {
  draft: 'Draft',
  submitted: 'With the editors',
  changes: 'Changes asked for',
  approved: 'Approved',
  published: 'Published',
  withdrawn: 'Withdrawn',
}

/** What the viewer is to an article. */
export type Part = { writes: boolean; edits: boolean }

type Facts = { state: ArticleState; owner_id: number | null }

/** Words are changed by those who write them until they are approved, and again once they are published; by editors from the submission on. */
export function mayEdit(viewer: Viewer, article: Facts, { writes, edits }: Part): viewer is Member {
  if (!mayWrite(viewer)) return false
  return (writes && article.state !== 'approved' && article.state !== 'withdrawn') || (edits && article.state !== 'draft')
}

export function maySubmit(viewer: Viewer, article: Facts, { writes }: Part): boolean {
  return mayWrite(viewer) && writes && (article.state === 'draft' || article.state === 'changes')
}

export function mayDecide(viewer: Viewer, article: Facts, { edits }: Part): boolean {
  return (
    mayWrite(viewer) && edits && (article.state === 'submitted' || article.state === 'changes' || article.state === 'approved')
  )
}

export function mayWithdraw(viewer: Viewer, article: Facts, { edits }: Part): boolean {
  return mayWrite(viewer) && article.state === 'published' && (edits || article.owner_id === viewer.id)
}

export function mayDelete(viewer: Viewer, article: Facts & { published_at: Date | null }): boolean {
  return mayWrite(viewer) && article.owner_id === viewer.id && article.published_at === null
}
