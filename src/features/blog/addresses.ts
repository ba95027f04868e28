// Addresses of the blog's lists, whose filters combine and can be bookmarked.

export type Chosen = {
  category?: string | undefined
  author?: number | undefined
  year?: number | undefined
  before?: string | undefined
}

/** The path of a list, or of its feed. */
export function addressOf(chosen: Chosen, base = '/blog'): string {
  const query = new URLSearchParams()
  if (chosen.category) query.set('category', chosen.category)
  if (chosen.author) query.set('author', String(chosen.author))
  if (chosen.year) query.set('year', String(chosen.year))
  if (chosen.before) query.set('before', chosen.before)
  const text = query.toString()
  return text ? `${base}?${text}` : base
}

/** A place in a list as it stands in an address. */
export function keyOf({ published_at, id }: { published_at: Date | null; id: number }): string {
  return `${published_at?.getTime() ?? 0}-${id}`
}

export function readKey(text: string | undefined): { at: Date; id: number } | undefined {
  const [, at, id] = /^(-?\d{1,15})-(\d{1,15})$/.exec(text ?? '') ?? []
  const time = new Date(Number(at))
  return id === undefined || Number.isNaN(time.getTime()) ? undefined : { at: time, id: Number(id) }
}

// Words that are pages of the blog and no articles.
const taken = new Set(['write', 'desk', 'authors', 'feed', 'feed.atom', 'new', 'index', 'mine', 'categories'])

export function isTaken(slug: string): boolean {
  return taken.has(slug.toLowerCase())
}
