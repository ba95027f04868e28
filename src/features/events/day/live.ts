// What others do in the room arrives on open pages: each part is drawn again, as that reader sees it.
import { asMember } from '#platform/db/viewing.ts'
import { Refusal } from '#platform/errors.ts'
import type { House } from '#platform/house.ts'
import type { App } from '#platform/http/doors.ts'
import { openEventStream } from '#platform/http/event-stream.ts'
import { bugFacts } from '#platform/log.ts'
import type { Viewer } from '#platform/viewer.ts'
import { roomTopic, type Section, sections } from './actions.ts'
import { findPresent } from './present.ts'
import { sectionHtml } from './render.tsx'

/** Votes come in bursts: a page is drawn at most this often. */
const PAUSE_MS = 400
const MOST_PAGES = 1000

/** Somebody's devices, and one left open at home. */
const MOST_OF_ONE = 5

type Reader = { viewer: Viewer; params: Record<string, string>; token: string | undefined }

/** Whether the session goes on by which a page was opened. Guests have none. */
async function isSignedIn({ database }: House, { viewer }: Reader): Promise<boolean> {
  if (viewer.id === undefined || viewer.sessionId === undefined) return viewer.id === undefined
  const row = await database.owner
    .selectFrom('sessions')
    .where('id', '=', viewer.sessionId)
    .where('expires_at', '>', new Date())
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The parts as a reader sees them now. @throws Refusal where they may no longer */
async function draw(house: House, reader: Reader, whats: Section[]): Promise<string[]> {
  if (!(await isSignedIn(house, reader))) throw new Refusal(401, 'Sign in to see this page.')
  return asMember(house.database, reader.viewer.id, async (db) => {
    const who = await findPresent({ db, ...reader })
    const drawn: string[] = []
    for (const what of whats) drawn.push(await sectionHtml(db, who, what))
    return drawn
  })
}

export function roomLive(app: App): void {
  const pages = new Map<string, number>()
  let open = 0

  app.stream('/events/:id/room/live', { may: 'anyone' }, async ({ viewer, house, params, query }, reply) => {
    const reader = { viewer, params, token: query.place }
    await draw(house, reader, [])
    const whose = reader.token ?? String(viewer.id)
    if (open >= MOST_PAGES || (pages.get(whose) ?? 0) >= MOST_OF_ONE)
      throw new Refusal(429, 'Many pages are open just now. Reload this one now and then.')
    const count = (by: number) => {
      open += by
      const left = (pages.get(whose) ?? 0) + by
      if (left > 0) pages.set(whose, left)
      else pages.delete(whose)
    }
    count(1)
    const stream = openEventStream(reply)
    const waiting = new Set<Section>(sections)
    let timer: NodeJS.Timeout | undefined
    const send = async () => {
      timer = undefined
      const whats = [...waiting]
      waiting.clear()
      for (const html of await draw(house, reader, whats)) stream.send({ event: 'changed', data: { id: 0, number: 0, html } })
    }
    const fail = (error: unknown) => {
      if (!(error instanceof Refusal)) house.log.warn('room.live', bugFacts(error))
      stream.close()
    }
    const hear = (what: Section) => {
      waiting.add(what)
      timer ??= setTimeout(() => send().catch(fail), PAUSE_MS)
    }
    const leave = house.live.subscribe(roomTopic(Number(params.id)), ({ what }) => hear(what as Section))
    stream.onClose(() => {
      count(-1)
      clearTimeout(timer)
      leave()
    })
    // What happened between the page and now.
    send().catch(fail)
  })
}
