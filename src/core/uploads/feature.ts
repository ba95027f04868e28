// Uploads: pictures and files in posts, and profile pictures. Who sees the post sees its files. Pictures are re-encoded; everything else is
// only offered for saving. Files whose post is gone leave the disk the same night, unused ones after two days.

import { found } from '#platform/allow.ts'
import { errorCode, Refusal } from '#platform/errors.ts'
import type { Feature } from '#platform/feature.ts'
import type { House } from '#platform/house.ts'
import { seeOther, sendBody, sendJson } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { memberOf } from '#platform/viewer.ts'
import { readUpload, removeFile } from './disk.ts'
import { exportUploads } from './export.ts'
import { findUpload, type Upload } from './queries.ts'
import { takeUpload } from './take.ts'

const UNUSED_HOURS = 48

function routes(app: App): void {
  app.post(
    '/uploads',
    { may: 'member', summary: 'Bring a file (multipart: description, file)' },
    async ({ viewer, db, house, file, body }) => {
      if (!file) return sendJson({ error: 'Choose a file first.' }, 422)
      const description = typeof body === 'object' && body !== null && 'description' in body ? String(body.description) : ''
      const taken = await takeUpload(house, db, memberOf(viewer), file, { description })
      return 'error' in taken ? sendJson(taken, 422) : sendJson(taken)
    },
  )

  app.get('/uploads/:id/:name', { may: 'anyone', fresh: true }, async ({ db, house, params }) => {
    const upload = found(await findUpload(db, idOf(params.id)))
    return sendBody(upload.type, await bytesOf(house, upload), { headers: headersOf(upload) })
  })

  app.get('/uploads', { may: 'member' }, async () => seeOther('/'))
}

async function bytesOf(house: House, upload: Upload): Promise<NodeJS.ReadableStream> {
  try {
    return await readUpload(house, upload.file)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new Refusal(404, 'This file is no longer here.')
    throw error
  }
}

/** Whatever the bytes are, they cannot run: pictures are ours, the rest is saved, and both are shut in a sandbox. */
function headersOf({ type, name, size }: Upload): Record<string, string> {
  const shown = type.startsWith('image/') ? 'inline' : 'attachment'
  return {
    'content-length': String(size),
    'content-disposition': `${shown}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=3600',
    // On a shared computer the next person is somebody else.
    vary: 'cookie',
  }
}

/** Removes from the disk what no row stands for any more, and rows that no post ever named. May run twice. */
async function tidy(house: House): Promise<void> {
  const db = house.database.owner
  const unused = new Date(Date.now() - UNUSED_HOURS * 3_600_000)
  await db
    .deleteFrom('uploads')
    .where('purpose', '=', 'post')
    .where('post_id', 'is', null)
    .where('article_id', 'is', null)
    .where('created_at', '<', unused)
    .execute()
  for (;;) {
    const doomed = await db.selectFrom('doomed_files').select('file').limit(500).execute()
    if (doomed.length === 0) return
    for (const { file } of doomed) await removeFile(house, file)
    await db
      .deleteFrom('doomed_files')
      .where(
        'file',
        'in',
        doomed.map((row) => row.file),
      )
      .execute()
  }
}

export const uploads: Feature = {
  name: 'uploads',
  tables: ['uploads', 'doomed_files'],
  routes,
  jobs: { 'uploads.tidy': tidy },
  nightly: ['20 * * * * uploads.tidy'],
  exports: exportUploads,
}
