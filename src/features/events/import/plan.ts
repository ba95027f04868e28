// What becomes of each event that comes: nothing is done yet, so that it can be looked at first.
import { isDeepStrictEqual } from 'node:util'
import { sureFindIn } from '#core/patient-data/refuse.ts'
import { cleanLine, cleanText } from '#platform/text.ts'
import { BODY_CHARACTERS } from '../forms.ts'
import { sayRule } from '../repeat.ts'
import { sayWhen } from '../times.ts'
import type { Arrived, Outcome } from './arrived.ts'
import { compare, type Part, sayLeft, sayTaken, type Written, writtenOf } from './compare.ts'
import type { Known } from './known.ts'

export const outcomes = ['new', 'changed', 'the same', 'left alone', 'called off', 'refused'] as const

/** What is said of one event. `id` is ours, where it is here. */
export type Taken = { title: string; outcome: (typeof outcomes)[number]; said: string[]; id?: number | undefined }

/** "2 new, 1 changed, 40 the same": what there is none of is left out. */
export function sayCounts(taken: Pick<Taken, 'outcome'>[]): string {
  const counts = outcomes.map((outcome) => ({ outcome, n: taken.filter((one) => one.outcome === outcome).length }))
  return counts.flatMap(({ outcome, n }) => (n > 0 ? [`${n} ${outcome}`] : [])).join(', ') || 'there are no events in it'
}

/** What is to be done, where something is. `theirs` is what will have been written last. */
export type Plan = Taken & {
  add?: { event: Arrived; theirs: Written }
  change?: { event: Arrived; known: Known; theirs: Written; taken: Part[]; isOnAgain: boolean }
  callOff?: { known: Known; theirs: Written }
  /** Nothing that anybody sees: what was written last, or the key, is another. */
  note?: { event: Arrived; known: Known; theirs: Written }
}

const TITLE_CHARACTERS = 150
const ADDRESS_CHARACTERS = 300

/** A title as it is kept; '' where nothing is left of it. */
export function cleanTitle(title: string): string {
  return cleanLine(title).slice(0, TITLE_CHARACTERS).trim().toWellFormed()
}

/** An event in words that can be kept; refused where they hold data about a patient. */
export function cleaned(event: Arrived): Outcome {
  const title = cleanTitle(event.title)
  const body = cleanText(event.body).slice(0, BODY_CHARACTERS).trim().toWellFormed()
  const address = cleanLine(event.address).slice(0, ADDRESS_CHARACTERS).trim().toWellFormed()
  const patientData = sureFindIn([title, body, address, ...event.assumed])
  if (patientData) return { title: '(title left out)', why: patientData }
  if (!title) return { title: '(no title)', why: 'it has no title' }
  return { ...event, title, body, address, assumed: event.assumed.map(cleanLine) }
}

/** Of one that was never here. */
export function planNew(event: Arrived, isHosted: boolean): Plan {
  const { title, cancelled, revision = 0, repeats } = event
  const meeting = isHosted ? event.meeting : undefined
  const said = [sayWhen(event), ...event.assumed]
  if (event.meeting)
    said.push(
      isHosted
        ? 'the link to the meeting is kept for those who come'
        : 'the link to the meeting was left out: it is for those who come',
    )
  if (repeats?.series) said.push(`it is a date of a series: ${sayRule(repeats.series.rule)}`)
  if (cancelled) said.push('it is called off')
  return {
    title,
    outcome: 'new',
    said,
    add: { event: { ...event, meeting }, theirs: writtenOf(event, { meeting, cancelled, revision }) },
  }
}

/** Of a date that is new to a series which ended here. */
export function planEnded(event: Arrived): Plan {
  const said = [sayWhen(event), 'its series ended here, and stays so']
  return { title: event.title, outcome: 'left alone', said }
}

/** What is here, in the form that is compared. */
function oursOf(known: Known): Written {
  const meeting = known.link ? { link: known.link, passcode: known.passcode ?? '' } : undefined
  return writtenOf(known, { meeting, cancelled: known.cancelled_at !== null, revision: 0 })
}

/** What an import wrote last of it; of one from before that was kept, what is here, unless somebody changed it. */
function lastOf(known: Known, ours: Written): Written | undefined {
  return known.wrote ?? (known.sequence === 0 ? ours : undefined)
}

/** Of one that is here. */
export function planKnown(event: Arrived, known: Known): Plan {
  const ours = oursOf(known)
  const last = lastOf(known, ours)
  const { title, cancelled, revision = 0 } = event
  const came = writtenOf(event, { meeting: event.meeting, cancelled, revision })
  // The way into a meeting is kept where there are hosts who may change it.
  const theirs = known.has_hosts ? came : { ...came, meeting: ours.meeting }
  const common = { title, id: known.id }
  const said = [sayWhen(event), ...event.assumed]
  if (known.wrote && !event.repeats && known.wrote.revision > revision)
    return { ...common, outcome: 'the same', said: [...said, 'what came before was newer, and stays'] }
  if (cancelled && !known.cancelled_at && last?.cancelled)
    return { ...common, outcome: 'left alone', said: [...said, 'it takes place here after all, and stays so'] }
  if (cancelled)
    return known.cancelled_at
      ? { ...common, outcome: 'the same', said }
      : { ...common, outcome: 'called off', said, callOff: { known, theirs } }
  if (known.cancelled_at && !last?.cancelled)
    return { ...common, outcome: 'left alone', said: [...said, 'it was called off here, and stays so'] }
  const { taken, left } = compare(ours, theirs, last)
  const isOnAgain = known.cancelled_at !== null
  const words = [...said, ...(isOnAgain ? ['it is on after all'] : []), ...sayTaken(taken, ours), ...sayLeft(left)]
  if (taken.length > 0 || isOnAgain)
    return { ...common, outcome: 'changed', said: words, change: { event, known, theirs, taken, isOnAgain } }
  const outcome = left.length > 0 ? 'left alone' : 'the same'
  return { ...common, outcome, said: words, ...(isNoted(event, known, theirs) ? {} : { note: { event, known, theirs } }) }
}

/** Whether everything that nobody sees is as it was: the key, the series, what was written last. */
function isNoted({ key, repeats, series_at }: Arrived, known: Known, theirs: Written): boolean {
  const isInSeries = !repeats?.series || (known.series_id !== null && known.series_at?.getTime() === series_at?.getTime())
  return known.arrived_as === key && isInSeries && isDeepStrictEqual(known.wrote, theirs)
}

/** Of a date that its calendar has no longer. */
export function planGone(known: Known): Plan {
  const ours = oursOf(known)
  const last = lastOf(known, ours)
  const common = { title: known.title, id: known.id }
  const said = [sayWhen(known), 'its calendar has this date no longer']
  return last && !last.cancelled && compare(ours, last, last).left.length === 0
    ? { ...common, outcome: 'called off', said, callOff: { known, theirs: { ...ours, cancelled: true } } }
    : { ...common, outcome: 'left alone', said: [...said, 'it was changed here, and stays'] }
}
