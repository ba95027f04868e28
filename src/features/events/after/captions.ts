// Captions of a recording (WebVTT, https://www.w3.org/TR/webvtt1/): read from a file, searched, and led to their moment.
import { sql } from 'kysely'
import { parseText } from 'media-captions'
import type { Db } from '#platform/db/connect.ts'
import { cleanLine } from '#platform/text.ts'

const MOST_CUES = 20_000
const CUE_CHARACTERS = 2000
/** Tags take room too. */
const TAGGED = 4
/** Ten hours of talk have 1 MB of captions. */
const MOST_BYTES = 2 * 1024 * 1024
export const CUES_A_PAGE = 500

export type Cue = { position: number; starts_ms: number; words: string }

/** The cues of a WebVTT or SubRip file in their order, or a kind sentence where there are none. */
export async function readCaptions(name: string, bytes: Buffer): Promise<Cue[] | string> {
  const type = /\.srt$/i.test(name) ? 'srt' : 'vtt'
  if (bytes.length > MOST_BYTES) return 'This file is larger than captions are: 2 MB at most.'
  if (!/\.(vtt|srt)$/i.test(name)) return 'Choose a file with captions: .vtt, or .srt.'
  const { cues, errors } = await parseText(bytes.toString('utf8').replace(/^\uFEFF/, ''), { type, errors: true })
  if (cues.length === 0) {
    const first = errors[0]
    return first ? `This is no file with captions: line ${first.line}, ${first.message}.` : 'There are no captions in this file.'
  }
  if (cues.length > MOST_CUES) return 'This file has more captions than a day has room for.'
  return cues
    .sort((a, b) => a.startTime - b.startTime)
    .map(({ startTime, text }, position) => ({
      position,
      starts_ms: Math.max(0, Math.round(startTime * 1000)),
      words: plainCue(text.slice(0, TAGGED * CUE_CHARACTERS)).slice(0, CUE_CHARACTERS),
    }))
    .filter(({ words }) => words !== '')
}

/** Without tags; a voice tag becomes "Ada:". */
function plainCue(text: string): string {
  const named = text.replace(/<v(?:\.[^ <>]*)?\s([^<>]{1,100})>/g, '$1: ')
  return cleanLine(
    named
      .replace(/<[^<>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&nbsp;', ' ')
      .replaceAll('&amp;', '&'),
  )
}

/** Puts these in the place of an event's captions. */
export async function keepCaptions(db: Db, eventId: number, cues: Cue[]): Promise<void> {
  await db.deleteFrom('event_cues').where('event_id', '=', eventId).execute()
  if (cues.length === 0) return
  await sql`
    insert into event_cues (event_id, position, starts_ms, words)
    select ${eventId}, * from unnest(${cues.map(({ position }) => position)}::int[], ${cues.map(({ starts_ms }) => starts_ms)}::int[],
      ${cues.map(({ words }) => words)}::text[])`.execute(db)
}

/** The captions of an event behind a position, or of these those that hold the words that are looked for. One more than a page. */
export function listCues(
  db: Db,
  eventId: number,
  { asked = '', after = -1 }: { asked?: string; after?: number },
): Promise<Cue[]> {
  let query = db
    .selectFrom('event_cues')
    .where('event_id', '=', eventId)
    .where('position', '>', after)
    .select(['position', 'starts_ms', 'words'])
  if (asked) query = query.where(sql<boolean>`found @@ websearch_to_tsquery('english', ${asked})`)
  return query
    .orderBy('position')
    .limit(CUES_A_PAGE + 1)
    .execute()
}

/** How many captions an event has, for whom the wall lets read them. */
export async function countCues(db: Db, eventId: number): Promise<number> {
  const { n } = await db
    .selectFrom('event_cues')
    .where('event_id', '=', eventId)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** "1:02:05", as players show it. */
export function sayMoment(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const two = (part: number) => String(part).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** The address of a recording at a moment, in the way of its player: a query for YouTube, else a media fragment (https://www.w3.org/TR/media-frags/). */
export function momentAddress(recording: string, ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const url = new URL(recording)
  if (/(^|\.)(youtube\.com|youtu\.be)$/.test(url.hostname)) url.searchParams.set('t', `${seconds}s`)
  else url.hash = /(^|\.)vimeo\.com$/.test(url.hostname) ? `t=${seconds}s` : `t=${seconds}`
  return url.href
}
