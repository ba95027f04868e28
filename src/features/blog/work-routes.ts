// Where articles are worked on: one's own list, the editors' desk, and the page of one article with what waits there.
import { sql } from 'kysely'
import { takeUpload } from '#core/uploads/take.ts'
import { allow, found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { emptyForm, formMistake, type ReadForm, readForm } from '#platform/forms.ts'
import { type Answer, seeOther, sendJson, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { once } from '#platform/once.ts'
import { isMember, memberOf, type Viewer } from '#platform/viewer.ts'
import { checkArticle } from './check-article.ts'
import { CoAuthorForm, DoneForm, MoveForm, NewForm, NoteForm, RemoveAuthorForm } from './forms.ts'
import { OwnJson, WorkJson } from './json.ts'
import { londonTime, saidOf } from './moving.ts'
import { mayDecide, mayDelete, mayEdit, maySubmit, mayWithdraw, type Part } from './policy.ts'
import { type Article, findArticle, findPart, listOwn, listWaiting } from './queries.ts'
import { renderArticle } from './rendering.ts'
import { beginArticle } from './save.ts'
import { DeskPage } from './views/DeskPage.tsx'
import { NewPage } from './views/NewPage.tsx'
import { OwnPage } from './views/OwnPage.tsx'
import { WorkPage } from './views/WorkPage.tsx'
import { findByWords, listNotes } from './work-queries.ts'

const MAIL_PAUSE_SECONDS = 60

export type Worked = { article: Article; part: Part }

/** An article for those who work on it. @throws Refusal 404 for everybody else. */
export async function workedArticle({ db, params, viewer }: Pick<Asked, 'db' | 'params' | 'viewer'>): Promise<Worked> {
  const article = found(await findArticle(db, idOf(params.id)))
  const part = await findPart(db, article.id, viewer.id)
  return { article: found(part.writes || part.edits ? article : undefined), part }
}

type Forms = { note?: ReadForm<unknown>; move?: ReadForm<unknown>; author?: ReadForm<unknown>; status?: number }

async function showWork(db: Db, viewer: Viewer, { article, part }: Worked, forms: Forms = {}): Promise<Answer> {
  const known = await knownPaths(db, article.body)
  const findings = checkArticle({ title: article.title, body: article.body, isLinkKnown: (path) => known.has(path) })
  const may = {
    edit: mayEdit(viewer, article, part),
    submit: maySubmit(viewer, article, part),
    decide: mayDecide(viewer, article, part),
    withdraw: mayWithdraw(viewer, article, part),
    delete: mayDelete(viewer, article),
  }
  const props = { viewer, article, part, may, findings, notes: await listNotes(db, article.id) }
  const { note = emptyForm(), move = emptyForm(), author = emptyForm(), status = 200 } = forms
  return show(
    WorkPage,
    { ...props, forms: { note, move, author } },
    { title: article.title, json: WorkJson, status, noindex: true },
  )
}

/** Those of an article's links to the blog that lead somewhere. Other pages of ours are not looked at. */
async function knownPaths(db: Db, body: string): Promise<Set<string>> {
  const paths = [...new Set([...body.matchAll(/\]\((\/[^\s)#?]*)/g)].map((match) => match[1]!))].slice(0, 500)
  const slugs = paths.flatMap((path) => /^\/blog\/([\w.-]+)$/.exec(path)?.[1] ?? [])
  const rows = slugs.length > 0 ? await db.selectFrom('articles').where('slug', 'in', slugs).select('slug').execute() : []
  const here = new Set(rows.map((row) => `/blog/${row.slug}`))
  return new Set(paths.filter((path) => !/^\/blog\/[\w.-]+$/.test(path) || here.has(path)))
}

export function workRoutes(app: App): void {
  app.get('/blog/write', { may: 'member', json: OwnJson, summary: 'Articles that you write' }, async ({ db, viewer }) => {
    const part = await findPart(db, 0, viewer.id)
    return show(
      OwnPage,
      { articles: await listOwn(db), edits: part.edits },
      { title: 'Your articles', json: OwnJson, noindex: true },
    )
  })

  app.get('/blog/desk', { may: 'member', json: OwnJson, summary: 'Articles that wait for editors' }, async ({ db, viewer }) => {
    const part = await findPart(db, 0, viewer.id)
    found(part.edits || undefined)
    return show(DeskPage, { articles: await listWaiting(db) }, { title: 'Editors’ desk', json: OwnJson, noindex: true })
  })

  app.get('/blog/write/new', { may: 'member' }, async () => show(NewPage, { form: emptyForm() }, { title: 'Write an article' }))

  app.post('/blog/write', { may: 'member', form: NewForm, summary: 'Begin an article' }, async ({ db, viewer, body }) => {
    allow(isMember(viewer))
    const form = readForm(NewForm, body)
    if (form.errors) return show(NewPage, { form }, { title: 'Write an article', status: 422 })
    const author = memberOf(viewer)
    return seeOther(
      await once(db, author.id, form.data.once, async () => `/blog/write/${await beginArticle(db, author, form.data)}/edit`),
    )
  })

  app.get('/blog/write/:id', { may: 'member', json: WorkJson, summary: 'An article on which you work' }, async (asked) =>
    showWork(asked.db, asked.viewer, await workedArticle(asked)),
  )

  app.post(
    '/blog/write/:id/notes',
    { may: 'member', form: NoteForm, summary: 'Comment on an article on which you work' },
    async (asked) => {
      const { db, viewer, body } = asked
      const worked = await workedArticle(asked)
      const form = readForm(NoteForm, body)
      if (form.errors) return showWork(db, viewer, worked, { note: form, status: 422 })
      const { id } = await db
        .insertInto('article_notes')
        .values({
          article_id: worked.article.id,
          author_id: memberOf(viewer).id,
          kind: 'comment',
          about: form.data.about,
          body: form.data.body,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await sql`select tell_of_article_note(${id}, make_interval(secs => ${MAIL_PAUSE_SECONDS}))`.execute(db)
      return seeOther(`/blog/write/${worked.article.id}#notes`, { said: 'Your comment is added.' })
    },
  )

  app.post(
    '/blog/write/:id/notes/:note/done',
    { may: 'member', form: DoneForm, summary: 'Tick a comment off' },
    async (asked) => {
      const { article } = await workedArticle(asked)
      const form = readForm(DoneForm, asked.body)
      await asked.db
        .updateTable('article_notes')
        .set({ done_at: form.data?.done ? new Date() : null })
        .where('article_id', '=', article.id)
        .where('id', '=', idOf(asked.params.note) ?? 0)
        .execute()
      return seeOther(`/blog/write/${article.id}#notes`)
    },
  )

  app.post(
    '/blog/write/:id/move',
    { may: 'member', form: MoveForm, summary: 'Submit, approve, publish, withdraw' },
    async (asked) => {
      const { db, viewer, body } = asked
      const worked = await workedArticle(asked)
      const form = readForm(MoveForm, body)
      if (form.errors) return showWork(db, viewer, worked, { move: form, status: 422 })
      const { to, said, at } = form.data
      const time = to === 'scheduled' ? londonTime(at ?? '') : undefined
      if (to === 'scheduled' && (!time || time <= new Date()))
        return showWork(db, viewer, worked, {
          move: formMistake(form, { at: 'Choose a day and time that is still to come.' }),
          status: 422,
        })
      if (to === 'submitted' && worked.article.body.trim() === '')
        return showWork(db, viewer, worked, {
          move: formMistake(form, { form: 'Write something first: the article is empty.' }),
          status: 422,
        })
      const { rows } = await sql<{ moved: boolean }>`
      select move_article(${worked.article.id}, ${to}, ${said}, ${time ?? null}::timestamptz, make_interval(secs => ${MAIL_PAUSE_SECONDS})) as moved`.execute(
        db,
      )
      if (!rows[0]?.moved)
        return showWork(db, viewer, worked, {
          move: formMistake(form, { form: 'That is not possible now: somebody else may have been faster.' }),
          status: 409,
        })
      return seeOther(to === 'published' ? `/blog/${worked.article.slug}` : `/blog/write/${worked.article.id}`, {
        said: saidOf(to),
      })
    },
  )

  app.post('/blog/write/:id/authors', { may: 'member', form: CoAuthorForm, summary: 'Name a co-author' }, async (asked) => {
    const { db, viewer, body } = asked
    const worked = await workedArticle(asked)
    const form = readForm(CoAuthorForm, body)
    if (form.errors) return showWork(db, viewer, worked, { author: form, status: 422 })
    const people = await findByWords(db, form.data.who)
    if (people.length !== 1) {
      const sentence = people.length === 0 ? 'No member has this name.' : 'Several members have this name: write their @name.'
      return showWork(db, viewer, worked, { author: formMistake(form, { who: sentence }), status: 422 })
    }
    const { rows } = await sql<{ named: boolean }>`
      select name_author(${worked.article.id}, person_of_member(${people[0]!.id}), ${form.data.affiliation}, make_interval(secs => ${MAIL_PAUSE_SECONDS})) as named`.execute(
      db,
    )
    if (!rows[0]?.named)
      return showWork(db, viewer, worked, {
        author: formMistake(form, { who: `${people[0]!.name} is named already.` }),
        status: 422,
      })
    return seeOther(`/blog/write/${worked.article.id}`, {
      said: `${people[0]!.name} is named as an author, and can change the article.`,
    })
  })

  app.post(
    '/blog/write/:id/authors/remove',
    { may: 'member', form: RemoveAuthorForm, summary: 'Take an author’s name off' },
    async (asked) => {
      const { db } = asked
      const { article } = await workedArticle(asked)
      const form = readForm(RemoveAuthorForm, asked.body)
      if (form.data)
        await db
          .deleteFrom('article_authors')
          .where('article_id', '=', article.id)
          .where('person_id', '=', form.data.person)
          .execute()
      return seeOther((await findArticle(db, article.id)) ? `/blog/write/${article.id}` : '/blog/write', {
        said: 'The name is taken off.',
      })
    },
  )

  app.post(
    '/blog/write/:id/delete',
    { may: 'member', summary: 'Throw away an article that was never published' },
    async (asked) => {
      const { article } = await workedArticle(asked)
      allow(mayDelete(asked.viewer, article))
      await asked.db.deleteFrom('articles').where('id', '=', article.id).execute()
      return seeOther('/blog/write', { said: `“${article.title.slice(0, 80)}” is thrown away.` })
    },
  )

  app.post('/blog/write/preview', { may: 'member', summary: 'An article’s Markdown as it will look' }, async ({ body }) => {
    const text = (body as { body?: unknown } | undefined)?.body
    if (typeof text !== 'string' || text.length > 400_000) return sendJson({ error: 'That is too long to preview.' }, 422)
    return sendJson({ html: (await renderArticle(text)).html })
  })
}

/** A picture that came along, as the Markdown that shows it; one that only decorates has no description. */
export async function takePicture(
  asked: Asked,
  fields: { description: string; decorative: boolean },
): Promise<{ markdown: string } | { error: string }> {
  const { house, db, viewer, file } = asked
  if (!file) return { error: 'Choose a file first.' }
  const description = fields.decorative ? 'decoration' : fields.description
  const taken = await takeUpload(house, db, memberOf(viewer), file, { description })
  if ('error' in taken) return taken
  return {
    markdown: fields.decorative ? taken.markdown.replace('![decoration](', '![](').concat('{.decorative}') : taken.markdown,
  }
}
