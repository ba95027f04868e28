// Notices about one thread become one line.
import { excerpt } from '#platform/text.ts'
import type { NoticeKind } from './kinds.ts'
import { rankOf, sentenceOf } from './kinds.ts'
import type { NoticeLine } from './queries.ts'

const EXCERPT_CHARACTERS = 140

/** One line of the list: the notices of a page about one thread, or one about anything else. */
export type NoticeGroup = {
  id: number
  kind: NoticeKind
  sentence: string
  /** Further notices about the same thread. */
  more: number
  excerpt: string | undefined
  at: Date
  unseen: boolean
  /** Opens the first that was not seen. */
  href: string
}

/** Lines in the order of the newest notice of each. A line is named after what matters most in it: unseen first, then a mention. */
export function groupNotices(notices: NoticeLine[]): NoticeGroup[] {
  const groups = new Map<string, NoticeLine[]>()
  for (const notice of notices) {
    // The wall hides a thread that this member sees no more: nothing is said of it.
    if (notice.thread_id !== null && notice.title === null) continue
    const key = notice.thread_id === null ? `notice ${notice.id}` : `thread ${notice.thread_id}`
    groups.set(key, [...(groups.get(key) ?? []), notice])
  }
  return [...groups.values()].map(groupOf)
}

function groupOf(notices: NoticeLine[]): NoticeGroup {
  const unseen = notices.filter((one) => one.seen_at === null)
  const candidates = unseen.length > 0 ? unseen : notices
  const lead = candidates.reduce((best, one) => (rankOf(one.kind) < rankOf(best.kind) ? one : best))
  const first = unseen.at(-1) ?? lead
  return {
    id: lead.id,
    kind: lead.kind,
    sentence: sentenceOf({
      kind: lead.kind,
      actor: lead.actor ?? '',
      title: lead.title ?? '',
      space: lead.space ?? '',
      text: lead.text,
    }),
    more: notices.length - 1,
    excerpt: lead.words ? excerpt(lead.words, EXCERPT_CHARACTERS) : undefined,
    at: notices[0]!.at,
    unseen: unseen.length > 0,
    href: `/notices/${first.id}`,
  }
}
