// A month as a table of days, Monday first. On a phone it reads as a list of the days that have something.
import { HOME_ZONE, isoDay, monthYear } from '#platform/dates.ts'
import { LinkButton } from '#platform/layout/buttons.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import { addressWith, type Chosen } from '../chosen.ts'
import type { EventLine } from '../queries.ts'
import { sayClock } from '../times.ts'

type MonthProps = {
  month: string
  events: EventLine[]
  chosen: Chosen
  /** The months beside it, where there may be something. */
  before: string | undefined
  next: string | undefined
  today: string
  mayHost: boolean
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const DAY_MS = 86_400_000

/** The weeks of a month as days, such as "2026-05-04"; undefined outside the month. */
function weeksOf(month: string): (string | undefined)[][] {
  const first = new Date(`${month}-01T12:00:00Z`)
  const lead = (first.getUTCDay() + 6) % 7
  const weeks: (string | undefined)[][] = []
  for (let at = first.getTime() - lead * DAY_MS; ; at += 7 * DAY_MS) {
    const days = Array.from({ length: 7 }, (_, index) => new Date(at + index * DAY_MS).toISOString().slice(0, 10))
    if (!days.some((day) => day.startsWith(month))) return weeks
    weeks.push(days.map((day) => (day.startsWith(month) ? day : undefined)))
  }
}

export function MonthPage({ month, events, chosen, before, next, today, mayHost }: MonthProps) {
  const name = monthYear(new Date(`${month}-01T12:00:00Z`))
  const on = (day: string) =>
    events.filter(
      (event) => isoDay(event.starts_at, HOME_ZONE) <= day && isoDay(new Date(event.ends_at.getTime() - 1), HOME_ZONE) >= day,
    )
  return (
    <>
      <PageHead title={name} lead="Times as they are in the UK.">
        {before && (
          <LinkButton kind="quiet" href={addressWith({ ...chosen, month: before })} icon="left">
            Month before
          </LinkButton>
        )}
        {next && (
          <LinkButton kind="quiet" href={addressWith({ ...chosen, month: next })} icon="right">
            Next month
          </LinkButton>
        )}
        <LinkButton kind="quiet" href={addressWith(chosen)}>
          As a list
        </LinkButton>
        {mayHost && (
          <LinkButton href="/events/new" icon="plus">
            Plan an event
          </LinkButton>
        )}
      </PageHead>
      <table class="month">
        <caption class="hidden">{name}</caption>
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((days) => (
            <tr key={days.find(Boolean)}>
              {days.map((day, index) => (
                <td
                  key={day ?? index}
                  class={day === today ? 'month-today' : day && on(day).length > 0 ? undefined : 'month-empty'}
                >
                  {day && (
                    <>
                      <p class="month-day">
                        <span class="month-weekday">{WEEKDAYS[index]} </span>
                        {Number(day.slice(8))}
                        {day === today && <span class="hidden"> (today)</span>}
                      </p>
                      {on(day).map((event) => (
                        <p key={event.id} class={event.cancelled_at ? 'month-event month-off' : 'month-event'}>
                          <a href={`/events/${event.id}`}>
                            {isoDay(event.starts_at, HOME_ZONE) === day && `${sayClock(event.starts_at, HOME_ZONE)} `}
                            {event.title}
                            {isoDay(event.starts_at, HOME_ZONE) < day && ', next day'}
                          </a>
                          {event.cancelled_at && <span class="hidden"> (called off)</span>}
                        </p>
                      ))}
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
