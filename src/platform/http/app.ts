// The web server: plugins, headers, doors of all features, errors.
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { openDoors } from './doors.ts'
import { serveAssets } from './serve-assets.ts'
import { showErrors } from './show-errors.tsx'

// A post of 50,000 characters, each of which may take twelve bytes in a form.
const BODY_BYTES = 700_000
/** An upload's largest size: 10 MB. */
export const UPLOAD_BYTES = 10 * 1024 * 1024
const REQUEST_SECONDS = 60

declare module 'fastify' {
  interface FastifyInstance {
    keptPagesKey: number
  }
}

let servers = 0

/** Builds the server with every feature's doors; it does not listen yet. @throws when a route does not say who may use it. */
export async function createApp(house: House): Promise<FastifyInstance> {
  const fastify = Fastify({
    trustProxy: (_address: string, hop: number) => hop < house.config.proxies,
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_SECONDS * 1000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    rewriteUrl: jsonTwin,
  })
  fastify.setValidatorCompiler(() => () => true)
  fastify.setSerializerCompiler(() => (value) => JSON.stringify(value))
  fastify.decorateRequest('viewer', null as never)
  fastify.decorate('keptPagesKey', ++servers)
  fastify.addHook('onRoute', (route) => {
    if (!route.config?.may) throw new Error(`${route.method} ${route.url} does not say who may use it: give it { may: … }.`)
  })
  await fastify.register(cookie)
  await fastify.register(formbody)
  await fastify.register(multipart, {
    limits: { fileSize: UPLOAD_BYTES, files: 1, fields: 20, fieldSize: BODY_BYTES },
    throwFileSizeLimit: true,
  })
  await fastify.register(compress, { encodings: ['br', 'gzip'], threshold: 1024, brotliOptions: { params: { 1: 4 } } })
  await fastify.register(helmet, securityHeaders(house))
  await fastify.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: house.config.name, version: '1' }, servers: [{ url: house.config.url }] },
  })
  showErrors(fastify, house)
  serveAssets(fastify, house)
  const app = openDoors(fastify, house)
  for (const feature of house.features) feature.routes?.(app)
  return fastify
}

/** `/threads/12.json` is `/threads/12` with `Accept: application/json`. */
function jsonTwin(request: { url?: string; headers: Record<string, unknown> }): string {
  const url = request.url ?? '/'
  const match = /^([^?]+)\.json(\?.*)?$/.exec(url)
  if (!match || url.startsWith('/assets/') || url.startsWith('/engines/') || url.startsWith('/openapi.json')) return url
  request.headers.accept = 'application/json'
  return match[1] + (match[2] ?? '')
}

function securityHeaders(house: House) {
  const secure = house.config.url.startsWith('https:')
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' as const },
    crossOriginEmbedderPolicy: false,
  }
}
