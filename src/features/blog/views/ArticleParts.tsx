// Small pieces of the blog: who wrote, when, about what.
import { Icon } from '#platform/layout/Icon.tsx'
import { Avatar } from '#platform/layout/people.tsx'
import { Tags } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { addressOf } from '../addresses.ts'
import type { Author, Category } from '../queries.ts'

/** "Ada Byron, Ben Lyle and Cy Doe", each a link to what else they wrote. */
export function AuthorNames({ authors }: { authors: Author[] }) {
  return (
    <span class="article-authors">
      {authors.map((author, index) => (
        <span key={author.id}>
          {index > 0 && (index === authors.length - 1 ? ' and ' : ', ')}
          <a href={`/blog/authors/${author.id}`}>{author.name}</a>
        </span>
      ))}
    </span>
  )
}

type Dated = { published_at: Date | null; modified_at: Date | null; minutes: number }

/** When it was published and changed, and how long it takes to read. */
export function ArticleFacts({ article }: { article: Dated }) {
  const changed =
    article.modified_at && article.published_at && article.modified_at > article.published_at ? article.modified_at : undefined
  return (
    <>
      {article.published_at && (
        <span>
          <Time at={article.published_at} as="date" />
        </span>
      )}
      {changed && (
        <span>
          changed <Time at={changed} as="date" />
        </span>
      )}
      <span>
        {article.minutes} {article.minutes === 1 ? 'minute' : 'minutes'} to read
      </span>
    </>
  )
}

export function CategoryTags({ categories }: { categories: Category[] }) {
  if (categories.length === 0) return null
  return (
    <Tags label="Categories" tags={categories.map((one) => ({ label: one.name, href: addressOf({ category: one.slug }) }))} />
  )
}

/** Who wrote an article, where they were then, and where more of theirs is. */
export function AuthorCards({ authors }: { authors: Author[] }) {
  if (authors.length === 0) return null
  return (
    <section class="article-cards" aria-label={authors.length === 1 ? 'The author' : 'The authors'}>
      {authors.map((author) => (
        <div class="article-card" key={author.id}>
          <Avatar
            id={author.member_id ?? author.id}
            name={author.name}
            pictureUrl={author.picture_id ? `/uploads/${author.picture_id}/picture` : undefined}
          />
          <div>
            <p class="article-card-name">
              <a href={`/blog/authors/${author.id}`}>{author.name}</a>
            </p>
            {author.affiliation && <p class="soft small">{author.affiliation}</p>}
            <p class="small cluster">
              {author.member_id !== null && author.has_page && <a href={`/people/${author.member_id}`}>Profile</a>}
              {author.orcid && (
                <a href={`https://orcid.org/${author.orcid}`} rel="noopener">
                  ORCID
                </a>
              )}
            </p>
          </div>
        </div>
      ))}
    </section>
  )
}

/** A list of articles in rows, with a line of each. */
export function ArticleRows({ articles, level = 2 }: { articles: RowArticle[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ul class="plain article-rows">
      {articles.map((article) => (
        <li class="card article-row" key={article.id}>
          {article.picture_id !== null && (
            <img
              class="article-thumb"
              src={`/uploads/${article.picture_id}/picture`}
              alt=""
              loading="lazy"
              width="160"
              height="107"
            />
          )}
          <div class="stack-small">
            <Heading class="card-title">
              <a class="card-link" href={`/blog/${article.slug}`}>
                {article.title}
              </a>
            </Heading>
            <p class="thread-facts">
              {article.authors.length > 0 && <span>{article.authors.map((author) => author.name).join(', ')}</span>}
              <ArticleFacts article={article} />
            </p>
            <p class="clamp">{article.subtitle || article.lead}</p>
            <CategoryTags categories={article.categories} />
          </div>
        </li>
      ))}
    </ul>
  )
}

type RowArticle = Dated & {
  id: number
  slug: string
  title: string
  subtitle: string
  lead: string
  picture_id: number | null
  authors: Author[]
  categories: Category[]
}

/** The way up, at the end of a long page. */
export function BackToTop() {
  return (
    <p class="back-to-top">
      <a href="#main">
        <Icon name="up" class="icon-small" /> Back to top
      </a>
    </p>
  )
}
