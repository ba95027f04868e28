// An article's page, and what belongs to it: comments, how to cite it, its picture for other sites, what it said before.
import { LRUCache } from 'lru-cache'
import type { z } from 'zod'
import { beginComposing, type Composing, composeAgain, composeFurther } from '#core/composer/composing.ts'
import { ReplyForm } from '#core/threads/forms.ts'
import { allow, found } from '#platform/allow.ts'
import { shortDate } from '#platform/dates.ts'
import { readForm } from '#platform/forms.ts'
import { type Answer, movedTo, seeOther, sendBody, sendJson, show } from '#platform/http/answers.ts'
import type { App, Asked } from '#platform/http/doors.ts'
import { once } from '#platform/once.ts'
import { excerpt } from '#platform/text.ts'
import { memberOf } from '#platform/viewer.ts'
import { besideArticle } from './beside.ts'
import { drawCard } from './card-picture.ts'
import { citeAsBibtex, citeAsJson, citeAsText } from './cite.ts'
import { comment, readComments } from './comments.ts'
import { ArticleJson } from './json.ts'
import { licenceOf } from './licences.ts'
import { findMoved, findPart, findPublished, type ReadArticle } from './queries.ts'
import { structuredArticle } from './structured.ts'
import { ArticlePage } from './views/ArticlePage.tsx'

const DESCRIPTION_CHARACTERS = 200
// Drawing one takes a twelfth of a second.
const pictures = new LRUCache<string, Buffer>({ max: 300 })
const COMMENT_KEPT = 'You cannot comment here.'

/** A published article at this address. @throws Refusal 404. */
export async function seenArticle({ db, params }: Pick<Asked, 'db' | 'params'>): Promise<ReadArticle> {
  return found(await findPublished(db, params.slug ?? ''))
}

function citable(asked: Pick<Asked, 'house'>, article: ReadArticle) {
  const { url, name } = asked.house.config
  return {
    title: article.title,
    subtitle: article.subtitle,
    authors: article.authors,
    publishedAt: article.published_at!,
    modifiedAt: article.modified_at,
    url: `${url}/blog/${article.slug}`,
    slug: article.slug,
    site: name,
    licence: licenceOf(article.licence).id,
  }
}

async function showArticle(
  asked: Asked,
  article: ReadArticle,
  again?: { composing: Composing; status: number },
): Promise<Answer> {
  const { db, viewer, house } = asked
  const place = `comment-on:${article.id}`
  const comments = await readComments(db, viewer, article)
  const { neighbours, related } = await besideArticle(house, db, article)
  const part = await findPart(db, article.id, viewer.id)
  const composing = again?.composing ?? (comments.mayComment ? await beginComposing(db, viewer, place) : undefined)
  const description = article.subtitle || excerpt(article.lead, DESCRIPTION_CHARACTERS)
  const cite = citable(asked, article)
  const props = {
    viewer,
    article,
    comments,
    composing,
    neighbours,
    related,
    part,
    cite: { text: citeAsText(cite), bibtex: citeAsBibtex(cite) },
  }
  return show(ArticlePage, props, {
    title: article.title,
    json: ArticleJson,
    canonical: `/blog/${article.slug}`,
    description,
    ...(again ? { status: again.status } : {}),
    ...(viewer.id === undefined
      ? {
          structured: structuredArticle(house.config.url, house.config.name, article, description),
          head: [
            { property: 'og:image', content: `${house.config.url}/blog/${article.slug}/picture.png` },
            { property: 'og:image:width', content: '1200' },
            { property: 'og:image:height', content: '630' },
            ...article.authors.map((author) => ({ name: 'author', content: author.name })),
          ],
        }
      : {}),
  })
}

export function articleRoutes(app: App): void {
  app.get('/blog/:slug', { may: 'anyone', json: ArticleJson, summary: 'An article' }, async (asked) => {
    const { db, params } = asked
    const article = await findPublished(db, params.slug ?? '')
    if (article) return showArticle(asked, article)
    // Addresses of the site that it came from, with or without their ending.
    const before = await findMoved(db, `/blog/${params.slug}`)
    return movedTo(found(before))
  })

  app.get('/blog/:slug/picture.png', { may: 'anyone' }, async (asked) => {
    const article = await seenArticle(asked)
    const { url, name } = asked.house.config
    const key = `${url} ${article.id} ${article.version}`
    const picture =
      pictures.get(key) ??
      (await drawCard({
        title: article.title,
        authors: article.authors.map((author) => author.name).join(', '),
        site: name,
        date: shortDate(article.published_at!),
      }))
    pictures.set(key, picture)
    return sendBody('image/png', picture, { headers: { 'cache-control': 'public, max-age=86400' } })
  })

  app.get('/blog/:slug/cite.bib', { may: 'anyone', summary: 'How to cite an article, as BibTeX' }, async (asked) => {
    const article = await seenArticle(asked)
    const headers = { 'content-disposition': `attachment; filename="${article.slug.slice(0, 60)}.bib"` }
    return sendBody('application/x-bibtex; charset=utf-8', citeAsBibtex(citable(asked, article)), { headers })
  })

  app.get('/blog/:slug/cite', { may: 'anyone', summary: 'How to cite an article, in the words of CITATION.cff' }, async (asked) =>
    sendJson(citeAsJson(citable(asked, await seenArticle(asked)))),
  )

  app.post('/blog/:slug/comments', { may: 'member', form: CommentForm, summary: 'Comment on an article' }, async (asked) => {
    const { db, viewer, body } = asked
    const article = await seenArticle(asked)
    const place = `comment-on:${article.id}`
    const comments = await readComments(db, viewer, article)
    allow(comments.mayComment, COMMENT_KEPT)
    const further = await composeFurther(asked, place, comments.space?.id ?? 0)
    if (further) return showArticle(asked, article, { composing: further, status: further.errors.file ? 422 : 200 })
    const form = readForm(CommentForm, body)
    if (form.errors) return showArticle(asked, article, { composing: composeAgain(place, form), status: 422 })
    const author = memberOf(viewer)
    const location = await once(db, author.id, form.data.once, async () => {
      const at = await comment(db, author, article, { ...form.data, draft: place })
      allow(at !== undefined, COMMENT_KEPT)
      return at!
    })
    return seeOther(location)
  })
}

const CommentForm = ReplyForm satisfies z.ZodType
