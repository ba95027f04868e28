// What the blog does by itself: publishes what is due, takes sites in, undoes that.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { errorText, Trouble } from '#platform/errors.ts'
import type { House } from '#platform/house.ts'
import { zipPath } from './import-routes.ts'
import { fetchPicture } from './site/remote.ts'
import { runImport } from './site/run.ts'
import { readZip } from './site/tree.ts'

const MAIL_PAUSE_SECONDS = 60
const ZIP_KEPT_MS = 2 * 86_400_000

/** Publishes what was to appear by now. Twice is the same as once. */
export async function publishDue({ database: { owner } }: House): Promise<void> {
  const due = await owner
    .selectFrom('articles')
    .where('state', '=', 'approved')
    .where('publish_at', '<=', new Date())
    .select('id')
    .execute()
  for (const { id } of due) await sql`select publish_article(${id}, make_interval(secs => ${MAIL_PAUSE_SECONDS}))`.execute(owner)
}

/** Takes in the site that a steward brought. Begun again after a fault, it goes on where it was. */
export async function importJob(house: House, { importId }: { importId: number }): Promise<void> {
  const owner = house.database.owner
  const one = await owner.selectFrom('site_imports').selectAll().where('id', '=', importId).executeTakeFirst()
  if (!one || one.state === 'done' || one.state === 'undone') return
  const path = zipPath(house, importId)
  const failed = (said: string) =>
    owner.updateTable('site_imports').set({ state: 'failed', said, ended_at: new Date() }).where('id', '=', importId).execute()
  try {
    const tree = await readZip(path, one.name)
    try {
      await runImport(house, importId, tree, { isDry: one.is_dry, ...(one.takes_remote ? { fetch: fetchPicture } : {}) })
    } finally {
      await tree.close()
    }
  } catch (error) {
    await failed(
      error instanceof Trouble
        ? error.message
        : 'Something went wrong in the middle. Whoever runs the server finds it in the log.',
    )
    if (!(error instanceof Trouble)) throw error
  }
  await rm(path, { force: true })
}

/** Removes zips whose import never began or never ended. */
export async function sweepZips(house: House): Promise<void> {
  const folder = join(house.config.dataDir, 'imports')
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const path = join(folder, name)
    const facts = await stat(path).catch((error: unknown) => void house.log.warn('blog.sweep', { message: errorText(error) }))
    if (facts && Date.now() - facts.mtimeMs > ZIP_KEPT_MS) await rm(path, { force: true })
  }
}
