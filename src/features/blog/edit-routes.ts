// Writing an article's words: the form, the preview, pictures, saving.
import { findDraft, keepDraft } from '#core/drafts/queries.ts'
import { settle } from '#core/markdown/article/settle.ts'
import { allow } from '#platform/allow.ts'
import { type FormValues, formMistake, type ReadForm, readForm } from '#platform/forms.ts'
import { type Answer, seeOther, show } from '#platform/http/answers.ts'
import type { App, Asked } from '#platform/http/doors.ts'
import { memberOf } from '#platform/viewer.ts'
import { ArticleForm } from './forms.ts'
import { mayEdit } from './policy.ts'
import type { Article } from './queries.ts'
import { renderArticle } from './rendering.ts'
import { keepAffiliation, placesOf, saveArticle } from './save.ts'
import { EditPage } from './views/EditPage.tsx'
import { takePicture, workedArticle } from './work-routes.ts'

const NOT_NOW = 'You cannot change this article now.'

const textsOf = (body: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((body ?? {}) as object).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )

function valuesOf(article: Article, memberId: number): FormValues {
  const own = article.authors.find((author) => author.member_id === memberId)
  return {
    title: article.title,
    subtitle: article.subtitle,
    body: article.body,
    tags: article.categories.map((category) => category.name).join(', '),
    affiliation: own?.affiliation ?? '',
    licence: article.licence,
    version: String(article.version),
  }
}

type Shown = { form: ReadForm<unknown>; preview?: string; hadDraft?: boolean; status?: number }

function showEdit(asked: Asked, article: Article, { form, preview, hadDraft = false, status = 200 }: Shown): Answer {
  const isAuthor = article.authors.some((author) => author.member_id === asked.viewer.id)
  return show(
    EditPage,
    { article, form, preview, hadDraft, isAuthor },
    { title: article.title, status, noindex: true, wide: true },
  )
}

export function editRoutes(app: App): void {
  app.get('/blog/write/:id/edit', { may: 'member' }, async (asked) => {
    const { article, part } = await workedArticle(asked)
    allow(mayEdit(asked.viewer, article, part), NOT_NOW)
    const member = memberOf(asked.viewer)
    const draft = await findDraft(asked.db, member.id, `article:${article.id}`)
    const hadDraft = Boolean(draft?.body && draft.body !== article.body)
    const values = { ...valuesOf(article, member.id), ...(hadDraft ? draft : {}) }
    return showEdit(asked, article, { form: { values, errors: {} }, hadDraft })
  })

  app.post('/blog/write/:id', { may: 'member', form: ArticleForm, summary: 'Save an article' }, async (asked) => {
    const { db, viewer } = asked
    const { article, part } = await workedArticle(asked)
    allow(mayEdit(viewer, article, part), NOT_NOW)
    const member = memberOf(viewer)
    const values = textsOf(asked.body)
    const form = readForm(ArticleForm, asked.body)
    if (values.intent === 'attach' || asked.file) {
      const taken = await takePicture(asked, { description: values.description ?? '', decorative: values.decorative === 'on' })
      if ('error' in taken) return showEdit(asked, article, { form: formMistake(form, { file: taken.error }), status: 422 })
      values.body = `${values.body ?? ''}\n\n${taken.markdown}\n`.trimStart()
      await keepDraft(db, member.id, `article:${article.id}`, {
        body: values.body,
        title: values.title ?? '',
        tags: values.tags ?? '',
      })
      return showEdit(asked, article, { form: { values: { ...values, description: '' }, errors: {} } })
    }
    if (form.errors) return showEdit(asked, article, { form, status: 422 })
    if (values.intent === 'preview') {
      const rendered = await renderArticle(form.data.body)
      return showEdit(asked, article, { form, preview: settle(rendered.html, await placesOf(db, article, form.data.body)) })
    }
    await saveArticle(db, member, article, form.data)
    if (article.authors.some((author) => author.member_id === member.id))
      await keepAffiliation(db, article.id, member.id, form.data.affiliation)
    return seeOther(article.state === 'published' ? `/blog/${article.slug}` : `/blog/write/${article.id}`, { said: 'Saved.' })
  })
}
