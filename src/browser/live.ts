// New items arrive on an open page by themselves, and the page never jumps: a bar says what is there.
import { eachNew } from './elements.ts'
import { type Arrival, listen } from './live-source.ts'

export function followLive(within: ParentNode): void {
  eachNew(within, '[data-live]', 'Live', (frame) => {
    const list = frame.querySelector<HTMLElement>('[data-live-list]')
    const bar = frame.querySelector<HTMLButtonElement>('[data-live-bar]')
    if (list && bar) follow(frame, list, bar)
  })
}

function follow(frame: HTMLElement, list: HTMLElement, bar: HTMLButtonElement): void {
  const { live, poll, last, more, one = 'post', many = 'posts' } = frame.dataset
  /** Not on the page yet, because adding them would move what is being read or written. */
  let waiting: HTMLElement[] = []
  /** On the page, below what is in view. */
  let below: HTMLElement[] = []
  const known = new Set<number>()
  const seen = watchSeen((item) => {
    below = below.filter((other) => other !== item)
    tell()
  })

  function tell(): void {
    const count = waiting.length + below.length
    const words = `${count} new ${count === 1 ? one : many}`
    const news = count > 0 && bar.textContent?.trim() !== words
    bar.hidden = count === 0
    document.documentElement.classList.toggle('has-live-bar', count > 0)
    if (count > 0) bar.querySelector('[data-live-count]')!.textContent = words
    if (news) frame.querySelector('[data-live-says]')!.textContent = words
  }

  /** Comments go under what they are about, all else to the end of the list. */
  const placeOf = (into: string | undefined) => (into && document.getElementById(into)) || list
  const places = new Map<HTMLElement, string | undefined>()

  function add(items: HTMLElement[]): void {
    for (const item of items) {
      placeOf(places.get(item)).append(item)
      item.dispatchEvent(new CustomEvent('arrived', { bubbles: true }))
      seen?.observe(item)
    }
  }

  function arrive({ id, html, into }: Arrival): void {
    if (known.has(id)) return
    const [item] = elementsOf(html)
    if (!item || document.getElementById(item.id)) return
    known.add(id)
    places.set(item, into)
    const outOfView = placeOf(into).getBoundingClientRect().bottom > window.innerHeight
    if (outOfView && !more) {
      below.push(item)
      add([item])
    } else waiting.push(item)
    tell()
  }

  bar.addEventListener('click', () => {
    if (more) return location.assign(more)
    const first = below[0] ?? waiting[0]
    add(waiting)
    below = []
    waiting = []
    tell()
    if (!first) return
    first.classList.add('post-arrived')
    first.tabIndex = -1
    first.scrollIntoView({ block: 'start' })
    first.focus({ preventScroll: true })
  })

  listen({ stream: live!, poll, last: Number(last) || 0 }, (what, arrival) => {
    if (what === 'post') arrive(arrival)
    else replace(arrival, waiting)
  })
}

function elementsOf(html: string): HTMLElement[] {
  const template = document.createElement('template')
  // The same items as the server puts on the page.
  template.innerHTML = html.trim()
  return Array.from(template.content.children) as HTMLElement[]
}

/** An item that was edited, reacted to or removed, perhaps with what stands around it. */
function replace({ html }: Arrival, waiting: HTMLElement[]): void {
  for (const item of elementsOf(html)) replaceOne(item, waiting)
}

/** Whoever is using an item finishes first. */
function replaceOne(item: HTMLElement, waiting: HTMLElement[]): void {
  const at = waiting.findIndex((other) => other.id === item.id)
  if (at >= 0) waiting[at] = item
  const shown = document.getElementById(item.id)
  if (!shown) return
  const swap = () => {
    if (shown.classList.contains('post-unread')) item.classList.add('post-unread')
    shown.replaceWith(item)
    item.dispatchEvent(new CustomEvent('arrived', { bubbles: true }))
  }
  if (!shown.contains(document.activeElement)) {
    swap()
    return
  }
  shown.addEventListener('focusout', function left(event) {
    if (shown.contains(event.relatedTarget as Node | null)) return
    shown.removeEventListener('focusout', left)
    // After the click that took the focus away has done its work.
    setTimeout(swap, 200)
  })
}

/** Tells once of each item that comes into view. */
function watchSeen(tell: (item: HTMLElement) => void): IntersectionObserver | undefined {
  if (typeof IntersectionObserver === 'undefined') return undefined
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue
      observer.unobserve(entry.target)
      tell(entry.target as HTMLElement)
    }
  })
  return observer
}
