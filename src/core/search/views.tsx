import { Button } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Field, Select } from '#platform/layout/fields.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Pager } from '#platform/layout/ways.tsx'
import type { Found, Results } from './queries.ts'

type SearchPageProps = Results & {
  q: string
  kind: string | undefined
  space: string | undefined
  spaces: { slug: string; name: string }[]
  page: number
}

/** The box, and what was found. */
export function SearchPage({ q, kind, space, spaces, page, found, more }: SearchPageProps) {
  const href = (one: number) => `/search?${new URLSearchParams({ q, kind: kind ?? '', space: space ?? '', page: String(one) })}`
  return (
    <>
      <PageHead title="Search" />
      <Form action="/search" method="get" label="Search with filters">
        <Field
          name="q"
          type="search"
          label="Words"
          hint="Put words in “quotes” to find them together; a minus leaves a word out."
          value={q}
          id="search-words"
        />
        <div class="cluster">
          <Select name="kind" label="What" value={kind ?? ''} options={kinds} />
          <Select
            name="space"
            label="Where"
            value={space ?? ''}
            options={[{ value: '', label: 'All spaces' }, ...spaces.map((one) => ({ value: one.slug, label: one.name }))]}
          />
        </div>
        <Button icon="search">Search</Button>
      </Form>
      {q !== '' && found.length === 0 && (
        <Empty title={`Nothing was found for “${q}”.`} action={{ href: '/spaces', label: 'Ask in a space' }}>
          Fewer or other words may help. You only find what you may see.
        </Empty>
      )}
      {found.length > 0 && (
        <Rows label="Results">
          {found.map((one) => (
            <FoundRow key={`${one.kind}-${one.ref}`} found={one} />
          ))}
        </Rows>
      )}
      <Pager
        previous={page > 1 ? href(page - 1) : undefined}
        next={more ? href(page + 1) : undefined}
        previousLabel="Better matches"
        nextLabel="More"
      />
    </>
  )
}

const kinds = [
  { value: '', label: 'Everything' },
  { value: 'post', label: 'Posts' },
  { value: 'article', label: 'Articles' },
  { value: 'event', label: 'Events' },
  { value: 'member', label: 'People' },
]

function FoundRow({ found: { title, href, by, place, at, snippet } }: { found: Found }) {
  return (
    <Row>
      <h2 class="thread-title">
        <a href={href}>{title}</a>
      </h2>
      <p class="found-words">{snippet.map((part, index) => (part.match ? <mark key={index}>{part.text}</mark> : part.text))}</p>
      <p class="soft small">
        {[by, place].filter(Boolean).join(' · ')}
        {at && (
          <>
            {' · '}
            <Time at={at} as="date" />
          </>
        )}
      </p>
    </Row>
  )
}
