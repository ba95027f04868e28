// What stewards decide about the blog: who edits, where comments stand, who is who; and moving a site in and out.
import { sql } from 'kysely'
import { tellStewards } from '#core/notices/tell.ts'
import { record } from '#core/records/record.ts'
import { listSpaces } from '#core/spaces/queries.ts'
import { allow, found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { emptyForm, formMistake, type ReadForm, readForm } from '#platform/forms.ts'
import { type Answer, seeOther, show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { keepChoice, readChoice } from '#platform/settings.ts'
import { mayWrite, memberOf } from '#platform/viewer.ts'
import { commentsChoice } from './comments.ts'
import { ClaimAnswerForm, CommentsForm, EditorForm, JoinPeopleForm, RemoveEditorForm } from './forms.ts'
import { findBlogPerson, listClaims, listPeople } from './people-queries.ts'
import { mayBeOne } from './site/authors.ts'
import { StewardBlogPage } from './views/StewardBlogPage.tsx'
import { findByWords, listEditors } from './work-queries.ts'

const MAIL_PAUSE_SECONDS = 60
const MOST_PAIRS = 30

/** Names that may well be one person, for a steward to join. */
function pairsOf(people: { id: number; name: string; articles: number }[]) {
  const pairs = people.flatMap((one, index) =>
    people.slice(index + 1).flatMap((other) => (mayBeOne(one.name, other.name) ? [{ one, other }] : [])),
  )
  // The name with more articles stays.
  return pairs
    .slice(0, MOST_PAIRS)
    .map(({ one, other }) => (one.articles >= other.articles ? { from: other, into: one } : { from: one, into: other }))
}

async function showBlog(db: Db, form: ReadForm<unknown> = emptyForm(), status = 200): Promise<Answer> {
  const people = await listPeople(db)
  const spaces = (await listSpaces(db)).filter((space) => space.archived_at === null)
  const props = {
    editors: await listEditors(db),
    claims: await listClaims(db),
    people,
    pairs: pairsOf(people),
    spaces,
    comments: await readChoice(db, commentsChoice),
    form,
  }
  return show(StewardBlogPage, props, { title: 'The blog', status, noindex: true })
}

export function stewardRoutes(app: App): void {
  app.get('/stewards/blog', { may: 'steward' }, async ({ db }) => showBlog(db))

  app.post(
    '/stewards/blog/editors',
    { may: 'steward', form: EditorForm, summary: 'Make a member an editor' },
    async ({ db, viewer, body }) => {
      const form = readForm(EditorForm, body)
      if (form.errors) return showBlog(db, form, 422)
      const people = await findByWords(db, form.data.who)
      if (people.length !== 1)
        return showBlog(
          db,
          formMistake(form, {
            who: people.length === 0 ? 'No member has this name.' : 'Several members have this name: write their @name.',
          }),
          422,
        )
      const { id, name } = people[0]!
      await db
        .insertInto('blog_editors')
        .values({ member_id: id })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await record(db, { stewardId: memberOf(viewer).id, act: 'make editor', memberId: id })
      return seeOther('/stewards/blog', { said: `${name} is an editor now.` })
    },
  )

  app.post(
    '/stewards/blog/editors/remove',
    { may: 'steward', form: RemoveEditorForm, summary: 'Take the role of editor from a member' },
    async ({ db, viewer, body }) => {
      const form = readForm(RemoveEditorForm, body)
      if (form.data) {
        await db.deleteFrom('blog_editors').where('member_id', '=', form.data.member).execute()
        await record(db, { stewardId: memberOf(viewer).id, act: 'remove editor', memberId: form.data.member })
      }
      return seeOther('/stewards/blog', { said: 'They are no editor any more.' })
    },
  )

  app.post(
    '/stewards/blog/comments',
    { may: 'steward', form: CommentsForm, summary: 'Choose where comments stand' },
    async ({ db, body }) => {
      const form = readForm(CommentsForm, body)
      const wished = form.data?.space ?? 0
      const space = (await listSpaces(db)).find((one) => one.id === wished)
      await keepChoice(db, commentsChoice, space?.id ?? 0)
      return seeOther('/stewards/blog', {
        said: space ? `Comments stand in ${space.name}.` : 'There are no new comments on articles.',
      })
    },
  )

  app.post(
    '/stewards/blog/join',
    { may: 'steward', form: JoinPeopleForm, summary: 'Two names are one person' },
    async ({ db, viewer, body }) => {
      const form = readForm(JoinPeopleForm, body)
      const { rows } = await sql<{
        done: boolean
      }>`select join_people(${form.data?.from ?? 0}, ${form.data?.into ?? 0}) as done`.execute(db)
      if (!rows[0]?.done)
        return seeOther('/stewards/blog', { said: 'These two cannot be joined. They may be joined already, or be two members.' })
      await record(db, { stewardId: memberOf(viewer).id, act: 'join authors', detail: form.data ?? {} })
      return seeOther(`/blog/authors/${form.data?.into}`, { said: 'They are one person now.' })
    },
  )

  app.post(
    '/stewards/blog/claims',
    { may: 'steward', form: ClaimAnswerForm, summary: 'Answer who says that an author is them' },
    async ({ db, viewer, body }) => {
      const form = readForm(ClaimAnswerForm, body)
      if (!form.data) return seeOther('/stewards/blog')
      const { person, member, agree } = form.data
      const { rows } = await sql<{ done: boolean }>`
      select answer_claim(${person}, ${member}, ${agree === 'yes'}, make_interval(secs => ${MAIL_PAUSE_SECONDS})) as done`.execute(
        db,
      )
      if (rows[0]?.done)
        await record(db, { stewardId: memberOf(viewer).id, act: 'answer claim', memberId: member, detail: { person, agree } })
      return seeOther('/stewards/blog', { said: rows[0]?.done ? 'Done.' : 'Somebody has answered this already.' })
    },
  )

  app.post('/blog/authors/:id/claim', { may: 'member', summary: 'Say that an author is you' }, async ({ db, viewer, params }) => {
    allow(mayWrite(viewer))
    const person = found(await findBlogPerson(db, idOf(params.id)))
    allow(person.member_id === null, 'Somebody else is this author.')
    await db
      .insertInto('blog_claims')
      .values({ person_id: person.id, member_id: memberOf(viewer).id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await tellStewards(db, { text: 'Somebody says that an author of the blog is them.', link: '/stewards/blog' })
    return seeOther(`/blog/authors/${person.id}`, { said: 'A steward looks at it. You get a notice.' })
  })
}
