// Threads as rows of a list, and the list of posts that grows by itself.
import type { ComponentChildren } from 'preact'
import { Icon } from './Icon.tsx'
import { type Author, Avatar } from './people.tsx'
import { Badge } from './pieces.tsx'
import { Time } from './Time.tsx'

type ThreadRowProps = {
  href: string
  title: string
  author: Author
  space?: { href: string; name: string } | undefined
  replies: number
  lastAt: Date
  lastBy?: string | undefined
  /** How many posts the reader has not seen: a number, or true where nobody counted. */
  unread?: number | boolean | undefined
  /** The first post not seen. */
  unreadHref?: string | undefined
  pinned?: boolean
  locked?: boolean
  muted?: boolean
  excerpt?: string | undefined
}

/** One thread in a list. Unread is said in words and weight, not by colour alone. */
export function ThreadRow(props: ThreadRowProps) {
  const { href, title, author, space, replies, lastAt, lastBy, unread, unreadHref, pinned, locked, muted, excerpt } = props
  return (
    <li class={unread ? 'thread-row thread-unread' : 'thread-row'}>
      <Avatar id={author.id} name={author.hasLeft ? '' : author.name} pictureUrl={author.pictureUrl} />
      <div class="thread-words">
        <h3 class="thread-title">
          <a href={href}>{title}</a>
        </h3>
        {excerpt && <p class="thread-excerpt clamp">{excerpt}</p>}
        <p class="thread-facts">
          {pinned && (
            <Badge tone="ember" icon="pin">
              Pinned
            </Badge>
          )}
          {locked && <Badge icon="lock">Closed</Badge>}
          {muted && <Badge icon="bell-off">Muted</Badge>}
          {space && (
            <a class="thread-space" href={space.href}>
              {space.name}
            </a>
          )}
          <span>{author.hasLeft ? 'A former member' : author.name}</span>
          <span>
            {replies > 0 && lastBy ? `${lastBy} replied ` : ''}
            <Time at={lastAt} />
          </span>
        </p>
      </div>
      <p class="thread-count">
        {unread ? (
          <a class="unread-mark" href={unreadHref ?? href}>
            {unread === true ? 'New' : `${unread} new`}
          </a>
        ) : (
          <span class="reply-count">
            <Icon name="talk" class="icon-small" /> {replies}
            <span class="hidden"> {replies === 1 ? 'reply' : 'replies'}</span>
          </span>
        )}
      </p>
    </li>
  )
}

/** Rows on one sheet. */
export function ThreadList({ children }: { children: ComponentChildren }) {
  return <ul class="thread-list">{children}</ul>
}

type LiveListProps = {
  /** The event stream, such as `/threads/12/live`. Without it the list stands still. */
  live?: string | undefined
  /** Asked every 20 seconds where streams are blocked, as `POLL?after=LAST`; answers `{ items: [{ id, number, html }] }`. */
  poll?: string | undefined
  /** The number of the last post on this page. */
  last: number
  /** Later pages exist: new posts are counted in the bar but not added here. */
  more?: string | undefined
  /** One word for what arrives, and for several. */
  noun?: [one: string, many: string]
  /** The items, rendered already: they are the same that are pushed to open pages. */
  html: string
}

/** The posts of a page, and the bar that says what has arrived since. */
export function LiveList({ live, poll, last, more, noun = ['post', 'posts'], html }: LiveListProps) {
  return (
    <div data-live={live} data-poll={poll} data-last={last} data-more={more} data-one={noun[0]} data-many={noun[1]}>
      <div class="post-list" data-live-list dangerouslySetInnerHTML={{ __html: html }} />
      {live && (
        <>
          <p class="hidden" data-live-says aria-live="polite" />
          <button class="live-bar" type="button" data-live-bar hidden>
            <span data-live-count />
          </button>
        </>
      )}
    </div>
  )
}

/** Stands before the first post that the reader has not seen. */
export function UnreadDivider({ id = 'unread', children = 'New for you' }: { id?: string; children?: ComponentChildren }) {
  return (
    <p class="unread-divider" id={id}>
      <span>{children}</span>
    </p>
  )
}

/** The head of a thread: its title, where it stands, its states, and what can be done with all of it. */
export function ThreadHead({
  title,
  space,
  badges,
  facts,
  children,
}: {
  title: string
  space: { href: string; name: string }
  badges?: ComponentChildren
  facts?: ComponentChildren
  children?: ComponentChildren
}) {
  return (
    <div class="thread-head">
      <p class="thread-place">
        <a href={space.href}>{space.name}</a>
      </p>
      <h1>{title}</h1>
      <p class="thread-facts">
        {badges}
        {facts}
      </p>
      {children && <div class="buttons">{children}</div>}
    </div>
  )
}
