// One request through the house: who is it, may they, the transaction, the answer.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { enter } from '../db/viewing.ts'
import { Refusal } from '../errors.ts'
import type { House } from '../house.ts'
import { guest, isMember, isSteward, type Viewer } from '../viewer.ts'
import type { Answer } from './answers.ts'
import { SESSION_COOKIE } from './cookies.ts'
import type { Asked, Door, Handler } from './doors.ts'
import { keepPage, keptPage, wantsJson } from './kept-pages.ts'
import { parkForm } from './park-form.ts'
import { readMultipart } from './read-multipart.ts'
import { allowOrigin } from './same-site.ts'
import { sendAnswer } from './send.tsx'

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer
  }
}

type StreamHandler = (asked: Omit<Asked, 'db'>, reply: FastifyReply) => Promise<void>

/** Serves one door. Errors that are thrown here have undone the transaction; the error handler shows them. */
export async function runInHouse(
  house: House,
  door: Door,
  handler: Handler | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
  stream?: StreamHandler,
): Promise<unknown> {
  const changes = request.method !== 'GET' && request.method !== 'HEAD'
  if (changes && !door.fromAnywhere) allowOrigin(house.config, request)
  const token = door.fromAnywhere ? undefined : request.cookies[SESSION_COOKIE]
  if (!token && !changes && !door.fresh && handler) {
    const kept = keptPage(request)
    if (kept) return reply.headers(kept.headers).send(kept.body)
  }
  const form = await readMultipart(request)
  const common = {
    house,
    params: plainTexts(request.params),
    query: plainTexts(request.query),
    body: form ? form.fields : request.body,
    file: form?.file,
    cookies: request.cookies,
    path: request.url,
    network: request.ip,
    request,
  }
  if (!handler) {
    await house.database.web.transaction().execute(async (db) => {
      request.viewer = await enter(db, token)
    })
    admit(door, request.viewer, changes)
    await stream?.({ ...common, viewer: request.viewer }, reply)
    return reply
  }
  const stopped = changes && !door.fromAnywhere ? await screen(house, request, common) : undefined
  const answer = await house.database.web.transaction().execute(async (db) => {
    request.viewer = await enter(db, token)
    if (stopped) return stopped
    if (changes && door.may !== 'anyone' && request.viewer === guest) return parkForm(db, request, common.body)
    admit(door, request.viewer, changes)
    return handler({ ...common, viewer: request.viewer, db })
  })
  const sent = sendAnswer(house, request, reply, answer as Answer)
  if (!token && !changes && !door.fresh && reply.statusCode === 200) keepPage(request, reply, sent)
  return reply.send(sent)
}

/** What a feature has against something that was sent. Asked before the transaction begins: a large file takes a while. */
async function screen(house: House, request: FastifyRequest, { path, body, file }: Pick<Asked, 'path' | 'body' | 'file'>) {
  for (const feature of house.features) {
    const answer = await feature.screen?.({ path, body, file, wantsJson: wantsJson(request) })
    if (answer) return answer
  }
  return undefined
}

/** One text a name, the first, without the one character that the database cannot hold: in its place stands one that nothing is called. */
function plainTexts(asked: unknown): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(asked ?? {})) texts[name] = String([value].flat()[0]).replaceAll('\0', '\ufffd')
  return texts
}

/** @throws Refusal where this viewer may not use this door. */
function admit(door: Door, viewer: Viewer, changes: boolean): void {
  if (door.may === 'anyone') return
  if (viewer.id === undefined) throw new Refusal(401, 'Sign in to see this page.')
  if (door.always) return
  if (!isMember(viewer)) throw new Refusal(403, 'A steward has not let you in yet. You get a mail as soon as that happens.')
  if (changes && viewer.suspendedUntil) throw new Refusal(403, 'Your account is paused, so you can read but not write for now.')
  if (door.may === 'steward' && !isSteward(viewer)) throw new Refusal(404, 'There is no page here.')
}
