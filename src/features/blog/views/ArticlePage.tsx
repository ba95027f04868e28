import type { Composing } from '#core/composer/composing.ts'
import { Composer } from '#core/composer/views/Composer.tsx'
import { codeFigure } from '#core/markdown/code.ts'
import { memoryLine } from '#core/spaces/memory.ts'
import { postHtml } from '#core/threads/render-items.tsx'
import { LinkButton } from '#platform/layout/buttons.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { Card, Reveal } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Viewer } from '#platform/viewer.ts'
import type { Comments } from '../comments.ts'
import { licenceOf } from '../licences.ts'
import { mayEdit, type Part } from '../policy.ts'
import type { Heading, Neighbour, ReadArticle } from '../queries.ts'
import { ArticleFacts, AuthorCards, AuthorNames, BackToTop, CategoryTags } from './ArticleParts.tsx'

export type ArticlePageProps = {
  viewer: Viewer
  article: ReadArticle
  comments: Comments
  composing: Composing | undefined
  neighbours: { older: Neighbour | undefined; newer: Neighbour | undefined }
  related: (Neighbour & { published_at: Date })[]
  part: Part
  cite: { text: string; bibtex: string }
}

/** An article with all that belongs to it. */
export function ArticlePage(props: ArticlePageProps) {
  const { viewer, article, part } = props
  return (
    <>
      <Breadcrumb steps={[{ href: '/blog', label: 'Blog' }]} />
      <div class="article-frame">
        <article class="article">
          <Head {...props} />
          <Contents headings={article.headings} />
          <Prose html={article.html} />
          <AuthorCards authors={article.authors} />
          <Rights {...props} />
          <p class="cluster small">
            <a href={`/blog/${article.slug}/correct`}>Suggest a correction</a>
            <a href={`/blog/${article.slug}/revisions`}>What changed</a>
            {mayEdit(viewer, article, part) && <a href={`/blog/write/${article.id}`}>Work on this article</a>}
            {(part.writes || part.edits) && <a href={`/blog/${article.slug}/corrections`}>Corrections</a>}
          </p>
        </article>
        <BackToTop />
      </div>
      <Neighbours {...props} />
      <CommentsOf {...props} />
    </>
  )
}

function Head({ article }: ArticlePageProps) {
  return (
    <header class="article-head">
      <h1>{article.title}</h1>
      {article.subtitle && <p class="lead">{article.subtitle}</p>}
      <p class="thread-facts">
        {article.authors.length > 0 && (
          <span>
            By <AuthorNames authors={article.authors} />
          </span>
        )}
        <ArticleFacts article={article} />
      </p>
      <CategoryTags categories={article.categories} />
    </header>
  )
}

const CONTENTS_FROM = 3

/** The list of headings, open on wide screens through the page's style, folded on narrow ones. */
function Contents({ headings }: { headings: Heading[] }) {
  const shown = headings.filter((heading) => heading.level <= 3)
  if (shown.length < CONTENTS_FROM) return null
  const top = Math.min(...shown.map((heading) => heading.level))
  return (
    <nav class="article-contents" aria-label="Contents">
      <details open>
        <summary>Contents</summary>
        <ol class="plain">
          {shown.map((heading) => (
            <li key={heading.id} class={heading.level > top ? 'contents-deeper' : undefined}>
              <a href={`#${heading.id}`}>{heading.text}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}

function Rights({ article, cite }: ArticlePageProps) {
  const licence = licenceOf(article.licence)
  return (
    <section class="article-rights" aria-label="Licence and citation">
      <p class="small">
        Words and pictures: <a href={licence.url}>{licence.name}</a>. {licence.means} Code: MIT.
      </p>
      <Reveal label="How to cite this article">
        <p>{cite.text}</p>
        <Prose html={codeFigure(cite.bibtex, 'BibTeX')} />
        <p class="cluster small">
          <a href={`/blog/${article.slug}/cite.bib`}>BibTeX file</a>
          <a href={`/blog/${article.slug}/cite.json`}>Citation as JSON</a>
        </p>
      </Reveal>
    </section>
  )
}

function Neighbours({ neighbours: { older, newer }, related }: ArticlePageProps) {
  return (
    <>
      {(older || newer) && (
        <nav class="article-neighbours" aria-label="Articles before and after">
          {older && (
            <a href={`/blog/${older.slug}`} rel="prev">
              <span class="soft small">Before this</span>
              {older.title}
            </a>
          )}
          {newer && (
            <a href={`/blog/${newer.slug}`} rel="next">
              <span class="soft small">After this</span>
              {newer.title}
            </a>
          )}
        </nav>
      )}
      {related.length > 0 && (
        <Card title="Related articles">
          <ul class="stack-small">
            {related.map((one) => (
              <li key={one.slug}>
                <a href={`/blog/${one.slug}`}>{one.title}</a>{' '}
                <span class="soft small">
                  <Time at={one.published_at} as="date" />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function CommentsOf({ viewer, article, comments, composing }: ArticlePageProps) {
  const { total, thread, posts, space, mayComment } = comments
  if (!space && !thread) return null
  return (
    <section class="article-comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{total === 0 ? 'Comments' : total === 1 ? 'One comment' : `${total} comments`}</h2>
      {posts.length > 0 && (
        <div class="posts" dangerouslySetInnerHTML={{ __html: posts.map((post) => postHtml(post)).join('') }} />
      )}
      {thread && (
        <p>
          <a href={thread}>
            {total > posts.length
              ? `Read all ${total} comments in ${space?.name ?? 'their thread'}`
              : 'Open these comments as a thread'}
          </a>
        </p>
      )}
      {mayComment && composing && space ? (
        <Composer
          action={`/blog/${article.slug}/comments`}
          composing={composing}
          verb="Post comment"
          bodyLabel={total === 0 ? 'The first comment' : 'Your comment'}
          memory={memoryLine(space)}
          spaceId={space.id}
          label="Comment"
        />
      ) : (
        viewer.id === undefined && (
          <LinkButton kind="quiet" href={`/sign-in?next=${encodeURIComponent(`/blog/${article.slug}#comments-title`)}`}>
            Sign in to comment
          </LinkButton>
        )
      )}
    </section>
  )
}
