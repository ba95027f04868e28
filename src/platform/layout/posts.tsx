// Posts of a thread as they look: author beside, words, what can be done with them.
import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import { Icon, type IconName } from './Icon.tsx'
import { type Author, AuthorName, Avatar } from './people.tsx'
import { Time } from './Time.tsx'

type PostCardProps = {
  /** The post's identity; the element is `post-ID`, which links and live updates use. */
  id: number
  /** Its place in the thread; the live stream continues after the last one. */
  number: number
  author: Author
  at: Date
  /** The stable link to this post. */
  href: string
  editedAt?: Date | undefined
  /** Where the earlier wordings are shown. */
  historyHref?: string | undefined
  /** Rendered Markdown, safe by the renderer; nothing else may be given here. */
  html: string
  /** What it answers, from `QuotedReply`. */
  quote?: ComponentChildren
  /** From `Reactions`. */
  reactions?: ComponentChildren
  /** Links and buttons from `PostAction`. */
  actions?: ComponentChildren
  /** Removed words leave this one grey line. */
  removed?: string | undefined
  /** The reader has not seen it yet. */
  unread?: boolean
  /** Something between head and words, such as files. */
  children?: ComponentChildren
}

/** One post. Where it is removed, only the grey line. */
export function PostCard(props: PostCardProps) {
  const { id, number, author, at, href, editedAt, historyHref, html, quote, reactions, actions, removed, unread, children } =
    props
  if (removed !== undefined) {
    return (
      <article class="post post-removed" id={`post-${id}`} data-number={number}>
        <p>
          <Icon name="bin" class="icon-small" /> {removed}
        </p>
      </article>
    )
  }
  return (
    <article class={unread ? 'post post-unread' : 'post'} id={`post-${id}`} data-number={number} aria-label={`Post ${number}`}>
      <div class="post-author">
        <Avatar id={author.id} name={author.hasLeft ? '' : author.name} pictureUrl={author.pictureUrl} />
      </div>
      <div class="post-sheet">
        <header class="post-head">
          <AuthorName author={author} />
          <span class="post-when">
            <a href={href} class="soft-link">
              <Time at={at} />
            </a>
            {editedAt && <Edited at={editedAt} href={historyHref} />}
          </span>
        </header>
        {quote}
        <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
        {children}
        {(reactions || actions) && (
          <footer class="post-foot">
            {reactions}
            {actions && <div class="post-actions">{actions}</div>}
          </footer>
        )}
      </div>
    </article>
  )
}

function Edited({ at, href }: { at: Date; href?: string | undefined }) {
  const words = (
    <>
      edited <Time at={at} />
    </>
  )
  return (
    <span>
      ·{' '}
      {href ? (
        <a class="soft-link" href={href}>
          {words}
        </a>
      ) : (
        words
      )}
    </span>
  )
}

/** What a post answers: whose words, a line of them, and the way there. */
export function QuotedReply({ name, excerpt, href }: { name: string; excerpt: string; href: string }) {
  return (
    <p class="quoted">
      <Icon name="reply" class="icon-small" />
      <a href={href}>
        <span class="hidden">In reply to </span>
        <strong>{name}</strong>: {excerpt}
      </a>
    </p>
  )
}

type ReactionLook = { kind: string; label: string; icon: IconName; count: number; mine: boolean }

type ReactionsProps = {
  reactions: ReactionLook[]
  /** Where one reacts: the form sends `kind`. Without it the counts are only shown. */
  action?: string | undefined
  /** Those who may react see the whole set, the unused ones behind "React". */
  offered?: Omit<ReactionLook, 'count' | 'mine'>[]
}

/** Counts of each kind, pressed where it is one's own; pressing again takes it back. */
export function Reactions({ reactions, action, offered = [] }: ReactionsProps) {
  const given = reactions.filter((one) => one.count > 0)
  if (!action)
    return given.length === 0 ? null : (
      <ul class="reactions">
        {given.map((one) => (
          <ShownReaction key={one.kind} {...one} />
        ))}
      </ul>
    )
  const rest = offered.filter((one) => !given.some((shown) => shown.kind === one.kind))
  return (
    <form class="reactions" method="post" action={action}>
      {given.map((one) => (
        <button
          key={one.kind}
          class="reaction"
          type="submit"
          name="kind"
          value={one.kind}
          aria-pressed={one.mine}
          title={one.label}
        >
          <Icon name={one.icon} class={`icon-small reaction-${one.icon}`} />
          <span class="hidden">{one.label}: </span>
          {one.count}
        </button>
      ))}
      {rest.length > 0 && (
        <details class="menu react" data-menu>
          <summary class="reaction">
            <Icon name="smile" class="icon-small" />
            <span class="react-word">React</span>
          </summary>
          <div class="menu-list react-list" dangerouslySetInnerHTML={{ __html: menuOf(rest) }} />
        </details>
      )}
    </form>
  )
}

const menus = new Map<string, string>()

/** The same few buttons stand under every post of a page, so their HTML is made once for each choice of kinds. */
function menuOf(kinds: Omit<ReactionLook, 'count' | 'mine'>[]): string {
  const key = kinds.map((one) => `${one.kind} ${one.icon} ${one.label}`).join()
  const known = menus.get(key)
  if (known !== undefined) return known
  const html = kinds
    .map((one) =>
      render(
        <button class="menu-item" type="submit" name="kind" value={one.kind}>
          <Icon name={one.icon} class={`reaction-${one.icon}`} /> {one.label}
        </button>,
      ),
    )
    .join('')
  menus.set(key, html)
  return html
}

function ShownReaction({ icon, label, count }: ReactionLook) {
  return (
    <li class="reaction" title={label}>
      <Icon name={icon} class={`icon-small reaction-${icon}`} />
      <span class="hidden">{label}: </span>
      {count}
    </li>
  )
}

type ActionProps = { href: string; icon: IconName; children: ComponentChildren; label?: string }

/** One thing to do with a post, as a link; changes happen on the page behind it or in `PostButton`. */
export function PostAction({ href, icon, children, label }: ActionProps) {
  return (
    <a class="post-action" href={href} aria-label={label}>
      <Icon name={icon} class="icon-small" /> {children}
    </a>
  )
}

/** One thing to do with a post at once: a form with one button. */
export function PostButton({ href, icon, children, confirm }: ActionProps & { confirm?: string }) {
  return (
    <form class="form-inline" method="post" action={href}>
      <button class="post-action" type="submit" data-confirm={confirm}>
        <Icon name={icon} class="icon-small" /> {children}
      </button>
    </form>
  )
}

/** Further actions behind one word; give it `PostAction`s and `PostButton`s. */
export function PostMenu({ children }: { children: ComponentChildren }) {
  return (
    <details class="menu post-menu" data-menu>
      <summary class="post-action">
        More <Icon name="down" class="icon-small" />
      </summary>
      <div class="menu-list">{children}</div>
    </details>
  )
}
