// The frame's end of the line to the page that opened it. Only that page is listened to, and only once.
import type { FromFrame, Part, ToFrame } from '../running/protocol.ts'

export type PagePort = {
  /** The engine's large files, by address. */
  files: Record<string, Blob>
  tell: (message: FromFrame, moved?: Transferable[]) => void
  onRun: (run: (asked: ToFrame) => void) => void
}

/** Output beyond this is thrown away here, before it costs the page anything: 200,000 characters a run. */
const MOST_CHARACTERS = 200_000

/** Waits for the page's port. */
export function pagePort(): Promise<PagePort> {
  return new Promise((resolve) => {
    addEventListener('message', function meet(event: MessageEvent) {
      const port = event.ports[0]
      if (event.source !== parent || !port) return
      removeEventListener('message', meet)
      resolve({
        files: (event.data as { files: Record<string, Blob> }).files,
        tell: (message, moved = []) => {
          const whole = 'part' in message ? { ...message, part: cutPart(message.part) } : message
          if (!('part' in whole) || whole.part) port.postMessage(whole, moved)
        },
        onRun: (run) => {
          port.onmessage = ({ data }) => {
            // The page asks whether this frame is still alive.
            if ('ping' in data) port.postMessage({ pong: true })
            else run(data as ToFrame)
          }
        },
      })
    })
  })
}

const MOST_ROWS = 200
const MOST_COLUMNS = 60
const MOST_LETTERS = 2000

/** What a worker sends may be of any size and shape: the page gets no more than it would show, and nothing that is no part. */
function cutPart(part: Part): Part | undefined {
  if (part.kind === 'table') {
    if (!Array.isArray(part.columns) || !Array.isArray(part.rows) || !part.rows.every(Array.isArray)) return undefined
    const columns = part.columns.slice(0, MOST_COLUMNS).map((one) => ({ ...one, name: cut(one.name), type: cut(one.type) }))
    const rows = part.rows
      .slice(0, MOST_ROWS)
      .map((row) => row.slice(0, MOST_COLUMNS).map((cell) => (cell === null ? null : cut(cell))))
    return { kind: 'table', columns, rows, count: Number(part.count) }
  }
  return 'text' in part ? { ...part, text: String(part.text).slice(0, MOST_CHARACTERS + 100) } : part
}

function cut(text: string): string {
  return String(text).slice(0, MOST_LETTERS)
}

/** Where the engine's own files are: said by the server in the frame's document. */
export function engineFolder(): string {
  return new URL(document.documentElement.dataset.engine ?? '', location.href).href
}

/** Where mirrored packages are. */
export function packagesFolder(): string {
  return new URL('/engines/packages/', location.href).href
}

/** Counts what is printed, and says when it was enough: once, with a note. */
export function cutter(): { take: (text: string) => string | undefined } {
  let left = MOST_CHARACTERS
  return {
    take(text) {
      if (left <= 0) return undefined
      left -= text.length + 1
      return left > 0
        ? text
        : `${text.slice(0, Math.max(0, text.length + left))}\n… The rest is left out: it is more than a page can show.`
    },
  }
}
