// People as they appear on pages: picture or initials, name, who they are.
import type { ComponentChildren } from 'preact'
import { Icon } from './Icon.tsx'

const COLOURS = 8

type AvatarProps = { id: number; name: string; pictureUrl?: string | undefined; size?: 'small' | 'normal' | 'large' }

/** A picture, or initials on a colour that stays the same for this member. Says nothing to screen readers: the name stands beside it. */
export function Avatar({ id, name, pictureUrl, size = 'normal' }: AvatarProps) {
  const classes = `avatar avatar-${size}`
  if (pictureUrl) return <img class={classes} src={pictureUrl} alt="" width="96" height="96" loading="lazy" decoding="async" />
  if (!name) {
    return (
      <span class={`${classes} avatar-nobody`} aria-hidden="true">
        <Icon name="person" />
      </span>
    )
  }
  return (
    <span class={`${classes} avatar-${id % COLOURS}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

/** First letters of the first and last word; works for names of one word and for letters beyond the alphabet. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words
  return chosen.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase('en-GB') ?? '').join('') || '?'
}

/** What pages know of an author: `href` only where the reader may open the profile. */
export type Author = {
  id: number
  name: string
  href?: string | undefined
  pictureUrl?: string | undefined
  role?: 'member' | 'steward' | undefined
  hasLeft?: boolean | undefined
}

/** A name, linked where there is a page behind it, with a mark for stewards. */
export function AuthorName({ author }: { author: Author }) {
  if (author.hasLeft) return <span class="author-name author-left">A former member</span>
  return (
    <span class="author-name">
      {author.href ? <a href={author.href}>{author.name}</a> : author.name}
      {author.role === 'steward' && <span class="badge badge-steward">Steward</span>}
    </span>
  )
}

/** One line: picture, name, and what follows, such as when. */
export function Byline({ author, children }: { author: Author; children?: ComponentChildren }) {
  return (
    <p class="byline">
      <Avatar id={author.id} name={author.hasLeft ? '' : author.name} pictureUrl={author.pictureUrl} size="small" />
      <AuthorName author={author} />
      {children && <span class="soft">{children}</span>}
    </p>
  )
}

type PersonCardProps = { author: Author; pronouns?: string | undefined; about?: string | undefined; children?: ComponentChildren }

/** A member in the directory. Children are tags. */
export function PersonCard({ author, pronouns, about, children }: PersonCardProps) {
  return (
    <article class="card person-card">
      <Avatar id={author.id} name={author.name} pictureUrl={author.pictureUrl} size="large" />
      <div class="stack-small">
        <h3 class="card-title">
          <AuthorName author={author} />
        </h3>
        {pronouns && <p class="soft small">{pronouns}</p>}
        {about && <p class="clamp">{about}</p>}
        {children}
      </div>
    </article>
  )
}

/** The head of a profile page. */
export function PersonHead({ author, pronouns, children }: PersonCardProps) {
  return (
    <div class="person-head">
      <Avatar id={author.id} name={author.name} pictureUrl={author.pictureUrl} size="large" />
      <div>
        <h1>{author.name}</h1>
        <p class="soft cluster">
          {pronouns && <span>{pronouns}</span>}
          {author.role === 'steward' && (
            <span class="badge badge-steward">
              <Icon name="shield" class="icon-small" /> Steward
            </span>
          )}
          {children}
        </p>
      </div>
    </div>
  )
}
