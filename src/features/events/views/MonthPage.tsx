// A month as a table of days, Monday first. On a phone it reads as a list of the days that have something.
import { HOME_ZONE, isoDay, monthYear } from '#platform/dates.ts'
import { LinkButton } from '#platform/layout/buttons.tsx'
import { Empty, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { addressWith, type Chosen } from '../chosen.ts'
import type { EventLine } from '../queries.ts'
import { dayLater, sayClock } from '../times.ts'
import { ChooseForm } from './ChooseForm.tsx'

type MonthProps = {
  month: string
  events: EventLine[]
  chosen: Chosen
  isNarrowed: boolean
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

/** The events of each day, those that go on past midnight on several. */
function byDay(events: EventLine[]): Map<string, EventLine[]> {
  const days = new Map<string, EventLine[]>()
  for (const event of events) {
    const last = isoDay(new Date(event.ends_at.getTime() - 1), HOME_ZONE)
    for (let day = isoDay(event.starts_at, HOME_ZONE); day <= last; day = dayLater(day, 1))
      days.set(day, [...(days.get(day) ?? []), event])
  }
  return days
}

/** An event on one of its days: with the hour on the first, which the browser tells in the reader's own time too. */
function InDay({ event, day }: { event: EventLine; day: string }) {
  const isFirst = isoDay(event.starts_at, HOME_ZONE) === day
  return (
    <p class={event.cancelled_at ? 'month-event month-off' : 'month-event'}>
      <a href={`/events/${event.id}`}>
        {isFirst && (
          <time dateTime={event.starts_at.toISOString()} data-local="full">
            {sayClock(event.starts_at, HOME_ZONE)}
          </time>
        )}{' '}
        {event.title}
        {!isFirst && ', next day'}
      </a>
      {event.cancelled_at && <span class="hidden"> (called off)</span>}
    </p>
  )
}

export function MonthPage({ month, events, chosen, isNarrowed, before, next, today, mayHost }: MonthProps) {
  const name = monthYear(new Date(`${month}-01T12:00:00Z`))
  const days = byDay(events)
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
      <Reveal label="Choose which events" open={isNarrowed}>
        <ChooseForm chosen={chosen} hidden={{ month }} />
      </Reveal>
      {events.length === 0 && (
        <Empty title={month < today.slice(0, 7) ? `Nothing was on in ${name}.` : `Nothing is planned in ${name} yet.`}>
          {isNarrowed ? (
            <>
              There may be more among <a href={addressWith({ month })}>all events of the month</a>.
            </>
          ) : (
            'The months before and after may have something.'
          )}
        </Empty>
      )}
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
          {weeksOf(month).map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((day, index) => (
                <td key={day ?? index} class={day === today ? 'month-today' : day && days.has(day) ? undefined : 'month-empty'}>
                  {day && (
                    <>
                      <p class="month-day">
                        <span class="month-weekday">{WEEKDAYS[index]} </span>
                        {Number(day.slice(8))}
                        {day === today && <span class="hidden"> (today)</span>}
                      </p>
                      {days.get(day)?.map((event) => (
                        <InDay key={event.id} event={event} day={day} />
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
