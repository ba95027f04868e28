// Posts as HTML: on the page, and pushed to open pages. What a post looks like depends on few things, so one rendering serves many readers.
import { LRUCache } from 'lru-cache'
import { render } from 'preact-render-to-string'
import { asciiHtml } from '#platform/text.ts'
import type { ShownPost } from './shown-post.ts'
import { PostItem } from './views/PostItem.tsx'

// "5 minutes ago" may be half a minute late; nothing else on an item may, and it is part of its key.
const KEPT_MS = 30_000
const MOST_CHARACTERS = 32 * 1024 * 1024

const items = new LRUCache<string, string>({ maxSize: MOST_CHARACTERS, ttl: KEPT_MS, sizeCalculation: (html) => html.length })

/** Everything that an item shows, but for the age of the post. */
function keyOf(post: ShownPost, unread: boolean): string {
  const { may, reactions } = post
  const flags = [unread, may.reply, may.edit, may.remove, may.react, may.steward, may.question].map(Number).join('')
  const given = reactions.map(({ kind, count, mine }) => `${kind}${count}${mine ? '+' : ''}`).join()
  const author = `${post.author_id}/${post.author_name}/${post.author_role}/${post.author_picture_id}/${post.author_has_left}${post.author_has_page}`
  const words = `${post.html.length}/${post.edited_at?.getTime() ?? ''}/${post.removed_by ?? ''}`
  return `${post.id}/${post.place}/${post.number}/${flags}/${words}/${given}/${post.reply_to}/${post.reply_to_number}/${post.reply_to_name}/${author}`
}

/** One post as it stands on the page. */
export function postHtml(post: ShownPost, unread = false): string {
  const key = keyOf(post, unread)
  const kept = items.get(key)
  if (kept !== undefined) return kept
  const html = asciiHtml(render(<PostItem post={post} unread={unread} />))
  items.set(key, html)
  return html
}
