// Cards and rows for spaces, figures, notices and the home page.
import type { ComponentChildren } from 'preact'
import { HearthScene } from './drawings.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { Badge } from './pieces.tsx'
import { Time } from './Time.tsx'

export type Sees = 'everyone' | 'members' | 'invited'
export type Memory = 'for ever' | 'year' | '90 days' | 'week'

const seesLooks: Record<Sees, { icon: IconName; label: string }> = {
  everyone: { icon: 'globe', label: 'Everyone on the web' },
  members: { icon: 'people', label: 'Members' },
  invited: { icon: 'key', label: 'Invited people' },
}

const memoryLooks: Record<Memory, string> = {
  'for ever': 'Kept for ever',
  year: 'Kept for a year',
  '90 days': 'Kept for 90 days',
  week: 'Kept for a week',
}

/** Who may see a space, and for how long it remembers: a line that stands wherever a space is shown. */
export function SpaceFacts({ sees, memory, archived }: { sees: Sees; memory: Memory; archived?: boolean }) {
  return (
    <p class="space-facts">
      <span>
        <Icon name={seesLooks[sees].icon} class="icon-small" />
        <span class="hidden">Seen by </span> {seesLooks[sees].label}
      </span>
      <span>
        <Icon name="hourglass" class="icon-small" /> {memoryLooks[memory]}
      </span>
      {archived && <Badge icon="archive">Archived</Badge>}
    </p>
  )
}

type SpaceCardProps = {
  href: string
  name: string
  purpose: string
  sees: Sees
  memory: Memory
  archived?: boolean
  threads?: number | undefined
  unread?: number | undefined
  lastAt?: Date | undefined
  children?: ComponentChildren
}

/** A space among others: what it is for, who is in it, how long it remembers. */
export function SpaceCard({ href, name, purpose, sees, memory, archived, threads, unread, lastAt, children }: SpaceCardProps) {
  return (
    <article class={`card space-card space-${sees}`}>
      <div class="card-head">
        <h2 class="card-title">
          <a class="card-link" href={href}>
            {name}
          </a>
        </h2>
        {unread ? <span class="unread-mark">{unread} new</span> : null}
      </div>
      {purpose && <p>{purpose}</p>}
      <SpaceFacts sees={sees} memory={memory} archived={archived ?? false} />
      {(threads !== undefined || lastAt) && (
        <p class="soft small">
          {threads !== undefined && `${threads} ${threads === 1 ? 'thread' : 'threads'}`}
          {threads !== undefined && lastAt && ' · '}
          {lastAt && (
            <>
              last post <Time at={lastAt} />
            </>
          )}
        </p>
      )}
      {children}
    </article>
  )
}

/** Cards side by side, as many as fit. */
export function Cards({ children }: { children: ComponentChildren }) {
  return <div class="cards">{children}</div>
}

/** A figure with its meaning. */
export function StatTile({ value, label, href }: { value: ComponentChildren; label: string; href?: string }) {
  const words = (
    <>
      <span class="stat-value">{value}</span>
      <span class="stat-label">{label}</span>
    </>
  )
  return href ? (
    <a class="stat" href={href}>
      {words}
    </a>
  ) : (
    <div class="stat">{words}</div>
  )
}

export function StatTiles({ children }: { children: ComponentChildren }) {
  return <div class="stats">{children}</div>
}

/** What a guest sees first: what this is, why to join, one button. */
export function Hero({
  title,
  children,
  actions,
}: {
  title: ComponentChildren
  children: ComponentChildren
  actions: ComponentChildren
}) {
  return (
    <section class="hero">
      <div class="hero-words">
        <h1>{title}</h1>
        <div class="lead">{children}</div>
        <div class="buttons">{actions}</div>
      </div>
      <HearthScene />
    </section>
  )
}

/** Three or four promises under the hero. */
export function Promises({ promises }: { promises: { icon: IconName; title: string; text: string }[] }) {
  return (
    <ul class="promises">
      {promises.map(({ icon, title, text }) => (
        <li key={title}>
          <span class="promise-icon">
            <Icon name={icon} />
          </span>
          <h2>{title}</h2>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  )
}

type NoticeRowProps = {
  href: string
  icon: IconName
  at: Date
  unread?: boolean
  children: ComponentChildren
  excerpt?: string | undefined
}

/** One notice: what happened, a line of it, when. */
export function NoticeRow({ href, icon, at, unread, children, excerpt }: NoticeRowProps) {
  return (
    <li class={unread ? 'notice-row notice-unread' : 'notice-row'}>
      <span class="notice-icon">
        <Icon name={icon} />
      </span>
      <div>
        <p>
          <a href={href}>{children}</a>
          {unread && <span class="hidden"> (new)</span>}
        </p>
        {excerpt && <p class="soft clamp">{excerpt}</p>}
        <p class="soft small">
          <Time at={at} />
        </p>
      </div>
    </li>
  )
}

/** Rows on one sheet: notices, results, drafts, sessions. */
export function Rows({ children, label }: { children: ComponentChildren; label?: string }) {
  return (
    <ul class="rows" aria-label={label}>
      {children}
    </ul>
  )
}

type RowProps = { children: ComponentChildren; before?: ComponentChildren; actions?: ComponentChildren }

/** A row with words, what stands before them, and at its end what can be done. */
export function Row({ children, before, actions }: RowProps) {
  return (
    <li class="row">
      {before}
      <div class="row-words">{children}</div>
      {actions && <div class="buttons row-actions">{actions}</div>}
    </li>
  )
}
