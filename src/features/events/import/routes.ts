// Events from elsewhere, for stewards: a file or an address is looked at first, then taken in; calendars are followed.
import { record } from '#core/records/record.ts'
import { found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { emptyForm, formMistake, type ReadForm, readForm } from '#platform/forms.ts'
import { type Answer, seeOther, show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { countTry } from '#platform/limits.ts'
import { memberOf } from '#platform/viewer.ts'
import { BringForm, ImportsJson, ReportJson, TakeForm } from './forms.ts'
import {
  bring,
  countItems,
  endFollowing,
  findCalendar,
  findImport,
  follow,
  ITEMS_A_PAGE,
  listCalendars,
  listImports,
  listItems,
  takeIn,
} from './imports.ts'
import { outcomes } from './plan.ts'
import { endingOf } from './read.ts'
import { ImportsPage } from './views/ImportsPage.tsx'
import { ReportPage, titleOfReport } from './views/ReportPage.tsx'

const HERE = '/stewards/events/import'
// Each asks for an address elsewhere, or reads megabytes.
const LOOKS = { kind: 'event-import', most: 60, minutes: 60 }

async function showImports(db: Db, form: ReadForm<unknown> = emptyForm()): Promise<Answer> {
  const props = { form, imports: await listImports(db), calendars: await listCalendars(db) }
  const status = Object.keys(form.errors ?? {}).length > 0 ? 422 : 200
  return show(ImportsPage, props, { title: 'Events from elsewhere', json: ImportsJson, status, noindex: true })
}

export function importRoutes(app: App): void {
  app.get(
    HERE,
    { may: 'steward', json: ImportsJson, summary: 'Events that came from elsewhere, and calendars that are followed' },
    async ({ db }) => showImports(db),
  )

  app.post(
    HERE,
    {
      may: 'steward',
      form: BringForm,
      summary: 'Look what a calendar holds (multipart: a file .ics, .csv or .json; or an address)',
    },
    async ({ db, viewer, file, body }) => {
      const form = readForm(BringForm, body)
      if (!form.data) return showImports(db, form)
      const { address } = form.data
      if (!file && !address)
        return showImports(db, formMistake(form, { file: 'Choose a file, or give the address of a calendar.' }))
      if (file && address) return showImports(db, formMistake(form, { address: 'A file or an address: one at a time.' }))
      if (file && !endingOf(file.name))
        return showImports(db, formMistake(form, { file: 'Choose a calendar (.ics), a table (.csv) or a list (.json).' }))
      const steward = memberOf(viewer)
      await countTry(db, LOOKS, String(steward.id))
      const name = file ? file.name.replace(/^.*[/\\]/, '').slice(-200) : address
      return seeOther(`${HERE}/${await bring(db, steward.id, { name, is_address: !file, content: file?.bytes ?? null })}`)
    },
  )

  app.get(
    `${HERE}/:id`,
    { may: 'steward', json: ReportJson, summary: 'What an import does, event by event' },
    async ({ db, params, query }) => {
      const one = found(await findImport(db, idOf(params.id)))
      const outcome = outcomes.find((name) => name === query.show) ?? ''
      const lines = await listItems(db, one.id, { outcome, after: idOf(query.after) ?? -1 })
      const items = lines.slice(0, ITEMS_A_PAGE)
      const next = lines.length > ITEMS_A_PAGE ? String(items.at(-1)!.position) : undefined
      const props = { one, counts: await countItems(db, one.id), items, next, outcome }
      return show(ReportPage, props, {
        title: titleOfReport(one),
        json: ReportJson,
        noindex: true,
      })
    },
  )

  app.post(
    `${HERE}/:id/take`,
    { may: 'steward', form: TakeForm, summary: 'Take in what was looked at, and follow its calendar where that is asked for' },
    async ({ db, viewer, params, body }) => {
      const one = found(await findImport(db, idOf(params.id)))
      const steward = memberOf(viewer)
      const isFollowed = one.is_address && Boolean(readForm(TakeForm, body).data?.follow)
      const calendarId = isFollowed ? await follow(db, one.name, steward.id) : undefined
      const isTaken = await takeIn(db, one.id, steward.id, calendarId)
      if (isTaken) await record(db, { stewardId: steward.id, act: 'import events', detail: { import: one.id } })
      if (calendarId) await record(db, { stewardId: steward.id, act: 'follow calendar', detail: { calendar: calendarId } })
      if (!isTaken && one.is_dry) return seeOther(HERE, { said: 'That was too long ago. Bring it again, and look first.' })
      return seeOther(`${HERE}/${one.id}`)
    },
  )

  app.post(
    `${HERE}/calendars/:id/end`,
    { may: 'steward', summary: 'Stop following a calendar' },
    async ({ db, viewer, params }) => {
      const calendar = found(await findCalendar(db, idOf(params.id)))
      await endFollowing(db, calendar.id)
      await record(db, { stewardId: memberOf(viewer).id, act: 'leave calendar', detail: { calendar: calendar.id } })
      return seeOther(HERE, { said: 'This calendar is not asked any more. What came from it stays.' })
    },
  )
}
