import { Button } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { PersonHead } from '#platform/layout/people.tsx'
import { Card, Empty, NoticeBar, Reveal } from '#platform/layout/pieces.tsx'
import { Breadcrumb, Columns } from '#platform/layout/ways.tsx'
import { mayWrite, type Viewer } from '#platform/viewer.ts'
import type { BlogPerson } from '../people-queries.ts'
import type { ArticleLine } from '../queries.ts'
import { ArticleRows } from './ArticleParts.tsx'

type AuthorPageProps = { viewer: Viewer; person: BlogPerson; articles: ArticleLine[]; claimed: boolean }

/** Who wrote, and what. Somebody who is named but no member here can say that it is them. */
export function AuthorPage({ viewer, person, articles, claimed }: AuthorPageProps) {
  const pictureUrl = person.picture_id ? `/uploads/${person.picture_id}/picture` : undefined
  const hasProfile = person.member_id !== null && person.has_page
  return (
    <>
      <Breadcrumb steps={[{ href: '/blog', label: 'Blog' }]} />
      <PersonHead author={{ id: person.member_id ?? person.id, name: person.name, pictureUrl }}>
        {hasProfile && <a href={`/people/${person.member_id}`}>Profile</a>}
        {person.orcid && (
          <a href={`https://orcid.org/${person.orcid}`} rel="noopener">
            ORCID {person.orcid}
          </a>
        )}
      </PersonHead>
      <Columns side={<Side viewer={viewer} person={person} claimed={claimed} />}>
        {articles.length === 0 ? (
          <Empty title="There are no published articles by this author." />
        ) : (
          <>
            <h2>{articles.length === 1 ? 'One article' : `${articles.length} articles`}</h2>
            <ArticleRows articles={articles} level={3} />
          </>
        )}
      </Columns>
    </>
  )
}

function Side({ viewer, person, claimed }: Omit<AuthorPageProps, 'articles'>) {
  const mayClaim = mayWrite(viewer) && person.member_id === null
  return (
    <>
      {claimed && <NoticeBar tone="wait">A steward looks at your claim. You get a notice.</NoticeBar>}
      {mayClaim && !claimed && (
        <Card title="Is this you?">
          <Reveal label="Say that it is">
            <Form action={`/blog/authors/${person.id}/claim`} label="Claim these articles">
              <p>A steward confirms it. Your profile then stands beside these articles, and you can correct them.</p>
              <Button>This is me</Button>
            </Form>
          </Reveal>
        </Card>
      )}
      <Card title="Follow">
        <p>
          <a href={`/blog/feed.atom?author=${person.id}`}>Atom feed</a> or{' '}
          <a href={`/blog/feed.json?author=${person.id}`}>JSON feed</a>
        </p>
      </Card>
    </>
  )
}
