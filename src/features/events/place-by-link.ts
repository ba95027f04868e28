// One place, held by a link in mails: it confirms, changes and gives back that place, and nothing else, without signing in.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { About } from './come-forms.ts'
import type { Came, PlaceState } from './places.ts'
import { type Event, findEvent } from './queries.ts'

export type HeldPlace = {
  id: number
  event_id: number
  member_id: number | null
  name: string
  state: PlaceState | 'asked'
  offered_until: Date | null
  ahead: number
  reminders: string[]
  kept_for: string
  access_needs: string
  answers: Record<string, string>
  /** What a host's phone reads at the door: it opens nothing. */
  door: string
  /** The way into the meeting, near the time. */
  link: string | null
  passcode: string | null
}

const tokenShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The place behind a link with its event, as its holder sees it; undefined for a link that is nobody's, an event that they no longer see, or
 * another event than `eventId`, where one is meant.
 */
export async function lookAtPlace(
  db: Db,
  token: string,
  eventId?: number,
): Promise<{ place: HeldPlace; event: Event } | undefined> {
  if (!tokenShape.test(token)) return undefined
  const { rows } = await sql<HeldPlace>`
    select p.*, door_code(${token}::uuid) as door from look_at_place(${token}::uuid) p`.execute(db)
  const place = rows[0]
  if (!place || (eventId !== undefined && place.event_id !== eventId)) return undefined
  // The link stands for its holder: what this transaction reads from here on is read as them.
  await sql`select set_config('hearth.member_id', ${place.member_id === null ? '' : String(place.member_id)}, true)`.execute(db)
  await asHolder(db, token)
  const event = await findEvent(db, place.event_id)
  return event && { place, event }
}

/** From here on a transaction reads as the holder of a place's link. */
export async function asHolder(db: Db, token: string): Promise<void> {
  await sql`select set_config('hearth.place_token', ${token}, true)`.execute(db)
}

/** A guest's name, as they say it when they confirm. */
export async function nameGuest(db: Db, token: string, name: string): Promise<void> {
  await sql`select name_guest(${token}::uuid, ${name})`.execute(db)
}

/** Confirms a guest's place, or takes the one that is kept for its holder. */
export async function takePlace(db: Db, token: string): Promise<Came> {
  const { rows } = await sql<{ state: Came }>`select take_place(${token}::uuid) as state`.execute(db)
  return rows[0]!.state
}

/** Keeps what its holder says of themself, and which reminders they want. */
export async function changePlace(db: Db, token: string, about: About): Promise<void> {
  await sql`select change_place(${token}::uuid, ${JSON.stringify(about)}::text::jsonb)`.execute(db)
}

/** Gives the place back; the next in the line has it. */
export async function giveBackPlace(db: Db, token: string): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`select give_back_place(${token}::uuid) as was`.execute(db)
  return rows[0]!.was
}

/** A guest asks to come. What follows is a mail to that address, the same whoever has it. */
export async function askAsGuest(
  db: Db,
  eventId: number,
  { name, address }: { name: string; address: string },
  about: About,
): Promise<'asked' | 'over' | 'core' | 'no'> {
  const { rows } = await sql<{ state: 'asked' | 'over' | 'core' | 'no' }>`
    select ask_as_guest(${eventId}, ${name}, ${address}, ${JSON.stringify(about)}::text::jsonb) as state`.execute(db)
  return rows[0]!.state
}
