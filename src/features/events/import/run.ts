// An import from its beginning to its report, and the calendars that are asked every night.
import { sql } from 'kysely'
import type { Db } from '#platform/db/connect.ts'
import { Trouble } from '#platform/errors.ts'
import type { House } from '#platform/house.ts'
import { cleanLine } from '#platform/text.ts'
import type { Outcome } from './arrived.ts'
import { addImportJob } from './imports.ts'
import { cleanAll, keepArrived } from './keep.ts'
import { eventsOfText, textOfEvents } from './looked-at.ts'
import type { Taken } from './plan.ts'
import { endingOf } from './read.ts'
import { readAddress, readApart } from './source.ts'

const ROWS_AT_ONCE = 1000
/** What was looked at waits so long to be taken in. */
const HOLD_DAYS = 2
/** Reports of nights are kept so long, and the latest of each calendar. */
const REPORT_DAYS = 30
const LAST_ASKED = '12 hours'

type Allowed = (address: string) => boolean

/** Looks at what a steward brought, or takes it in; a job that may run twice. `allowed` as for `readAddress`. */
export async function runImport(house: House, { importId }: { importId: number }, allowed?: Allowed): Promise<void> {
  const { owner } = house.database
  const one = await owner.selectFrom('event_imports').selectAll().where('id', '=', importId).executeTakeFirst()
  if (!one || one.state === 'done') return
  try {
    const host = await findSteward(owner, one.member_id)
    if (host === undefined && !one.is_nightly) throw new Trouble('Whoever brought this is no steward any more.')
    const events = one.arrived === null ? await cleanAll(await read(one, allowed)) : eventsOfText(one.arrived)
    const who = { hostId: host, calendarId: one.calendar_id ?? undefined }
    if (one.is_dry) {
      const taken = await keepArrived(house, events, true, who)
      await owner.transaction().execute((db) => end(db, importId, taken, textOfEvents(events)))
    } else await keepArrived(house, events, false, { ...who, report: (db, taken) => end(db, importId, taken, null) })
  } catch (error) {
    const said =
      error instanceof Trouble
        ? error.message
        : 'Something went wrong, and nothing was taken in. Whoever runs the server finds it in the log.'
    await owner
      .updateTable('event_imports')
      .set({ state: 'failed', said, ended_at: new Date() })
      .where('id', '=', importId)
      .execute()
    if (!(error instanceof Trouble)) throw error
  }
}

type Brought = { name: string; is_address: boolean; content: Buffer | null }

async function read({ name, is_address, content }: Brought, allowed: Allowed | undefined): Promise<Outcome[]> {
  if (is_address) return readAddress(name, allowed)
  const ending = endingOf(name)
  if (!content || !ending) throw new Trouble('The file is not here any more. Bring it again.')
  return readApart(content, ending)
}

/** A member who may be the host of what comes: an active steward. */
async function findSteward(db: Db, memberId: number | null): Promise<number | undefined> {
  if (memberId === null) return undefined
  const row = await db
    .selectFrom('members')
    .where('id', '=', memberId)
    .where('role', '=', 'steward')
    .where('state', '=', 'active')
    .where((eb) => eb.or([eb('suspended_until', 'is', null), eb('suspended_until', '<', new Date())]))
    .select('id')
    .executeTakeFirst()
  return row?.id
}

/** Keeps the report, and of what was only looked at the events that it is of. */
async function end(db: Db, importId: number, taken: Taken[], arrived: string | null): Promise<void> {
  await db.deleteFrom('event_import_items').where('import_id', '=', importId).execute()
  const rows = taken.map(({ title, outcome, said, id }, position) => ({
    ...{ import_id: importId, position, title, outcome },
    said: said.map(cleanLine),
    event_id: id ?? null,
  }))
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await db
      .insertInto('event_import_items')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .execute()
  await db
    .updateTable('event_imports')
    .set({
      state: 'done',
      said: await sayGone(db, importId),
      content: null,
      arrived,
      holds: arrived !== null,
      ended_at: new Date(),
    })
    .where('id', '=', importId)
    .execute()
}

/** Of a calendar that is followed, what came from it before and is in it no more. It may only have got too long. */
async function sayGone(db: Db, importId: number): Promise<string> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from event_imports i join event_arrivals a on a.calendar_id = i.calendar_id join events e on e.id = a.event_id
    where i.id = ${importId} and e.starts_at > now() and e.cancelled_at is null
      and not exists (select from event_import_items t where t.import_id = i.id and t.event_id = e.id)`.execute(db)
  const n = rows[0]?.n ?? 0
  if (n === 0) return ''
  return n === 1
    ? 'One event that came from it before is not in it any more. It stays as it is.'
    : `${n} events that came from it before are not in it any more. They stay as they are.`
}

/** Asks each calendar that is followed, once a night; a job that may run twice. */
export async function askCalendars({ database: { owner } }: House): Promise<void> {
  await owner.transaction().execute(async (db) => {
    const { rows } = await sql<{ id: number }>`
      insert into event_imports (calendar_id, member_id, name, is_address, is_nightly, is_dry)
      select c.id, c.member_id, c.address, true, true, false from event_calendars c
      where not exists (select from event_imports i where i.calendar_id = c.id and i.at > now() - ${LAST_ASKED}::interval)
      returning id`.execute(db)
    for (const { id } of rows) await addImportJob(db, id)
  })
}

/** Forgets what was looked at and not taken in, and old reports. */
export async function sweepImports({ database: { owner } }: House): Promise<void> {
  await sql`
    update event_imports set content = null, arrived = null, holds = false
    where (content is not null or arrived is not null) and at < now() - make_interval(days => ${HOLD_DAYS})`.execute(owner)
  await sql`
    delete from event_imports i where i.at < now() - make_interval(days => ${REPORT_DAYS}) and (i.is_dry or i.is_nightly
      and exists (select from event_imports n where n.calendar_id = i.calendar_id and n.id > i.id))`.execute(owner)
}
