// Pages for guests are the same bytes for all, so one rendering serves everybody who asks within a second.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'

// Short enough that nobody waits for a new post or meets one that was removed; long enough for a rush.
const KEPT_MS = 1000
const MOST_BYTES = 16 * 1024 * 1024

type Kept = { body: string; headers: Record<string, string> }

const pages = new LRUCache<string, Kept>({
  maxSize: MOST_BYTES,
  ttl: KEPT_MS,
  sizeCalculation: (page) => page.body.length + 1024,
})

function keyOf(request: FastifyRequest): string {
  return `${request.server.keptPagesKey} ${wantsJson(request)} ${request.url}`
}

/** Whether the JSON twin is asked for. */
export function wantsJson(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? ''
  return accept.includes('application/json') && !accept.includes('text/html')
}

/** The page as it was rendered for another guest a moment ago. A request with any cookie of ours is never served from here. */
export function keptPage(request: FastifyRequest): Kept | undefined {
  return hasCookies(request) ? undefined : pages.get(keyOf(request))
}

export function keepPage(request: FastifyRequest, reply: FastifyReply, body: unknown): void {
  if (hasCookies(request) || typeof body !== 'string' || reply.getHeader('set-cookie')) return
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) headers[name] = String(value)
  pages.set(keyOf(request), { body, headers })
}

function hasCookies(request: FastifyRequest): boolean {
  return request.headers.cookie?.includes('hearth_') ?? false
}
