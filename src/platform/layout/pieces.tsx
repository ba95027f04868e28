// Small pieces that any page may need. They only show: data in, HTML out.
import type { ComponentChildren } from 'preact'
import { LinkButton } from './buttons.tsx'
import { EmptyDrawing } from './drawings.tsx'
import { Icon, type IconName } from './Icon.tsx'

type CardProps = {
  children: ComponentChildren
  title?: ComponentChildren
  level?: 2 | 3
  more?: { href: string; label: string }
  id?: string
}

/** A rounded sheet of paper, with a heading where it has a title and a way to see more. */
export function Card({ children, title, level = 2, more, id }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section class="card" id={id}>
      {title && (
        <div class="card-head">
          <Heading class="card-title">{title}</Heading>
          {more && (
            <a class="card-more" href={more.href}>
              {more.label}
            </a>
          )}
        </div>
      )}
      {children}
    </section>
  )
}

type EmptyProps = { title: string; children?: ComponentChildren; action?: { href: string; label: string } | undefined }

/** Nothing here yet: says so warmly and offers one thing to do. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div class="empty">
      <EmptyDrawing />
      <p class="empty-title">{title}</p>
      {children && <p class="soft">{children}</p>}
      {action && <LinkButton href={action.href}>{action.label}</LinkButton>}
    </div>
  )
}

/** The head of a page: title, a line under it, and what can be done here. */
export function PageHead({
  title,
  lead,
  children,
}: {
  title: ComponentChildren
  lead?: ComponentChildren
  children?: ComponentChildren
}) {
  return (
    <div class="page-head">
      <div>
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
      </div>
      {children && <div class="buttons">{children}</div>}
    </div>
  )
}

/** A word that one can look for, such as a skill. */
export function Tag({ href, children }: { href?: string | undefined; children: ComponentChildren }) {
  return href ? (
    <a class="tag" href={href}>
      {children}
    </a>
  ) : (
    <span class="tag">{children}</span>
  )
}

/** Tags in a row. */
export function Tags({ tags, label }: { tags: { label: string; href?: string }[]; label?: string }) {
  return (
    <ul class="tags" aria-label={label}>
      {tags.map((tag) => (
        <li key={tag.label}>
          <Tag href={tag.href}>{tag.label}</Tag>
        </li>
      ))}
    </ul>
  )
}

export type BadgeTone = 'plain' | 'blue' | 'ember' | 'green' | 'red'

/** A state in a word, such as "Pinned". Colour never says it alone. */
export function Badge({ tone = 'plain', icon, children }: { tone?: BadgeTone; icon?: IconName; children: ComponentChildren }) {
  return (
    <span class={`badge badge-${tone}`}>
      {icon && <Icon name={icon} class="icon-small" />}
      {children}
    </span>
  )
}

const noticeIcons = { info: 'info', good: 'check', care: 'warning', wait: 'hourglass' } as const

/** Something to know before going on. */
export function NoticeBar({ tone = 'info', children }: { tone?: keyof typeof noticeIcons; children: ComponentChildren }) {
  return (
    <div class={`notice-bar notice-${tone}`}>
      <Icon name={noticeIcons[tone]} />
      <div>{children}</div>
    </div>
  )
}

/** Words for screen readers only. */
export function Hidden({ children }: { children: ComponentChildren }) {
  return <span class="hidden">{children}</span>
}

/** Facts in pairs, such as "Memory: a year". */
export function Facts({ facts }: { facts: { label: string; value: ComponentChildren; icon?: IconName }[] }) {
  return (
    <dl class="facts">
      {facts.map(({ label, value, icon }) => (
        <div key={label}>
          <dt>
            {icon && <Icon name={icon} class="icon-small" />} {label}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Details that open where they stand, without script. */
export function Reveal({ label, children, open }: { label: ComponentChildren; children: ComponentChildren; open?: boolean }) {
  return (
    <details class="reveal" open={open}>
      <summary>{label}</summary>
      <div class="reveal-body">{children}</div>
    </details>
  )
}
