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

type Reader = { viewer: Viewer; params: Record<string, string>; token: string | undefined }

/** The parts as a reader sees them now. @throws Refusal where they may no longer */
function draw(house: House, reader: Reader, whats: Section[]): Promise<string[]> {
  return asMember(house.database, reader.viewer.id, async (db) => {
    const who = await findPresent({ db, ...reader })
    const drawn: string[] = []
    for (const what of whats) drawn.push(await sectionHtml(db, who, what))
    return drawn
  })
}

export function roomLive(app: App): void {
  let pages = 0

  app.stream('/events/:id/room/live', { may: 'anyone' }, async ({ viewer, house, params, query }, reply) => {
    const reader = { viewer, params, token: query.place }
    await draw(house, reader, [])
    if (pages >= MOST_PAGES) throw new Refusal(429, 'Many people have a page open just now. Reload it now and then.')
    pages++
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
      pages--
      clearTimeout(timer)
      leave()
    })
    // What happened between the page and now.
    send().catch(fail)
  })
}
