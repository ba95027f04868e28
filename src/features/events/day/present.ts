// Who is in the room of an event: its hosts, members who come, and guests by the link of their place.
import { sql } from 'kysely'
import { allow, found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { idOf } from '#platform/http/doors.ts'
import { mayWrite, type Viewer } from '#platform/viewer.ts'
import { lookAtPlace } from '../place-by-link.ts'
import { type Event, findEvent } from '../queries.ts'

export type Present = {
  event: Event
  isHost: boolean
  /** The place by which they are here; hosts may have none, and cannot vote then. */
  place: number | undefined
  /** The link of a guest's place, which goes along in addresses. */
  token: string | undefined
  mayWrite: boolean
  /** Whether they may say how it was: hosts do not. */
  saysHow: boolean
}

type Ask = { db: Db; viewer: Viewer; params: Record<string, string>; token: string | undefined }

/** The event and who asks. From here on the transaction reads as them. @throws Refusal 404 for who does not see the event, 403 for who does not come */
export async function findPresent({ db, viewer, params, token }: Ask): Promise<Present> {
  const id = found(idOf(params.id))
  const held = viewer.id === undefined && token ? await lookAtPlace(db, token, id) : undefined
  const event = found(held?.event ?? (await findEvent(db, id)))
  const { rows } = await sql<{ place: number | null; is_host: boolean; writes: boolean }>`
    select viewer_place(${id}) as place, viewer_hosts(${id}) as is_host, viewer_writes_in_room(${id}) as writes`.execute(db)
  const { place, is_host, writes } = rows[0]!
  allow(is_host || place !== null, 'This is for those who come.', { href: `/events/${id}`, label: 'Come along first' })
  return {
    event,
    isHost: is_host,
    place: place ?? undefined,
    token: held ? token : undefined,
    saysHow: place !== null && !event.hosts.some(({ id }) => id === (held ? held.place.member_id : viewer.id)),
    mayWrite: writes && (viewer.id === undefined || mayWrite(viewer)),
  }
}

/** The address of the room, or of something in it, for whoever is there. */
export function roomAddress({ event, token }: Pick<Present, 'event' | 'token'>, more = '', anchor = ''): string {
  return `/events/${event.id}/room${more}${token ? `?place=${token}` : ''}${anchor && `#${anchor}`}`
}
