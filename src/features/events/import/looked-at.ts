// Events that were looked at and wait to be taken in, as text: exactly those, whatever the calendar says by then.
import type { Arrived, Outcome, Repeating } from './arrived.ts'

type Kept = { events: (Outcome | (Omit<Arrived, 'repeats'> & { repeats?: number }))[]; repeating: Repeating[] }

/** Events as text. What dates of one event have in common stands once. */
export function textOfEvents(events: Outcome[]): string {
  const repeating: Repeating[] = []
  const numbers = new Map<Repeating, number>()
  const numberOf = (one: Repeating) => {
    const number = numbers.get(one) ?? repeating.push(one) - 1
    numbers.set(one, number)
    return number
  }
  const kept: Kept['events'] = events.map((one) => {
    if ('why' in one || !one.repeats) return one
    return { ...one, repeats: numberOf(one.repeats) }
  })
  return JSON.stringify({ events: kept, repeating })
}

/** The same events again. */
export function eventsOfText(text: string): Outcome[] {
  const { events, repeating } = JSON.parse(text) as Kept
  const known = repeating.map(({ upTo, series, ...one }): Repeating => {
    const left_out = series?.left_out.map((at) => new Date(at))
    return { ...one, upTo: new Date(upTo), ...(series && left_out ? { series: { ...series, left_out } } : {}) }
  })
  return events.map((one): Outcome => {
    if ('why' in one) return one
    const { starts_at, ends_at, series_at, repeats, ...rest } = one as Omit<Arrived, 'repeats'> & { repeats?: number }
    const its = repeats === undefined ? undefined : known[repeats]
    return {
      ...rest,
      starts_at: new Date(starts_at),
      ends_at: new Date(ends_at),
      ...(series_at ? { series_at: new Date(series_at) } : {}),
      ...(its ? { repeats: its } : {}),
    }
  })
}
