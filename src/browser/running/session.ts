// A session of one language on this page: a frame without an origin, in which blocks run one after the other and share what they made.
import { make } from '../elements.ts'
import { fetchLarge } from './large-files.ts'
import type { DataFile, EngineName, FromFrame, Part } from './protocol.ts'

export const SECONDS = 10
export const MOST_SECONDS = 60
/** An engine has 12 MB to bring along, over a hospital's network. */
const START_MS = 180_000
/** A package that is fetched on the way gives its code this much more time, and all of them together. */
const FETCH_MS = 60_000
const PING_MS = 3000
/** What one run may send before its frame is taken away: code may print for ever, and faster than a page can show. */
const MOST_MESSAGES = 20_000

/** What one hears of a run. */
export type Hear = {
  starting: (words: string) => void
  part: (part: Part) => void
}

/** How it ended: of itself, by Stop, by time, or with its frame. */
export type Ended =
  | { how: 'done'; session: string; version: string }
  | { how: 'stopped' | 'late' | 'died' | 'failed'; why?: string }

export type Asked = { code: string; files: DataFile[]; packages: string[]; seconds: number }

export type Session = { run: (asked: Asked, hear: Hear) => Promise<Ended>; stop: () => void }

const names: Record<EngineName, string> = { r: 'R', python: 'Python', sql: 'SQL' }
const sessions = new Map<EngineName, Session>()

/** The page's session of a language, begun where there is none. `large` are addresses of files which this page keeps for its frames. */
export function sessionOf(engine: EngineName, large: string[]): Session {
  const open = sessions.get(engine) ?? openSession(engine, large)
  sessions.set(engine, open)
  return open
}

/** Ends a session: what its blocks made is gone, and the next one begins anew. */
export function endSession(engine: EngineName): void {
  sessions.get(engine)?.stop()
}

function openSession(engine: EngineName, large: string[]): Session {
  const frame = make('iframe', {
    sandbox: 'allow-scripts',
    src: `/run/frame/${engine}`,
    class: 'run-frame',
    title: `${names[engine]} runs here`,
    tabindex: '-1',
    'aria-hidden': 'true',
  })
  const { port1: port, port2: theirs } = new MessageChannel()
  let version = ''
  let runs = 0
  let last: Promise<unknown> = Promise.resolve()
  let end: (ended: Ended) => void = () => {}
  let listen: (said: FromFrame) => void = () => {}

  /** Takes the frame away with everything that runs in it. */
  const remove = (ended: Ended) => {
    if (sessions.get(engine) === session) sessions.delete(engine)
    port.close()
    frame.remove()
    dead = ended
    end(ended)
  }
  let dead: Ended | undefined

  const ready = new Promise<void>((resolve) => {
    const late = setTimeout(() => remove({ how: 'failed', why: 'It took too long to arrive.' }), START_MS)
    listen = (said) => {
      if ('failed' in said) remove({ how: 'failed', why: String(said.failed) })
      if (!('ready' in said) && !('failed' in said)) return
      if ('ready' in said)
        version = String(said.version)
          .replace(/[^\w .-]/g, '')
          .slice(0, 40)
      clearTimeout(late)
      resolve()
    }
  })
  port.onmessage = ({ data }) => listen(data as FromFrame)
  let tellProgress: (words: string) => void = () => {}
  const files = fetchLarge(large, (megabytes) => tellProgress(`Fetching ${names[engine]}: ${megabytes} MB so far …`))
  let loads = 0
  frame.addEventListener('load', () => {
    // Code that leads its frame elsewhere loses it.
    if (++loads > 1) remove({ how: 'died' })
    else void files.then((files) => frame.contentWindow?.postMessage({ files }, '*', [theirs]))
  })
  document.body.append(frame)

  const runNow = async (asked: Asked, hear: Hear): Promise<Ended> => {
    if (dead) return dead
    const number = ++runs
    const ended = new Promise<Ended>((resolve) => {
      end = resolve
    })
    if (!version) hear.starting(`Starting ${names[engine]}. The first time this takes a moment.`)
    tellProgress = hear.starting
    void files.then(() => {
      if (!version) tellProgress(`Starting ${names[engine]} …`)
    })
    await Promise.race([ready, ended])
    tellProgress = () => {}
    if (dead) return dead
    hear.starting('Running …')
    let timer = setTimeout(() => remove({ how: 'late' }), asked.seconds * 1000)
    let heard = 0
    let fetchUntil = 0
    let answered = true
    const pings = setInterval(() => {
      if (!answered) return remove({ how: 'died' })
      answered = false
      port.postMessage({ ping: true })
    }, PING_MS)
    listen = (said) => {
      answered = true
      if (!('run' in said) || said.run !== number) return
      if (++heard > MOST_MESSAGES) return remove({ how: 'stopped', why: 'It printed more than a page can show.' })
      if ('part' in said) hear.part(said.part)
      else if ('fetching' in said) {
        fetchUntil ||= Date.now() + FETCH_MS
        clearTimeout(timer)
        timer = setTimeout(() => remove({ how: 'late' }), asked.seconds * 1000 + Math.max(0, fetchUntil - Date.now()))
        hear.starting(`Fetching ${String(said.fetching).slice(0, 60)} …`)
      } else if ('done' in said) end({ how: 'done', session: String(said.session).slice(0, 5000), version })
    }
    port.postMessage({ run: number, code: asked.code, files: asked.files, packages: asked.packages })
    return ended.finally(() => {
      clearTimeout(timer)
      clearInterval(pings)
    })
  }

  const session: Session = {
    run: (asked, hear) => {
      const mine = last.then(() => runNow(asked, hear))
      last = mine.catch(() => {})
      return mine
    },
    stop: () => remove({ how: 'stopped' }),
  }
  return session
}
