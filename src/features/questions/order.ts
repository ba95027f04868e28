// In which order a question's answers stand, and which comments belong under what. Pure.

/** One post of a question, without its words, and what is said of it as an answer. `reply_to` is what it comments on. */
export type Outline = {
  id: number
  number: number
  reply_to: number | null
  is_removed: boolean
  is_answer: boolean
  helped: number
  accepted_at: Date | null
  outdated_at: Date | null
  outdated_note: string
  /** Whoever marked it; null where they have left. */
  outdated_name: string | null
  newer_id: number | null
  /** Whether it helped the viewer. */
  helped_me: boolean
  /** Suggested changes that wait for its author. */
  suggestions: number
}

/** How many answers a page shows, and how many comments stand under each before "Show all". */
export const ANSWERS_A_PAGE = 20
export const COMMENTS_SHOWN = 8

/** The best first, then the accepted, then what helped most; what is out of date comes last, the older first otherwise. */
export function inOrder(answers: Outline[], bestId: number | null): Outline[] {
  const rank = (one: Outline) => [
    one.id === bestId ? 0 : 1,
    one.is_removed ? 1 : 0,
    one.outdated_at ? 1 : 0,
    one.accepted_at ? 0 : 1,
    -one.helped,
    one.number,
  ]
  return [...answers].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)]
    const at = left.findIndex((value, index) => value !== right[index])
    return at < 0 ? 0 : left[at]! - right[at]!
  })
}

/** Under which post each comment stands: the answer that it is about, directly or through other comments, or the question. */
export function rootsOf(posts: Outline[]): Map<number, number | undefined> {
  const byId = new Map(posts.map((post) => [post.id, post]))
  const roots = new Map<number, number | undefined>()
  // Posts come in the order of their numbers, and nobody replies to what is not there yet: one look back is enough.
  for (const post of posts) {
    const parent = post.reply_to === null ? undefined : byId.get(post.reply_to)
    if (!parent) roots.set(post.id, undefined)
    else roots.set(post.id, parent.is_answer ? parent.id : roots.get(parent.id))
  }
  return roots
}

export type Laid = {
  /** The question itself; undefined where the space has forgotten it. */
  question: number | undefined
  answers: number[]
  /** Comments by the answer under which they stand; those on the question under 0. */
  comments: Map<number, number[]>
  /** How many comments are not shown, by the same key. */
  more: Map<number, number>
  page: number
  pages: number
  /** Answers that are there, on all pages. */
  total: number
}

export type Asked = {
  page?: number | undefined
  /** The post to be shown, wherever it stands. */
  post?: number | undefined
  /** Under which answer (0: the question) all comments are shown. */
  all?: number | undefined
}

/** Lays one page of a question out. */
export function layOut(posts: Outline[], bestId: number | null, { page = 1, post, all }: Asked): Laid {
  const answers = inOrder(
    posts.filter((one) => one.is_answer),
    bestId,
  )
  const roots = rootsOf(posts)
  const wanted = post === undefined ? undefined : (answers.find((one) => one.id === post)?.id ?? roots.get(post))
  const pages = Math.max(1, Math.ceil(answers.length / ANSWERS_A_PAGE))
  const at = wanted === undefined ? page : Math.floor(answers.findIndex((one) => one.id === wanted) / ANSWERS_A_PAGE) + 1
  const shownPage = Math.min(Math.max(1, at), pages)
  const shown = answers.slice((shownPage - 1) * ANSWERS_A_PAGE, shownPage * ANSWERS_A_PAGE).map((one) => one.id)
  const comments = new Map<number, number[]>()
  const more = new Map<number, number>()
  for (const key of [0, ...shown]) {
    const own = posts.filter((one) => one.number > 1 && !one.is_answer && (roots.get(one.id) ?? 0) === key).map((one) => one.id)
    const isOpen = all === key || (post !== undefined && own.includes(post))
    comments.set(key, isOpen ? own : own.slice(0, COMMENTS_SHOWN))
    if (!isOpen && own.length > COMMENTS_SHOWN) more.set(key, own.length - COMMENTS_SHOWN)
  }
  const total = answers.filter((one) => !one.is_removed).length
  return { question: posts.find((one) => one.number === 1)?.id, answers: shown, comments, more, page: shownPage, pages, total }
}
