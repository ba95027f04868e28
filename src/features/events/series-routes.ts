// A series: its rule in words, the dates that come, and those that were with what was kept of them.
import { z } from 'zod'
import { allow, found } from '#platform/allow.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { mayWrite } from '#platform/viewer.ts'
import { repeatFormFrom } from './forms.ts'
import { EventLineJson } from './json.ts'
import { keyOf, onePage } from './list-routes.ts'
import { mayChange } from './policy.ts'
import { type Event, listDates, listPast } from './queries.ts'
import { choiceOf, sayRule } from './repeat.ts'
import { reshapeSeries } from './reshape.ts'
import { namedHostsEvent } from './seen.ts'
import { findSeries, hostsSeries, howOpen, type Series } from './series.ts'
import { wallOf } from './times.ts'
import { RepeatPage } from './views/RepeatPage.tsx'
import { SeriesPage } from './views/SeriesPage.tsx'

const SeriesJson = z.object({ title: z.string(), rule: z.string(), coming: z.array(EventLineJson), past: z.array(EventLineJson) })

/** A date of a series that has not ended, with the series, for whoever hosts it. @throws Refusal 404 or 403 */
async function repeating(asked: Asked): Promise<{ event: Event; series: Series }> {
  const event = await namedHostsEvent(asked)
  const series = found(event.series_id === null ? undefined : await findSeries(asked.db, event.series_id))
  allow(mayChange(asked.viewer, event), 'This date is over or called off: choose a later one.', {
    href: `/events/series/${series.id}`,
    label: 'All dates',
  })
  allow(await hostsSeries(asked.db, series.id), 'Its hosts change how a series repeats, not those of one date.')
  return { event, series }
}

function showRepeat(event: Event, series: Series, form: ReadForm<unknown>) {
  const status = Object.keys(form.errors ?? {}).length > 0 ? 422 : 200
  return show(RepeatPage, { event, rule: sayRule(series.rule), form }, { title: 'Change how it repeats', status, noindex: true })
}

export function seriesRoutes(app: App): void {
  app.get('/events/:id/repeat', { may: 'member' }, async (asked) => {
    const { event, series } = await repeating(asked)
    return showRepeat(event, series, emptyForm(choiceOf(series.rule)))
  })

  app.post('/events/:id/repeat', { may: 'member', summary: 'Change how a series repeats, from a date on' }, async (asked) => {
    const { event, series } = await repeating(asked)
    const form = readForm(repeatFormFrom({ ...wallOf(event.starts_at, event.zone), zone: event.zone }), asked.body)
    if (!form.data) return showRepeat(event, series, form)
    const { dates, off } = await reshapeSeries(asked.db, asked.viewer, series, event, form.data.rule)
    const said = [
      form.data.rule ? `It comes ${sayRule(form.data.rule)} now: ${dates} dates are planned.` : 'This is its last date.',
      off > 0 &&
        `${off === 1 ? 'One date that people come to or help at is' : `${off} dates that people come to or help at are`} called off, and they are told.`,
    ]
    return seeOther(`/events/series/${series.id}`, { said: said.filter(Boolean).join(' ') })
  })

  app.get(
    '/events/series/:id',
    { may: 'anyone', json: SeriesJson, summary: 'A series and its dates' },
    async ({ db, params, query, house, viewer }) => {
      const id = found(idOf(params.id))
      const series = found(await findSeries(db, id))
      const now = new Date()
      const key = keyOf(query.after)
      const { events: past, next } = onePage(await listPast(db, { seriesId: id }, now, key))
      const open = await howOpen(db, id)
      const props = {
        ...{ title: series.title, rule: sayRule(series.rule) },
        coming: await listDates(db, id, now),
        ...{ past, next, isFirst: key === undefined, here: `/events/series/${id}` },
        address: open.some ? `${house.config.url}/events/series/${id}/calendar.ics` : undefined,
        own: mayWrite(viewer) && !open.every ? { what: 'series' as const, of: id } : undefined,
      }
      return show(SeriesPage, props, { title: series.title, json: SeriesJson, canonical: props.here, noindex: !props.isFirst })
    },
  )
}
