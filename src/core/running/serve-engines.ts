// Serves the engines and the mirrored packages to frames that run code: files as they are, for a year, to whoever asks.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '#platform/house.ts'
import type { App } from '#platform/http/doors.ts'
import { type EngineFile, findEngineFile, findMirrorFile, PACKAGES, typeOf } from './engines.ts'
import { emptyPythonLock } from './python-lock.ts'

const YEAR = 'public, max-age=31536000, immutable'
/** A mirror grows: what it holds is asked each time. The packages themselves carry their version in their name. */
const lists = /\/(?:PACKAGES(?:\.gz|\.rds)?|pyodide-lock\.json)$/

/** The folder of the mirrored packages. */
export function mirrorFolder(house: House): string {
  return join(house.config.dataDir, 'packages')
}

/** Opens `/engines/*`. No viewer and no transaction: there is nothing here that is anybody's. */
export function serveEngines(app: App): void {
  app.files('/engines/*', (request, reply) => sendEngineFile(app.house, request, reply))
}

async function sendEngineFile(house: House, request: FastifyRequest, reply: FastifyReply) {
  const address = request.url.split('?')[0] ?? ''
  const isPackage = address.startsWith(PACKAGES)
  const file = isPackage ? findMirrorFile(mirrorFolder(house), address) : findEngineFile(address)
  if (!file) return reply.callNotFound()
  reply.headers({
    'cache-control': isPackage && lists.test(address) ? 'no-cache' : YEAR,
    'content-type': typeOf(file.path),
    // A frame that runs code has no origin, so everything comes from elsewhere to it.
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    vary: 'accept-encoding',
  })
  const sent = await choose(file, String(request.headers['accept-encoding'] ?? ''))
  if (!sent) return address.endsWith('/python/pyodide-lock.json') ? reply.send(emptyPythonLock()) : reply.callNotFound()
  if (sent.path === file.br) reply.header('content-encoding', 'br')
  reply.header('content-length', sent.size)
  return reply.send(createReadStream(sent.path))
}

async function choose({ path, br }: EngineFile, accepts: string): Promise<{ path: string; size: number } | undefined> {
  const chosen = br && /\bbr\b/.test(accepts) ? br : path
  const found = await stat(chosen).catch(() => undefined)
  return found?.isFile() ? { path: chosen, size: found.size } : undefined
}
