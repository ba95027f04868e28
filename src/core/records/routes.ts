// The page on which stewards read each other's records.
import { z } from 'zod'
import { show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { type Act, acts } from './acts.ts'
import { listRecordedStewards, listRecords, RECORDS_A_PAGE } from './queries.ts'
import { RecordsPage } from './views.tsx'

export const RecordsJson = z.object({
  records: z.array(
    z.object({
      id: z.number(),
      act: z.string(),
      reason: z.string(),
      at: z.date().transform((date) => date.toISOString()),
      steward_id: z.number().nullable(),
      member_id: z.number().nullable(),
      thread_id: z.number().nullable(),
      post_id: z.number().nullable(),
      space_name: z.string().nullable(),
    }),
  ),
  next: z.string().optional(),
})

function readAct(text: string | undefined): Act | undefined {
  return text !== undefined && Object.hasOwn(acts, text) ? (text as Act) : undefined
}

export function recordRoutes(app: App): void {
  app.get('/stewards/records', { may: 'steward', json: RecordsJson, summary: 'What stewards did' }, async ({ db, query }) => {
    const act = readAct(query.act)
    const personId = idOf(query.person)
    const lines = await listRecords(db, { act, personId, before: idOf(query.before) })
    const records = lines.slice(0, RECORDS_A_PAGE)
    const filter = { act: act ?? '', person: personId ? String(personId) : '' }
    const last = records.at(-1)
    const next =
      lines.length > RECORDS_A_PAGE && last
        ? `/stewards/records?${new URLSearchParams({ ...filter, before: String(last.id) })}`
        : undefined
    return show(
      RecordsPage,
      { records, stewards: await listRecordedStewards(db), filter, next },
      { title: 'Records', json: RecordsJson, noindex: true },
    )
  })
}
