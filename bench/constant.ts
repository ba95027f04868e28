// The yardstick: a constant page of 40 KB from Fastify, with nothing behind it.
import Fastify from 'fastify'

const PAGE_BYTES = 40_000
const page = `<!doctype html><title>Constant</title><p>${'x'.repeat(PAGE_BYTES)}`

const app = Fastify()
app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
