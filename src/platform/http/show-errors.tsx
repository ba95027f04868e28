// What a person reads when something is refused or breaks.
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asMember } from '../db/viewing.ts'
import { errorCode, Refusal, type WayOn } from '../errors.ts'
import type { House } from '../house.ts'
import { ErrorPage } from '../layout/ErrorPage.tsx'
import { bugFacts } from '../log.ts'
import { guest } from '../viewer.ts'
import { movedTo, seeOther, sendJson, show } from './answers.ts'
import { wantsJson } from './kept-pages.ts'
import { sendAnswer } from './send.tsx'

const NOT_FOUND = 'There is no page here. It may have moved, or you may need to sign in to see it.'

/** Registers the handlers for everything that is thrown and for addresses that lead nowhere. */
export function showErrors(fastify: FastifyInstance, house: House): void {
  fastify.setNotFoundHandler(async (request, reply) => {
    return (await leadOn(house, request, reply)) ?? refuse(house, request, reply, 404, NOT_FOUND)
  })
  fastify.setErrorHandler(async (error, request, reply) => {
    const known = asRefusal(error)
    const led = known?.status === 404 ? await leadOn(house, request, reply) : undefined
    if (led) return led
    if (known) return refuse(house, request, reply, known.status, known.message, known.wayOn)
    const id = randomBytes(4).toString('hex')
    house.log.error('bug', { id, route: `${request.method} ${request.routeOptions.url ?? '?'}`, ...bugFacts(error) })
    return refuse(
      house,
      request,
      reply,
      500,
      `Something broke on our side, and nothing was changed. If it happens again, tell a steward this code: ${id}.`,
    )
  })
}

/** Answers for an address that leads somewhere else now; undefined for all others. */
async function leadOn(house: House, request: FastifyRequest, reply: FastifyReply) {
  const moved = request.method === 'GET' ? await findMoved(house, request.url) : undefined
  if (!moved) return undefined
  request.viewer ??= guest
  return reply.send(sendAnswer(house, request, reply, movedTo(moved)))
}

/** Where an address leads now that was one of a site that moved in. Read as a guest: nothing private has such an address. */
async function findMoved(house: House, url: string): Promise<string | undefined> {
  const path = plainPath(url.split('?', 1)[0] ?? '')
  if (path === undefined) return undefined
  return asMember(house.database, undefined, async (db) => {
    for (const feature of house.features) {
      const moved = await feature.moved?.(db, path)
      if (moved) return moved
    }
    return undefined
  })
}

function plainPath(path: string): string | undefined {
  try {
    const plain = decodeURIComponent(path)
    return plain.length <= 300 && !plain.includes('\0') ? plain : undefined
  } catch {
    return undefined
  }
}

function asRefusal(error: unknown): { status: number; message: string; wayOn?: WayOn | undefined } | undefined {
  if (error instanceof Refusal) return error
  const code = errorCode(error)
  // The wall said no where a policy had not: to the viewer the thing is not there.
  if (code === '42501') return { status: 404, message: NOT_FOUND }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') {
    return { status: 413, message: 'That is too large. Files can have up to 10 MB, and posts up to 50,000 characters.' }
  }
  if (/^(CONNECT_TIMEOUT|CONNECTION_|ECONN|ENOENT|57P0|53300)/.test(code)) {
    return {
      status: 503,
      message: 'The database is away for a moment. Your words are still in the form: go back and try again shortly.',
    }
  }
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status >= 400 && status < 500)
    return { status, message: 'The browser sent something that could not be read. Go back and try again.' }
  return undefined
}

function refuse(house: House, request: FastifyRequest, reply: FastifyReply, status: number, message: string, wayOn?: WayOn) {
  request.viewer ??= guest
  if (wantsJson(request)) return reply.send(sendAnswer(house, request, reply, sendJson({ error: message }, status)))
  if (status === 401 && request.method === 'GET') {
    return reply.send(
      sendAnswer(house, request, reply, seeOther(`/sign-in?next=${encodeURIComponent(request.url)}`, { said: message })),
    )
  }
  return reply.send(
    sendAnswer(
      house,
      request,
      reply,
      show(ErrorPage, { status, message, wayOn }, { title: titleOf(status), status, noindex: true }),
    ),
  )
}

function titleOf(status: number): string {
  if (status === 404) return 'Nothing here'
  if (status === 429) return 'A little too fast'
  if (status >= 500) return 'Something broke'
  return 'That did not work'
}
