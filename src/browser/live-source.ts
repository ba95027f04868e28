// Where live items come from: an event stream, or asking every 20 seconds where networks do not let streams through.

/** `into` is the element to whose end a new item goes; the list's otherwise. */
export type Arrival = { id: number; number: number; html: string; into?: string }
type Hear = (what: string, arrival: Arrival) => void
type Source = { stream: string; poll: string | undefined; last: number }

// A proxy that swallows the stream also swallows the greeting that the server sends at once.
const GREETING_MS = 20_000
const FAILURES = 2
const POLL_MS = 20_000
const SLOWEST_POLL_MS = 5 * 60_000
// Browsers open six connections to a site: tabs in the background give theirs back.
const HIDDEN_MS = 30_000
const GONE = [401, 403, 404]

/** Hears `post`, `changed` and `removed`, from the last number on, while the page is in view. */
export function listen(source: Source, hear: Hear): void {
  let stop: (() => void) | undefined
  let blocked = typeof EventSource === 'undefined'
  let hiding = 0

  const heard: Hear = (what, arrival) => {
    if (what === 'post') source.last = Math.max(source.last, arrival.number)
    hear(what, arrival)
  }
  const start = () => {
    if (stop || document.hidden) return
    stop = blocked
      ? ask(source, heard)
      : stream(source, heard, () => {
          blocked = true
          stop = undefined
          start()
        })
  }
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiding)
    if (!document.hidden) return start()
    hiding = window.setTimeout(() => {
      stop?.()
      stop = undefined
    }, HIDDEN_MS)
  })
  // A page that is kept for the Back button must hold no connection.
  window.addEventListener('pagehide', () => {
    stop?.()
    stop = undefined
  })
  window.addEventListener('pageshow', start)
  start()
}

function after(address: string, number: number): string {
  return `${address}${address.includes('?') ? '&' : '?'}after=${number}`
}

function stream(source: Source, hear: Hear, giveUp: () => void): () => void {
  const events = new EventSource(after(source.stream, source.last))
  let failures = 0
  let greeting = 0
  const stop = () => {
    clearTimeout(greeting)
    events.close()
  }
  const fail = () => {
    stop()
    giveUp()
  }
  const await20 = () => {
    clearTimeout(greeting)
    greeting = window.setTimeout(fail, GREETING_MS)
  }
  const works = () => {
    clearTimeout(greeting)
    failures = 0
  }
  events.addEventListener('open', await20)
  events.addEventListener('hello', works)
  for (const what of ['post', 'changed', 'removed']) {
    events.addEventListener(what, (event) => {
      works()
      hear(what, JSON.parse((event as MessageEvent<string>).data))
    })
  }
  events.addEventListener('error', () => {
    failures += 1
    if (failures >= FAILURES || events.readyState === EventSource.CLOSED) fail()
  })
  await20()
  return stop
}

function ask({ poll, ...source }: Source, hear: Hear): () => void {
  let timer = 0
  let stopped = poll === undefined
  let pause = POLL_MS
  let last = source.last

  async function once(): Promise<void> {
    try {
      const answer = await fetch(after(poll!, last), { headers: { accept: 'application/json' } })
      if (GONE.includes(answer.status)) stopped = true
      if (!answer.ok) throw new Error(String(answer.status))
      const { items } = (await answer.json()) as { items: Arrival[] }
      for (const item of items) {
        last = Math.max(last, item.number)
        hear('post', item)
      }
      pause = POLL_MS
    } catch {
      pause = Math.min(pause * 2, SLOWEST_POLL_MS)
    }
    if (!stopped) timer = window.setTimeout(once, pause)
  }
  if (!stopped) once()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
