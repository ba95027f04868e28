// Three versions of an event: what is here, what comes, and what an import wrote last. What changed there is taken; what was changed here stays.
import { createHash } from 'node:crypto'
import type { Meeting } from '../meetings.ts'
import { sayWhen } from '../times.ts'

/** What an import writes of an event, as it is kept to be compared. */
export type Written = {
  title: string
  kind: string
  body: string
  starts_at: string
  ends_at: string
  zone: string
  place: string
  address: string
  /** A sum of the way into the meeting, which stands in its protected place alone; '' where there is none. */
  meeting: string
  cancelled: boolean
  revision: number
}

type Facts = Omit<Written, 'starts_at' | 'ends_at' | 'meeting' | 'cancelled' | 'revision'> & { starts_at: Date; ends_at: Date }

/** An event's facts in the form that is compared. */
export function writtenOf(
  { title, kind, body, starts_at, ends_at, zone, place, address }: Facts,
  { meeting, cancelled, revision }: { meeting: Meeting | undefined; cancelled: boolean; revision: number },
): Written {
  return {
    ...{ title, kind, body, zone, place, address, cancelled, revision },
    starts_at: starts_at.toISOString(),
    ends_at: ends_at.toISOString(),
    meeting: meeting ? createHash('sha256').update(`${meeting.link} ${meeting.passcode}`).digest('hex') : '',
  }
}

/** What is taken or left as a whole. */
const parts = {
  when: ['starts_at', 'ends_at', 'zone'],
  title: ['title'],
  description: ['body'],
  kind: ['kind'],
  place: ['place', 'address'],
  meeting: ['meeting'],
} as const satisfies Record<string, (keyof Written)[]>

export type Part = keyof typeof parts

const partNames: Record<Part, string> = {
  when: 'time',
  title: 'title',
  description: 'description',
  kind: 'kind',
  place: 'place',
  meeting: 'link to the meeting',
}

const isSame = (part: Part, a: Written, b: Written) => parts[part].every((name) => a[name] === b[name])

/**
 * The parts that changed there, and those that were changed here and stay. Without knowing what was written last, whatever differs was
 * changed here.
 */
export function compare(ours: Written, theirs: Written, last: Written | undefined): { taken: Part[]; left: Part[] } {
  const other = (Object.keys(parts) as Part[]).filter((part) => !isSame(part, ours, theirs))
  const taken = other.filter((part) => last !== undefined && isSame(part, ours, last))
  return { taken, left: other.filter((part) => !taken.includes(part)) }
}

/** What changes, in words. */
export function sayTaken(taken: Part[], ours: Written): string[] {
  const was: Partial<Record<Part, string>> = {
    when: `it was ${sayWhen({ starts_at: new Date(ours.starts_at), ends_at: new Date(ours.ends_at), zone: ours.zone })}`,
    title: `its title was “${ours.title}”`,
  }
  return taken.map((part) => was[part] ?? `its ${partNames[part]} is another now`)
}

/** What stays, in words. */
export function sayLeft(left: Part[]): string[] {
  return left.map((part) => `its ${partNames[part]} was changed here, and stays`)
}
