// Coming along: one's own place, how many come, and for hosts who. What changes is decided by functions in the database, one at a time.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import type { About } from './come-forms.ts'
import type { Reserve } from './coming-fields.ts'
import type { Event, EventLine } from './queries.ts'

export type PlaceState = 'going' | 'waiting' | 'offered'
/** What came of asking: `core` where only core members may, `over` where it is too late, `no` where one may not. */
export type Came = PlaceState | 'core' | 'over' | 'no'

export type Places = {
  going: number
  waiting: number
  /** How many were checked in. */
  came: number
  /** `token` is the viewer's own link to their place. */
  mine: { state: PlaceState; offered_until: Date | null; ahead: number; token: string } | undefined
}

/** How many come, wait and were checked in, and what the viewer has; `ahead` counts those before them in the line. */
export async function findPlaces(db: Db, eventId: number, viewerId: number | undefined): Promise<Places> {
  const { rows } = await sql<Omit<Places, 'mine'>>`select * from event_counts(${eventId})`.execute(db)
  const counts = rows[0] ?? { going: 0, waiting: 0, came: 0 }
  if (viewerId === undefined) return { ...counts, mine: undefined }
  const mine = await db
    .selectFrom('event_places')
    .where('event_id', '=', eventId)
    .where('member_id', '=', viewerId)
    .where('state', '<>', 'asked')
    .select(['state', 'offered_until'])
    .select(sql<number>`waiting_ahead(${eventId})`.as('ahead'))
    .select(sql<string>`my_place_token(${eventId})`.as('token'))
    .executeTakeFirst()
  return { ...counts, mine: mine && { ...mine, state: mine.state as PlaceState } }
}

/** Whether whoever asks now waits. Where places are kept for groups, the database knows better. */
export function isFull(
  { capacity, reserves }: Pick<Event, 'capacity' | 'reserves'>,
  { going, waiting }: Omit<Places, 'mine'>,
): boolean {
  return capacity !== null && (going >= capacity || (waiting > 0 && reserves.length === 0))
}

/** What a list says beside an event: what the viewer has there, and whether every place is taken. */
export type Marked = EventLine & { mine: PlaceState | null; is_full: boolean }

/** The same events with their marks, for lists of what comes. */
export async function markEvents(db: Db, events: EventLine[]): Promise<Marked[]> {
  const ids = events.map(({ id }) => id)
  const { rows } = await sql<{ event_id: number; mine: PlaceState | null; is_full: boolean }>`
    select * from event_marks(${ids}::bigint[])`.execute(db)
  const marks = new Map(rows.map(({ event_id, mine, is_full }) => [event_id, { mine, is_full }]))
  return events.map((event) => ({ ...event, ...(marks.get(event.id) ?? { mine: null, is_full: false }) }))
}

export type Coming = {
  place: number
  /** Undefined for guests, who have no page. */
  id: number | undefined
  name: string
  state: PlaceState
  isFirst: boolean
  isHere: boolean
  /** Whether they said if notes may be kept: whoever did was there. */
  saidOfNotes: boolean
  keptFor: string
  accessNeeds: string
  answers: { question: string; answer: string }[]
}

/** Who comes and who waits, for hosts: in the order in which they came. What people need only hosts read, not stewards. */
export async function listComingPeople(db: Db, eventId: number): Promise<Coming[]> {
  const rows = await db
    .selectFrom('event_places as p')
    .leftJoin('bylines as b', 'b.id', 'p.member_id')
    .leftJoin(sql<{ place_id: number; access_needs: string }>`needs_of_coming(${eventId})`.as('n'), 'n.place_id', 'p.id')
    .where('p.event_id', '=', eventId)
    .where('p.state', '<>', 'asked')
    .orderBy(sql`p.state = 'waiting'`)
    .orderBy('p.line')
    .select(['p.id as place', 'p.member_id', 'p.state', 'p.kept_for', 'n.access_needs', 'p.came_at'])
    .select(sql<string>`coalesce(p.guest_name, b.name, '')`.as('name'))
    .select(sql<boolean>`is_first_time(p.id)`.as('isFirst'))
    .select(sql<boolean>`p.agrees is not null`.as('saidOfNotes'))
    .select(
      sql<
        Coming['answers']
      >`(select coalesce(json_agg(json_build_object('question', a.question, 'answer', a.answer) order by a.question), '[]') from event_answers a where a.place_id = p.id)`.as(
        'answers',
      ),
    )
    .execute()
  return rows.map(({ member_id, state, kept_for, access_needs, came_at, ...row }) => ({
    ...row,
    isHere: came_at !== null,
    id: member_id ?? undefined,
    state: state as PlaceState,
    keptFor: kept_for,
    accessNeeds: access_needs ?? '',
  }))
}

/** The viewer comes along or waits. `about` is what they said where something was asked. */
export async function comeAlong(db: Db, eventId: number, about?: About): Promise<Came> {
  const given = about ? JSON.stringify(about) : null
  const { rows } = await sql<{ state: Came }>`select come_along(${eventId}, ${given}::text::jsonb) as state`.execute(db)
  return rows[0]!.state
}

/** The viewer steps back, and the place goes to the next. False where they had none. */
export async function stepBack(db: Db, eventId: number): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`select step_back(${eventId}) as was`.execute(db)
  return rows[0]!.was
}

/** The groups with places kept for them, among which the viewer may say that they are. */
export async function listGroups(db: Db, { id, reserves }: Event): Promise<Reserve[]> {
  if (reserves.length === 0) return []
  const { rows } = await sql<{ names: string[] }>`select my_groups(${id}) as names`.execute(db)
  return reserves.filter(({ name }) => rows[0]!.names.includes(name))
}

/** What the viewer answered before, by question. */
export async function findMyAnswers(db: Db, questions: string[]): Promise<Record<string, string>> {
  if (questions.length === 0) return {}
  const asked = questions.map((question) => question.toLowerCase())
  const rows = await db.selectFrom('event_known_answers').where('question', 'in', asked).select(['question', 'answer']).execute()
  const known = new Map(rows.map(({ question, answer }) => [question, answer]))
  return Object.fromEntries(questions.map((question) => [question, known.get(question.toLowerCase()) ?? '']))
}

/** Tells those who come or wait, and those who host, speak or took something on, what they must know. */
export async function tellComing(db: Db, eventId: number, what: 'changed' | 'off' | 'on', words: string): Promise<void> {
  await sql`select tell_coming(${eventId}, ${what}, ${words})`.execute(db)
}

/** Tells the other hosts of an event what the viewer did to its series. */
export async function tellHosts(db: Db, eventId: number, words: string): Promise<void> {
  await sql`select tell_hosts(${eventId}, ${words})`.execute(db)
}

/** Gives free places of events to those who wait, after something changed that decides how many there are. */
export async function settlePlaces(db: Db, eventIds: number[]): Promise<void> {
  if (eventIds.length > 0) await sql`select settle_places(e) from unnest(${eventIds}::bigint[]) e`.execute(db)
}
