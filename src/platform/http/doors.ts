// How a feature opens a door: the address, who may use it, and what it does. A door that names nobody stops the start.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Db } from '../db/connect.ts'
import type { House } from '../house.ts'
import { calledFrom } from '../layout/files-behind.ts'
import type { Viewer } from '../viewer.ts'
import type { Answer } from './answers.ts'
import type { SentFile } from './read-multipart.ts'
import { runInHouse } from './serve-door.ts'

export type May = 'anyone' | 'member' | 'steward'

/** What is said of a door beside its address. `form` and `json` also make its entry on the OpenAPI page. */
export type Door = {
  may: May
  form?: z.ZodType
  json?: z.ZodType
  /** One line for the OpenAPI page. */
  summary?: string
  /** The transaction only reads: nothing on this page changes anything. True for GET unless said otherwise. */
  reads?: boolean
  /** Open to members who still wait to be let in, or are suspended: their own account, leaving, signing out. */
  always?: boolean
  /** The answer must never be kept by the house for other guests: it sets cookies or depends on more than the address. */
  fresh?: boolean
  /**
   * Takes forms from other sites too, such as a mail provider's one-click unsubscribe. Everybody is a guest at this door, also with a
   * cookie: a secret in the address is all that counts, so nobody's rights can be misused. Only with `may: 'anyone'`.
   */
  fromAnywhere?: boolean
}

/** What a handler is given. `db` is the transaction of this request, in which the viewer is named. */
export type Asked = {
  viewer: Viewer
  db: Db
  house: House
  params: Record<string, string>
  query: Record<string, string>
  /** The form's fields, or the JSON that was sent. */
  body: unknown
  /** The file that came with a multipart form. */
  file: SentFile | undefined
  cookies: Record<string, string | undefined>
  /** The path with its query, as asked. */
  path: string
  /** The network address of the reader, as far as the proxies that we trust say. */
  network: string
  request: FastifyRequest
}

export type Handler = (asked: Asked) => Promise<Answer>

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** What a feature's `routes` are given. */
export type App = Record<'get' | 'post' | 'put' | 'delete', (url: string, door: Door, handler: Handler) => void> & {
  house: House
  /** For what is no page: event streams. The handler answers by itself; the viewer is known, and no transaction is open. */
  stream: (url: string, door: Door, handler: (asked: Omit<Asked, 'db'>, reply: FastifyReply) => Promise<void>) => void
  /** For files that are nobody's, such as engines: no viewer, no transaction, sent as they are. */
  files: (url: string, handler: (request: FastifyRequest, reply: FastifyReply) => unknown) => void
  /** Fastify itself, for plugins. */
  fastify: FastifyInstance
}

declare module 'fastify' {
  interface FastifyContextConfig {
    may?: May
    /** In development: the file that answers. */
    calledFrom?: string | undefined
  }
}

/** Gives features their doors on a Fastify server. */
export function openDoors(fastify: FastifyInstance, house: House): App {
  const open = (method: Method) => (url: string, door: Door, handler: Handler) => {
    if (door.fromAnywhere && door.may !== 'anyone') throw new Error(`${url} takes forms from anywhere, so it may know nobody.`)
    fastify.route({
      method,
      url,
      exposeHeadRoute: method === 'GET',
      config: { may: door.may, ...(house.config.development ? { calledFrom: calledFrom() } : {}) },
      schema: describeDoor(door),
      handler: (request, reply) => runInHouse(house, door, handler, request, reply),
    })
  }
  return {
    house,
    fastify,
    get: open('GET'),
    post: open('POST'),
    put: open('PUT'),
    delete: open('DELETE'),
    files: (url, handler) => {
      fastify.route({ method: 'GET', url, config: { may: 'anyone' }, compress: false, schema: { hide: true }, handler })
    },
    stream: (url, door, handler) => {
      fastify.route({
        method: 'GET',
        url,
        exposeHeadRoute: false,
        config: { may: door.may },
        schema: { hide: true },
        handler: (request, reply) => runInHouse(house, door, undefined, request, reply, handler),
      })
    },
  }
}

function describeDoor(door: Door) {
  if (!door.summary && !door.form && !door.json) return { hide: true }
  const schema: Record<string, unknown> = { summary: door.summary ?? '', tags: [door.may] }
  if (door.form) schema.body = z.toJSONSchema(door.form, { io: 'input', unrepresentable: 'any' })
  if (door.json) schema.response = { 200: z.toJSONSchema(door.json, { io: 'output', unrepresentable: 'any' }) }
  return schema
}

const idParam = z.string().regex(/^[1-9]\d{0,14}$/)

/** An identity out of an address, or undefined where it is none: look it up with that, and 404 follows. */
export function idOf(text: string | undefined): number | undefined {
  const result = idParam.safeParse(text)
  return result.success ? Number(result.data) : undefined
}
