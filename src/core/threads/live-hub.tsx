// New posts arrive on open pages: the item is rendered once for each kind of reader, and the same bytes go to all of that kind.

import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import { asMember } from '#platform/db/viewing.ts'
import type { House } from '#platform/house.ts'
import type { Signal } from '#platform/live.ts'
import { bugFacts } from '#platform/log.ts'
import { isMember, type Viewer } from '#platform/viewer.ts'
import { threadTopic } from './actions.ts'
import { findShownPost, type Post, type ReactionCount } from './post-queries.ts'
import { findThread, type Thread } from './queries.ts'
import { postHtml } from './render-items.tsx'
import { type ShownPost, showPosts } from './shown-post.ts'

/** One open page. `send` gives false once the connection is gone. */
export type OpenPage = {
  viewer: Viewer
  sessionId: number | undefined
  send(event: string, id: number, data: object): void
  close(): void
}

type Room = { pages: Set<OpenPage>; leave(): void }

/** What is pushed: elements, and where on the page a new one goes unless it goes at the end of the list. */
export type LiveItem = { html: string; into?: string }

/**
 * How a page shows its posts. `read` gets, through the wall, what else an item shows; it is given back as `more`. The house is there for what
 * each reader sees only of themself.
 */
export type Look = {
  read?: (db: Db, post: Post, house: House) => Promise<unknown>
  item: (post: ShownPost, about: { what: string; viewer: Viewer; thread: Thread; more: unknown }) => LiveItem
}

/** Posts as they stand in a thread. */
export const postLook: Look = { item: (post) => ({ html: postHtml(post) }) }

/** All open thread pages of this process. */
export type LiveHub = { enter(threadId: number, page: OpenPage): () => void; count(): number }

// Whoever wrote gets their answer first; writing to hundreds of open pages takes some milliseconds.
const AFTER_THE_ANSWER_MS = 5
// A page whose session ended elsewhere goes within this time.
const SESSION_CHECK_MS = 25_000

/** Makes the hub of a house. Its timer never keeps the process alive. */
export function openLiveHub(house: House, look: Look): LiveHub {
  const rooms = new Map<number, Room>()
  const check = () => endStale(house, rooms).catch((error) => house.log.warn('live.sessions', bugFacts(error)))
  setInterval(check, SESSION_CHECK_MS).unref()

  function openRoom(threadId: number): Room {
    const pages = new Set<OpenPage>()
    const tell = (signal: Signal) =>
      deliver(house, look, threadId, pages, signal).catch((error) => house.log.warn('live', bugFacts(error)))
    const hear = (signal: Signal) => void setTimeout(tell, AFTER_THE_ANSWER_MS, signal)
    const room = { pages, leave: house.live.subscribe(threadTopic(threadId), hear) }
    rooms.set(threadId, room)
    return room
  }

  return {
    enter(threadId, page) {
      const room = rooms.get(threadId) ?? openRoom(threadId)
      room.pages.add(page)
      return () => {
        room.pages.delete(page)
        if (room.pages.size > 0 || rooms.get(threadId) !== room) return
        room.leave()
        rooms.delete(threadId)
      }
    },
    count: () => [...rooms.values()].reduce((sum, room) => sum + room.pages.size, 0),
  }
}

/** Tells every page in a room about one post. Whoever may no longer see the space, or is signed out, is sent away instead. */
async function deliver(house: House, look: Look, threadId: number, pages: Set<OpenPage>, signal: Signal): Promise<void> {
  const present = [...pages]
  const seers = await whoSees(house, threadId, present)
  const here: OpenPage[] = []
  for (const page of present) {
    if (sees(seers, page)) here.push(page)
    else page.close()
  }
  // Members see more of an author than guests do, so each kind is read as one of its own.
  for (const pagesOfKind of [here.filter((page) => isMember(page.viewer)), here.filter((page) => !isMember(page.viewer))]) {
    const first = pagesOfKind[0]
    const found = first && (await readAs(house, look, first.viewer, threadId, signal.id))
    if (!found) continue
    const { id, number } = found.post
    // One object for each wording, so that the stream turns it into text once and not five hundred times.
    const wordings = new Map<string, object>()
    for (const page of pagesOfKind) {
      const item = itemFor(look, signal.what, page.viewer, found, seers)
      const { html } = item
      const data = wordings.get(html) ?? { id, number, ...item }
      wordings.set(html, data)
      page.send(signal.what, number, data)
    }
  }
}

