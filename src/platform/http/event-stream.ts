// Server-Sent Events on one connection: https://html.spec.whatwg.org/multipage/server-sent-events.html
import type { FastifyReply } from 'fastify'

// Proxies close connections that are silent for 30 to 60 seconds.
const HEARTBEAT_MS = 20_000
// A reader who does not take what is sent is let go; their browser comes back and asks for what it missed.
const MOST_WAITING_BYTES = 1_000_000

export type StreamEvent = { event: string; id?: number | undefined; data: object }

export type EventStream = {
  send(event: StreamEvent): void
  close(): void
  /** Called once when the connection ends, from either side. */
  onClose(work: () => void): void
}

const texts = new WeakMap<object, string>()

/** The same object sent to many is turned into text once. */
function textOf(data: object): string {
  const known = texts.get(data)
  if (known !== undefined) return known
  const text = JSON.stringify(data)
  texts.set(data, text)
  return text
}

/** Takes the reply over and answers with an event stream; says `hello` first, so that the page knows streams pass through. */
export function openEventStream(reply: FastifyReply): EventStream {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
    connection: 'keep-alive',
  })
  raw.write('retry: 3000\nevent: hello\ndata: {}\n\n')
  raw.socket?.setKeepAlive(true)
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS)
  raw.on('close', () => clearInterval(heartbeat))
  raw.on('error', () => raw.destroy())
  return {
    send({ event, id, data }) {
      if (raw.destroyed || raw.writableEnded) return
      raw.write(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${textOf(data)}\n\n`)
      if (raw.writableLength > MOST_WAITING_BYTES) raw.destroy()
    },
    close: () => raw.end(),
    onClose: (work) => raw.on('close', work),
  }
}
