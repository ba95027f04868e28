// Corrections that readers and editors suggest, and what was changed when.
import { sql } from 'kysely'
import { difference, merged } from '#core/suggestions/difference.ts'
import { allow, found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { type Answer, movedTo, seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { countTry } from '#platform/limits.ts'
import { once } from '#platform/once.ts'
import { type Member, mayWrite, memberOf, type Viewer } from '#platform/viewer.ts'
import { seenArticle } from './article-routes.ts'
import { AnswerCorrectionForm, CorrectionForm } from './forms.ts'
import { RevisionsJson } from './json.ts'
import { mayEdit, type Part } from './policy.ts'
import { type Article, findArticle, findPart } from './queries.ts'
import { saveArticle } from './save.ts'
import { CorrectionsPage, CorrectPage } from './views/CorrectionPages.tsx'
import { RevisionPage, RevisionsPage } from './views/RevisionPages.tsx'
import { type Correction, findRevision, findRevisionBefore, listCorrections, listRevisions } from './work-queries.ts'

const MAIL_PAUSE_SECONDS = 60
const MOST_OPEN = 3
const CORRECTIONS = { kind: 'correction', most: 40, minutes: 60 }

async function readArticle({ db, params }: Pick<Asked, 'db' | 'params'>): Promise<Article> {
  return found(await findArticle(db, idOf(params.id)))
}

function mayCorrect(viewer: Viewer, article: Article, { edits }: Part): viewer is Member {
  return mayWrite(viewer) && (article.state === 'published' || (edits && article.state !== 'draft'))
}

/** What a correction would change about the article as it is now. */
function shownCorrection({ state, base, body }: Correction, article: Article) {
  if (state !== 'open' || base === article.body) return { parts: difference(base, body), fits: true, hasChanged: false }
  const result = merged(base, body, article.body)
  return { parts: difference(article.body, result ?? body), fits: result !== undefined, hasChanged: true }
}

async function answerCorrection(
  db: Db,
  member: Member,
  article: Article,
  id: number | undefined,
  take: boolean,
): Promise<string> {
  const { rows } = await sql<Correction>`
    select id, base, body, note, state, author_id from article_corrections where id = ${id ?? 0} and article_id = ${article.id} for update`.execute(
    db,
  )
  const one = rows[0]
  if (one?.state !== 'open') throw new Refusal(409, 'Somebody has answered this correction already.')
  await db
    .updateTable('article_corrections')
    .set({ state: take ? 'taken' : 'declined', answered_at: new Date() })
    .where('id', '=', one.id)
    .execute()
  if (!take) return 'The correction is declined.'
  const text = merged(one.base, one.body, article.body)
  if (text === undefined) throw new Refusal(409, 'The article has changed too much since. Bring the correction in by hand.')
  const { title, subtitle, categories, version } = article
  const tags = categories.map((category) => category.name)
  await saveArticle(db, member, article, {
    title,
    subtitle,
    body: text,
    tags,
    affiliation: '',
    note: one.note || 'A correction',
    version,
  })
  await sql`select tell_of_article_correction(${one.id}, make_interval(secs => ${MAIL_PAUSE_SECONDS}))`.execute(db)
  return 'The correction is taken.'
}

export function correctionRoutes(app: App): void {
  app.get('/blog/:slug/correct', { may: 'member' }, async (asked) =>
    movedTo(`/blog/write/${(await seenArticle(asked)).id}/correct`),
  )
  app.get('/blog/:slug/corrections', { may: 'member' }, async (asked) =>
    movedTo(`/blog/write/${(await seenArticle(asked)).id}/corrections`),
  )
  app.get('/blog/:slug/revisions', { may: 'anyone' }, async (asked) =>
    movedTo(`/blog/write/${(await seenArticle(asked)).id}/revisions`),
  )

  const showCorrect = (article: Article, form: ReadForm<unknown>, status = 200): Answer =>
    show(CorrectPage, { article, form }, { title: 'Suggest a correction', status, noindex: true })

  app.get('/blog/write/:id/correct', { may: 'member' }, async (asked) => {
    const article = await readArticle(asked)
    allow(mayCorrect(asked.viewer, article, await findPart(asked.db, article.id, asked.viewer.id)))
    return showCorrect(article, emptyForm({ body: article.body }))
  })

  app.post(
    '/blog/write/:id/corrections',
    { may: 'member', form: CorrectionForm, summary: 'Suggest a correction' },
    async (asked) => {
      const { db, viewer } = asked
      const article = await readArticle(asked)
      allow(mayCorrect(viewer, article, await findPart(db, article.id, viewer.id)))
      const form = readForm(CorrectionForm, asked.body)
      if (form.errors) return showCorrect(article, form, 422)
      const member = memberOf(viewer)
      if (form.data.body === article.body)
        throw new Refusal(409, 'Nothing is changed yet. Go back in your browser and change something first.')
      await once(db, member.id, form.data.once, async () => {
        await countTry(db, CORRECTIONS, String(member.id))
        await keepCorrection(db, member, article, form.data)
        return '/blog'
      })
      return seeOther(article.state === 'published' ? `/blog/${article.slug}` : `/blog/write/${article.id}`, {
        said: 'Thank you. The authors see your correction, and take it or not.',
      })
    },
  )

  app.get('/blog/write/:id/corrections', { may: 'member' }, async (asked) => {
    const { db, viewer } = asked
    const article = await readArticle(asked)
    const part = await findPart(db, article.id, viewer.id)
    const corrections = (await listCorrections(db, article.id)).map((one) => ({
      ...one,
      ...shownCorrection(one, article),
      mayAnswer: one.state === 'open' && mayEdit(viewer, article, part),
      mayWithdraw: one.state === 'open' && one.author_id === viewer.id,
    }))
    found(part.writes || part.edits || corrections.length > 0 || undefined)
    return show(CorrectionsPage, { article, corrections }, { title: 'Corrections', noindex: true })
  })

  app.post(
    '/blog/write/:id/corrections/:correction',
    { may: 'member', form: AnswerCorrectionForm, summary: 'Take or decline a correction' },
    async (asked) => {
      const { db, viewer } = asked
      const article = await readArticle(asked)
      allow(mayEdit(viewer, article, await findPart(db, article.id, viewer.id)))
      const form = readForm(AnswerCorrectionForm, asked.body)
      const said = await answerCorrection(db, memberOf(viewer), article, idOf(asked.params.correction), form.data?.take === 'yes')
      return seeOther(`/blog/write/${article.id}/corrections`, { said })
    },
  )

  app.post(
    '/blog/write/:id/corrections/:correction/withdraw',
    { may: 'member', summary: 'Take your correction back' },
    async (asked) => {
      const article = await readArticle(asked)
      await asked.db
        .deleteFrom('article_corrections')
        .where('id', '=', idOf(asked.params.correction) ?? 0)
        .where('author_id', '=', memberOf(asked.viewer).id)
        .where('state', '=', 'open')
        .execute()
      return seeOther(article.state === 'published' ? `/blog/${article.slug}` : '/blog', {
        said: 'Your correction is taken back.',
      })
    },
  )

  app.get(
    '/blog/write/:id/revisions',
    { may: 'anyone', json: RevisionsJson, summary: 'What an article said before' },
    async (asked) => {
      const article = await readArticle(asked)
      const revisions = await listRevisions(asked.db, article.id)
      return show(RevisionsPage, { article, revisions }, { title: 'What changed', json: RevisionsJson, noindex: true })
    },
  )

  app.get('/blog/write/:id/revisions/:version', { may: 'anyone' }, async ({ db, params }) => {
    const article = await readArticle({ db, params })
    const revision = found(
      await findRevision(db, article.id, /^\d{1,6}$/.test(params.version ?? '') ? Number(params.version) : undefined),
    )
    const before = await findRevisionBefore(db, article.id, revision.version)
    const parts = before ? difference(textOf(before), textOf(revision)) : undefined
    return show(RevisionPage, { article, revision, before, parts }, { title: `Version ${revision.version}`, noindex: true })
  })
}

function textOf({ title, subtitle, body }: { title: string; subtitle: string; body: string }): string {
  return [title, subtitle, body].filter(Boolean).join('\n\n')
}

async function keepCorrection(
  db: Db,
  member: Member,
  article: Article,
  { body, note }: { body: string; note: string },
): Promise<void> {
  const { open } = await db
    .selectFrom('article_corrections')
    .where('article_id', '=', article.id)
    .where('author_id', '=', member.id)
    .where('state', '=', 'open')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .executeTakeFirstOrThrow()
  if (open >= MOST_OPEN) throw new Refusal(409, 'Three of your corrections wait already. Let the authors look at them first.')
  const { id } = await db
    .insertInto('article_corrections')
    .values({ article_id: article.id, author_id: member.id, base: article.body, body, note })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`select tell_of_article_correction(${id}, make_interval(secs => ${MAIL_PAUSE_SECONDS}))`.execute(db)
}