function readAs(house: House, look: Look, viewer: Viewer, threadId: number, postId: number): Promise<Found | undefined> {
  return asMember(house.database, viewer.id, async (db) => {
    const post = await findShownPost(db, postId)
    const thread = await findThread(db, threadId, undefined)
    if (!post || !thread) return undefined
    const { rows } = await sql<{ kind: ReactionCount['kind']; member_id: number }>`
      select kind, member_id from reactions where post_id = ${post.id}`.execute(db)
    return { post, thread, given: rows, more: await look.read?.(db, post, house) }
  })
}

type Found = { post: Post; thread: Thread; given: { kind: ReactionCount['kind']; member_id: number }[]; more: unknown }
type Seers = { guests: boolean; members: Set<number>; writers: Set<number>; sessions: Set<number>; masks: Record<number, number> }

/** Whoever still waits to be let in sees what guests see. */
function sees(seers: Seers, { viewer, sessionId }: OpenPage): boolean {
  if (sessionId !== undefined && !seers.sessions.has(sessionId)) return false
  return isMember(viewer) ? seers.members.has(viewer.id) : seers.guests
}

async function whoSees(house: House, threadId: number, pages: OpenPage[]): Promise<Seers> {
  const ids = [...new Set(pages.flatMap((page) => page.viewer.id ?? []))]
  const sessionIds = pages.flatMap((page) => page.sessionId ?? [])
  const { rows } = await sql<{
    guests: boolean
    members: number[]
    writers: number[]
    sessions: number[]
    masks: Record<number, number>
  }>`
    select s.sees = 'everyone' as guests,
           array(select members_who_see(s.id, ${ids}::bigint[])) as members,
           array(select members_who_write(s.id, ${ids}::bigint[])) as writers,
           array(select id from sessions where id = any (${sessionIds}::bigint[]) and expires_at > now()) as sessions,
           (select coalesce(json_object_agg(k.member_id, k.id), '{}') from masks k where k.thread_id = t.id) as masks
    from threads t join spaces s on s.id = t.space_id
    where t.id = ${threadId}`.execute(house.database.owner)
  const row = rows[0]
  const set = (numbers: number[] | undefined) => new Set(numbers?.map(Number))
  return {
    guests: row?.guests ?? false,
    members: set(row?.members),
    writers: set(row?.writers),
    sessions: set(row?.sessions),
    masks: row?.masks ?? {},
  }
}

/** The item as this viewer would see it by loading the page. */
function itemFor(look: Look, what: string, viewer: Viewer, { post, thread, given, more }: Found, seers: Seers): LiveItem {
  const id = viewer.id ?? 0
  const facts = { ...thread, writable: seers.writers.has(id), mask_id: seers.masks[id] ?? null }
  const shown = showPosts(viewer, facts, [post], countReactions(post.id, given, viewer.id))[0]!
  return look.item(shown, { what, viewer, thread: facts, more })
}

function countReactions(postId: number, given: Found['given'], viewerId: number | undefined): ReactionCount[] {
  const byKind = Map.groupBy(given, (one) => one.kind)
  return [...byKind].map(([kind, rows]) => ({
    post_id: postId,
    kind,
    count: rows.length,
    mine: viewerId !== undefined && rows.some((row) => row.member_id === viewerId),
  }))
}

/** Sends away pages whose session was ended on another device. */
async function endStale(house: House, rooms: Map<number, Room>): Promise<void> {
  const pages = [...rooms.values()].flatMap((room) => [...room.pages]).filter((page) => page.sessionId !== undefined)
  if (pages.length === 0) return
  const ids = pages.map((page) => page.sessionId!)
  const alive = await house.database.owner
    .selectFrom('sessions')
    .select('id')
    .where('id', 'in', ids)
    .where('expires_at', '>', new Date())
    .execute()
  const known = new Set(alive.map((row) => row.id))
  for (const page of pages) if (!known.has(page.sessionId!)) page.close()
}
