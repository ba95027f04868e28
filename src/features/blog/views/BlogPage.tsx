import { LinkButton } from '#platform/layout/buttons.tsx'
import { Card, Empty, PageHead, Tags } from '#platform/layout/pieces.tsx'
import { Columns, Pager } from '#platform/layout/ways.tsx'
import { isMember, type Viewer } from '#platform/viewer.ts'
import { addressOf, type Chosen } from '../addresses.ts'
import type { ArticleLine, Category } from '../queries.ts'
import { ArticleRows } from './ArticleParts.tsx'

type BlogPageProps = {
  viewer: Viewer
  title: string
  chosen: Chosen
  tag: { name: string } | undefined
  person: { id: number; name: string } | undefined
  year: number | undefined
  articles: ArticleLine[]
  next: string | undefined
  isFirst: boolean
  categories: (Category & { articles: number })[]
  years: { year: number; articles: number }[]
}

/** Articles by category, author and year; every choice stands in the address. */
export function BlogPage(props: BlogPageProps) {
  const { viewer, title, chosen, articles, next, isFirst } = props
  return (
    <>
      <PageHead title={title} lead="What members found out, built and learned, in their own words.">
        <LinkButton href="/blog/write/new" icon="edit">
          Write an article
        </LinkButton>
        {isMember(viewer) && (
          <LinkButton kind="quiet" href="/blog/write">
            Your articles
          </LinkButton>
        )}
      </PageHead>
      <Columns side={<Side {...props} />}>
        {articles.length === 0 ? (
          <Empty
            title={isFirst ? 'There are no articles here yet.' : 'That was the beginning.'}
            action={{ href: '/blog/write/new', label: 'Write one' }}
          >
            {isFirst ? 'A page about what you did last week helps somebody next month.' : 'There is nothing older than this.'}
          </Empty>
        ) : (
          <ArticleRows articles={articles} />
        )}
        <Pager previous={isFirst ? undefined : addressOf(chosen)} previousLabel="First page" next={next} nextLabel="Older" />
      </Columns>
    </>
  )
}

function Side({ chosen, tag, person, year, categories, years }: BlogPageProps) {
  return (
    <>
      {(tag || person || year) && (
        <Card title="Filter">
          {tag && (
            <p>
              About <strong>{tag.name}</strong>. <a href={addressOf({ ...chosen, category: undefined })}>All categories</a>
            </p>
          )}
          {person && (
            <p>
              By <strong>{person.name}</strong>. <a href={addressOf({ ...chosen, author: undefined })}>All authors</a>
            </p>
          )}
          {year && (
            <p>
              Of <strong>{year}</strong>. <a href={addressOf({ ...chosen, year: undefined })}>All years</a>
            </p>
          )}
        </Card>
      )}
      {categories.length > 0 && (
        <Card title="Categories">
          <Tags
            label="Categories"
            tags={categories.map((one) => ({
              label: `${one.name} (${one.articles})`,
              href: addressOf({ ...chosen, category: one.slug }),
            }))}
          />
        </Card>
      )}
      {years.length > 1 && (
        <Card title="Years">
          <ul class="plain cluster">
            {years.map((one) => (
              <li key={one.year}>
                <a href={addressOf({ ...chosen, year: one.year })}>{one.year}</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title="Follow the blog">
        <p>
          <a href={addressOf({ ...chosen, year: undefined }, '/blog/feed.atom')}>Atom feed</a> or{' '}
          <a href={addressOf({ ...chosen, year: undefined }, '/blog/feed.json')}>JSON feed</a>, with all the words.
        </p>
      </Card>
    </>
  )
}
