// A series: its rule in words, the dates that come, and those that were with what was kept of them.
import { z } from 'zod'
import { found } from '#platform/allow.ts'
import { show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { EventLineJson } from './json.ts'
import { listDates } from './queries.ts'
import { sayRule } from './repeat.ts'
import { findSeries } from './series.ts'
import { SeriesPage } from './views/SeriesPage.tsx'

const SeriesJson = z.object({ title: z.string(), rule: z.string(), coming: z.array(EventLineJson), past: z.array(EventLineJson) })

export function seriesRoutes(app: App): void {
  app.get(
    '/events/series/:id',
    { may: 'anyone', json: SeriesJson, summary: 'A series and its dates' },
    async ({ db, params, house }) => {
      const id = found(idOf(params.id))
      const series = found(await findSeries(db, id))
      const now = new Date()
      const props = {
        ...{ title: series.title, rule: sayRule(series.rule) },
        coming: await listDates(db, id, now, 'coming'),
        past: await listDates(db, id, now, 'past'),
        calendar: `${house.config.url}/events/series/${id}/calendar.ics`,
      }
      return show(SeriesPage, props, { title: series.title, json: SeriesJson, canonical: `/events/series/${id}` })
    },
  )
}
