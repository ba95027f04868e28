// What a page asks before it runs code, and the pages that explain it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { found } from '#platform/allow.ts'
import type { House } from '#platform/house.ts'
import { sendBody, sendJson, show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { root } from '#platform/root.ts'
import { engineNamed, engines } from './engines.ts'
import { sendFrame } from './frame.ts'
import { readMirror } from './mirror/index-file.ts'
import { mirrorFolder, serveEngines } from './serve-engines.ts'
import { readSet, sets } from './sets.ts'
import { LicencesPage, RunPage } from './views.tsx'

const DAY = 'public, max-age=86400'

const RunJson = z.object({
  engines: z.array(z.object({ name: z.string(), version: z.string() })),
  packages: z.object({ r: z.record(z.string(), z.string()), python: z.record(z.string(), z.string()) }),
  sets: z.array(z.object({ name: z.string(), about: z.string(), columns: z.string() })),
})

export function runningRoutes(app: App): void {
  serveEngines(app)

  app.get('/run', { may: 'anyone', json: RunJson, summary: 'What code can run here, and with what' }, async ({ house }) => {
    const props = { engines: Object.values(engines), packages: await packagesHere(house), sets }
    return show(RunPage, props, { title: 'Running code here', json: RunJson, canonical: '/run' })
  })

  app.get('/run/frame/:engine', { may: 'anyone', fresh: true }, async ({ house, params, request }) =>
    sendFrame(house, request, found(engineNamed(params.engine))),
  )

  app.get('/run/setup', { may: 'anyone' }, async ({ house }) => {
    const { r, python } = await packagesHere(house)
    const large = Object.fromEntries(Object.values(engines).map((engine) => [engine.name, engine.large]))
    const packages = { r: Object.keys(r), python: Object.keys(python) }
    return sendJson({ packages, large, sets: sets.map(({ name }) => name) })
  })

  app.get('/run/sets/:name', { may: 'anyone', fresh: true }, async ({ params }) =>
    sendBody('text/csv; charset=utf-8', found(readSet(params.name)), { headers: { 'cache-control': DAY } }),
  )

  app.get('/licences', { may: 'anyone' }, async () => show(LicencesPage, {}, { title: 'Licences', canonical: '/licences' }))

  app.get('/licences/webr', { may: 'anyone', fresh: true }, async () =>
    sendBody('text/plain; charset=utf-8', readFileSync(join(root, 'node_modules/webr/LICENSE.md'), 'utf8'), {
      headers: { 'cache-control': DAY },
    }),
  )
}

/** The mirrored packages with their versions. */
async function packagesHere(house: House) {
  const { r, python } = await readMirror(mirrorFolder(house))
  return { r, python: Object.fromEntries(Object.entries(python).map(([name, { version }]) => [name, version])) }
}
