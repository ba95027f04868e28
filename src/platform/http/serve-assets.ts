// Stylesheet, script and fonts: built once, named by their content, kept by browsers for a year.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../house.ts'

const YEAR = 'public, max-age=31536000, immutable'

/** Serves what the build made, compressed beforehand. */
export function serveAssets(fastify: FastifyInstance, house: House): void {
  fastify.route({
    method: 'GET',
    url: '/assets/*',
    config: { may: 'anyone' },
    compress: false,
    schema: { hide: true },
    handler: (request, reply) => sendAsset(house, request, reply),
  })
}

function sendAsset(house: House, request: FastifyRequest, reply: FastifyReply) {
  const file = house.assets.files.get(request.url.split('?')[0] ?? '')
  if (!file) return reply.callNotFound()
  const accepts = String(request.headers['accept-encoding'] ?? '')
  // Frames that run code have no origin of their own, so to them these come from elsewhere.
  reply.headers({ 'cache-control': YEAR, 'content-type': file.type, vary: 'accept-encoding', 'access-control-allow-origin': '*' })
  reply.header('cross-origin-resource-policy', 'cross-origin')
  if (file.br && /\bbr\b/.test(accepts)) return reply.header('content-encoding', 'br').send(file.br)
  if (file.gzip && /\bgzip\b/.test(accepts)) return reply.header('content-encoding', 'gzip').send(file.gzip)
  return reply.send(file.body)
}
