// The list of notices, and opening one.
import { found } from '#platform/allow.ts'
import { readForm } from '#platform/forms.ts'
import { type Answer, seeOther, show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { isMember, memberOf } from '#platform/viewer.ts'
import { NoticesJson, SeenForm } from './forms.ts'
import { groupNotices } from './group.ts'
import { listNotices, NOTICES_A_PAGE } from './queries.ts'
import { markAllSeen, openNotice } from './seen.ts'
import { NoticesPage } from './views/NoticesPage.tsx'

export function noticeRoutes(app: App): void {
  app.get('/notices', { may: 'member', json: NoticesJson, summary: 'Your notices' }, async ({ viewer, db, query }) => {
    const notices = await listNotices(db, memberOf(viewer).id, idOf(query.before))
    const page = notices.slice(0, NOTICES_A_PAGE)
    const props = {
      groups: groupNotices(page),
      newest: page[0]?.id,
      older: notices.length > NOTICES_A_PAGE ? `/notices?before=${page.at(-1)!.id}` : undefined,
    }
    return show(NoticesPage, props, { title: 'Notices', json: NoticesJson })
  })

  // The link in a mail. Whoever is not signed in reads a post that everybody may read, and signs in for any other.
  app.get('/notices/:id', { may: 'anyone', fresh: true }, async ({ viewer, db, params, query, path }): Promise<Answer> => {
    if (isMember(viewer)) {
      const notice = found(await openNotice(db, viewer.id, idOf(params.id)))
      return seeOther(notice.post_id === null ? notice.link : `/posts/${notice.post_id}`)
    }
    const post = idOf(query.post)
    const seen = post && (await db.selectFrom('posts').select('id').where('id', '=', post).executeTakeFirst())
    if (viewer.id !== undefined) found(seen)
    return seeOther(seen ? `/posts/${post}` : `/sign-in?next=${encodeURIComponent(path)}`)
  })

  app.post('/notices/seen', { may: 'member', form: SeenForm, summary: 'Mark notices as seen' }, async ({ viewer, db, body }) => {
    const form = readForm(SeenForm, body)
    if (form.data) await markAllSeen(db, memberOf(viewer).id, form.data.up_to)
    return seeOther('/notices', { said: 'All notices are marked as seen.' })
  })
}
