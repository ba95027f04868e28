// Moving a site in from a zip, its report, the way back, and moving it out again.

import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { record } from '#core/records/record.ts'
import { found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { checkbox, emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import type { House } from '#platform/house.ts'
import { type Answer, seeOther, sendBody, show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { addJob } from '#platform/jobs.ts'
import { memberOf } from '#platform/viewer.ts'
import { zipOfSite } from './site/export.ts'
import { findImport, listImports, listItems } from './site/import-queries.ts'
import { beginImport, countItems } from './site/run.ts'
import { ImportPage, ImportsPage } from './views/ImportPages.tsx'

const ImportForm = z.object({ dry: checkbox, remote: checkbox })

const date = z.date().transform((at) => at.toISOString())
const ImportJson = z.object({
  one: z.object({
    id: z.number(),
    name: z.string(),
    state: z.string(),
    is_dry: z.boolean(),
    files: z.number(),
    done: z.number(),
    at: date,
    said: z.string(),
  }),
  counts: z.array(z.object({ kind: z.string(), outcome: z.string(), n: z.number() })),
  items: z.array(
    z.object({
      path: z.string(),
      kind: z.string(),
      outcome: z.string(),
      title: z.string(),
      href: z.string().optional(),
      taken: z.array(z.string()),
      guessed: z.array(z.string()),
      dropped: z.array(z.string()),
    }),
  ),
})

/** Where a zip waits until its import has read it. */
export function zipPath(house: House, importId: number): string {
  return join(house.config.dataDir, 'imports', `${importId}.zip`)
}

async function showImports(db: Db, form: ReadForm<unknown> = emptyForm(), status = 200): Promise<Answer> {
  return show(ImportsPage, { imports: await listImports(db), form }, { title: 'Sites that moved in', status, noindex: true })
}

export function importRoutes(app: App): void {
  app.get('/stewards/imports', { may: 'steward' }, async ({ db }) => showImports(db))

  app.post(
    '/stewards/imports',
    { may: 'steward', form: ImportForm, summary: 'Move a Quarto site in (multipart: a zip)' },
    async (asked) => {
      const { db, house, viewer, file, body } = asked
      if (!file?.bytes.subarray(0, 2).equals(Buffer.from('PK'))) {
        const error = file ? 'This is not a zip file.' : 'Choose a zip file first.'
        return showImports(db, { values: {}, errors: { file: error } }, 422)
      }
      const { dry: isDry, remote } = readForm(ImportForm, body).data ?? { dry: true, remote: false }
      const steward = memberOf(viewer)
      const importId = await beginImport(db, {
        member_id: steward.id,
        name: file.name.replace(/^.*[/\\]/, '') || 'site.zip',
        is_dry: isDry,
        takes_remote: remote,
      })
      const path = zipPath(house, importId)
      await mkdir(join(path, '..'), { recursive: true })
      // Named only when it is whole; a transaction that fails leaves a file that the next night sweeps.
      const part = `${path}.${randomUUID()}`
      await writeFile(part, file.bytes, { mode: 0o600 })
      await rename(part, path).catch(async (error: unknown) => {
        await rm(part, { force: true })
        throw error
      })
      await addJob(db, 'blog.import', { importId }, { maxAttempts: 3 })
      if (!isDry) await record(db, { stewardId: steward.id, act: 'import site', detail: { import: importId } })
      return seeOther(`/stewards/imports/${importId}`)
    },
  )

  app.get(
    '/stewards/imports/:id',
    { may: 'steward', json: ImportJson, summary: 'What an import did, file by file' },
    async ({ db, params, query }) => {
      const one = found(await findImport(db, idOf(params.id)))
      const counts = await countItems(db, one.id)
      const items = await listItems(db, one.id, query.show ?? '')
      return show(
        ImportPage,
        { one, counts, items, shown: query.show ?? '' },
        { title: one.name, json: ImportJson, noindex: true },
      )
    },
  )

  app.post(
    '/stewards/imports/:id/undo',
    { may: 'steward', summary: 'Undo an import as a whole' },
    async ({ db, viewer, params }) => {
      const one = found(await findImport(db, idOf(params.id)))
      if (one.is_dry || one.state !== 'done')
        return seeOther(`/stewards/imports/${one.id}`, { said: 'There is nothing to undo.' })
      const newer = (await listImports(db)).some(
        (other) => other.id > one.id && !other.is_dry && (other.state === 'done' || other.state === 'running'),
      )
      if (newer) return seeOther(`/stewards/imports/${one.id}`, { said: 'Undo the newer imports first.' })
      await addJob(db, 'blog.undo-import', { importId: one.id }, { key: `blog.undo-import:${one.id}`, maxAttempts: 3 })
      await record(db, { stewardId: memberOf(viewer).id, act: 'undo import', detail: { import: one.id } })
      return seeOther(`/stewards/imports/${one.id}`, { said: 'It is being undone. Look again in a moment.' })
    },
  )

  app.get(
    '/stewards/imports/site.zip',
    { may: 'steward', fresh: true, summary: 'The whole site as a Quarto project' },
    async ({ house }) =>
      sendBody('application/zip', zipOfSite(house), { headers: { 'content-disposition': 'attachment; filename="site.zip"' } }),
  )
}
