import type { ReadForm } from '#platform/forms.ts'
import { LinkButton } from '#platform/layout/buttons.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { Card, NoticeBar, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb, Columns } from '#platform/layout/ways.tsx'
import type { Viewer } from '#platform/viewer.ts'
import type { Finding } from '../check-article.ts'
import type { ArticleState, Part } from '../policy.ts'
import type { Article } from '../queries.ts'
import type { Note } from '../work-queries.ts'
import { CategoryTags } from './ArticleParts.tsx'
import { AuthorsCard, MoveCard, NotesCard } from './WorkCards.tsx'
import { ArticleStateBadge } from './WorkRows.tsx'

export type WorkPageProps = {
  viewer: Viewer
  article: Article
  part: Part
  may: { edit: boolean; submit: boolean; decide: boolean; withdraw: boolean; delete: boolean }
  findings: Finding[]
  notes: Note[]
  forms: { note: ReadForm<unknown>; move: ReadForm<unknown>; author: ReadForm<unknown> }
}

const whatNow: Record<ArticleState, string> = {
  draft: 'Only its authors see it. Submit it when you would like an editor to read it: it need not be perfect.',
  submitted: 'An editor reads it soon. You can still change it.',
  changes: 'An editor asks for changes: see the comments. Submit it again when you are done.',
  approved: 'An editor has approved it.',
  published: 'Everybody can read it.',
  withdrawn: 'It is not shown any more.',
}

/** An article for those who work on it: how it looks, where it stands, what was said, what comes next. */
export function WorkPage(props: WorkPageProps) {
  const { article, part, may } = props
  return (
    <>
      <Breadcrumb
        steps={part.writes ? [{ href: '/blog/write', label: 'Your articles' }] : [{ href: '/blog/desk', label: 'Editors’ desk' }]}
      />
      <PageHead title={article.title} lead={article.subtitle || undefined}>
        {may.edit && (
          <LinkButton href={`/blog/write/${article.id}/edit`} icon="edit">
            Edit
          </LinkButton>
        )}
        {article.state === 'published' && (
          <LinkButton kind="quiet" href={`/blog/${article.slug}`}>
            Open the article
          </LinkButton>
        )}
        <LinkButton kind="quiet" href={`/blog/write/${article.id}/revisions`} icon="history">
          Changes
        </LinkButton>
        {part.edits && !part.writes && article.state !== 'draft' && (
          <LinkButton kind="quiet" href={`/blog/write/${article.id}/correct`}>
            Suggest a change
          </LinkButton>
        )}
        {article.state !== 'draft' && (
          <LinkButton kind="quiet" href={`/blog/write/${article.id}/corrections`}>
            Corrections
          </LinkButton>
        )}
      </PageHead>
      <p class="thread-facts">
        <ArticleStateBadge state={article.state} />
        <span>
          saved <Time at={article.updated_at} />
        </span>
        {article.publish_at && (
          <span>
            appears <Time at={article.publish_at} as="full" />
          </span>
        )}
      </p>
      <NoticeBar>{whatNow[article.state]}</NoticeBar>
      <Columns
        side={
          <>
            <MoveCard {...props} />
            <Findings {...props} />
            <NotesCard {...props} />
            <AuthorsCard {...props} />
          </>
        }
      >
        <CategoryTags categories={article.categories} />
        <article class="card">
          {article.html ? (
            <Prose html={article.html} />
          ) : (
            <p class="soft">There are no words yet. Press Edit and begin anywhere.</p>
          )}
        </article>
      </Columns>
    </>
  )
}

/** What the checker found: mistakes that keep somebody out first. */
function Findings({ findings }: WorkPageProps) {
  const must = findings.filter((finding) => finding.severity === 'must')
  const should = findings.filter((finding) => finding.severity === 'should')
  return (
    <Card title="Before others read it">
      {findings.length === 0 && <p>The checker found nothing to mend.</p>}
      {must.length > 0 && <FindingList findings={must} />}
      {should.length > 0 && (
        <Reveal label={`${should.length} ${should.length === 1 ? 'thing' : 'things'} to look at`} open={should.length < 4}>
          <FindingList findings={should} />
        </Reveal>
      )}
    </Card>
  )
}

function FindingList({ findings }: { findings: Finding[] }) {
  return (
    <ul class="stack-small">
      {findings.map((finding, index) => (
        <li key={index}>
          {finding.severity === 'must' && <strong>Mend this: </strong>}
          {finding.sentence} <span class="soft small">Line {finding.line}</span>
        </li>
      ))}
    </ul>
  )
}
