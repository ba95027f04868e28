// Ways through pages: where am I, what is beside it, what comes next.
import type { ComponentChildren } from 'preact'
import { Icon } from './Icon.tsx'

type Step = { href: string; label: string }

/** The way back up. The page itself is not in it. */
export function Breadcrumb({ steps }: { steps: Step[] }) {
  return (
    <nav class="breadcrumb" aria-label="You are in">
      <ol class="plain">
        {steps.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Sister pages, as links. */
export function Tabs({ tabs, label }: { tabs: (Step & { current?: boolean; count?: number | undefined })[]; label: string }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul class="plain">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && tab.count > 0 && <span class="count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type PagerProps = {
  previous?: string | undefined
  next?: string | undefined
  previousLabel?: string
  nextLabel?: string
  /** Numbered pages: `href` builds the address of one. */
  pages?: { current: number; last: number; href: (page: number) => string } | undefined
  label?: string
}

/** Previous and next, by key or by page. Nothing where there is only one page. */
export function Pager({ previous, next, previousLabel = 'Newer', nextLabel = 'Older', pages, label = 'Pages' }: PagerProps) {
  const before = pages && pages.current > 1 ? pages.href(pages.current - 1) : previous
  const after = pages && pages.current < pages.last ? pages.href(pages.current + 1) : next
  if (!before && !after) return null
  return (
    <nav class="pager" aria-label={label}>
      {before && (
        <a class="pager-step pager-before" href={before} rel="prev">
          <Icon name="left" /> {pages ? 'Previous' : previousLabel}
        </a>
      )}
      {pages && <PageNumbers {...pages} />}
      {after && (
        <a class="pager-step pager-after" href={after} rel="next">
          {pages ? 'Next' : nextLabel} <Icon name="right" />
        </a>
      )}
    </nav>
  )
}

function PageNumbers({ current, last, href }: NonNullable<PagerProps['pages']>) {
  return (
    <ol class="pager-numbers">
      {shownPages(current, last).map((page, index) => (
        <li key={page ?? `gap-${index}`}>
          {page === undefined ? (
            <span aria-hidden="true">…</span>
          ) : (
            <a href={href(page)} aria-current={page === current ? 'page' : undefined} aria-label={`Page ${page}`}>
              {page}
            </a>
          )}
        </li>
      ))}
    </ol>
  )
}

/** First, last, and those around the present one; undefined stands for a gap. */
export function shownPages(current: number, last: number): (number | undefined)[] {
  const wanted = [...new Set([1, current - 1, current, current + 1, last])].filter((page) => page >= 1 && page <= last)
  return wanted.flatMap((page, index) => {
    const gap = page - (wanted[index - 1] ?? 0)
    if (gap === 2) return [page - 1, page]
    return gap > 2 ? [undefined, page] : [page]
  })
}

/** A main column and one beside it, which comes after the main one on narrow screens. */
export function Columns({ children, side }: { children: ComponentChildren; side: ComponentChildren }) {
  return (
    <div class="columns">
      <div class="columns-main">{children}</div>
      <div class="columns-side">{side}</div>
    </div>
  )
}
