import type { Space } from '#core/spaces/queries.ts'
import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Select } from '#platform/layout/fields.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Card, Empty, PageHead, Tags } from '#platform/layout/pieces.tsx'
import { Columns, Pager, Tabs } from '#platform/layout/ways.tsx'
import { isMember, type Viewer } from '#platform/viewer.ts'
import { addressOf, listTitle, listTitles } from '../addresses.ts'
import type { List, QuestionLine } from '../list-queries.ts'
import { QuestionRows } from './QuestionRows.tsx'

type ListPageProps = {
  viewer: Viewer
  list: List
  tag: { slug: string; name: string } | undefined
  space: Space | undefined
  chosen: { show: string | undefined; tag: string | undefined; space: string | undefined }
  questions: QuestionLine[]
  next: string | undefined
  isFirst: boolean
  /** Whether the reader follows the tag; undefined where there is none to follow. */
  followed: boolean | undefined
  tags: { slug: string; name: string }[]
  spaces: Space[]
}

const tabs: { show: List; label: string }[] = [
  { show: 'newest', label: 'Newest' },
  { show: 'unanswered', label: 'Unanswered' },
  { show: 'solved', label: 'Solved' },
  { show: 'helpful', label: 'Most helpful' },
]

/** Questions by state, tag and space; every choice stands in the address. */
export function ListPage(props: ListPageProps) {
  const { viewer, list, tag, space, chosen, questions, next, isFirst, followed } = props
  const here = addressOf(chosen)
  const ask = `/questions/ask${space ? `?space=${space.slug}` : ''}`
  return (
    <>
      <PageHead
        title={listTitle(props)}
        lead="Ask anything, from the first line of code on. Somebody here has had it before you."
      >
        <LinkButton href={ask} icon="plus">
          Ask a question
        </LinkButton>
        {isMember(viewer) && (
          <>
            <LinkButton kind="quiet" href="/questions/help">
              Help somebody
            </LinkButton>
            <LinkButton kind="quiet" href="/questions/yours">
              Your questions
            </LinkButton>
          </>
        )}
      </PageHead>
      <Columns side={<Side {...props} />}>
        <Tabs
          label="Which questions"
          tabs={tabs.map(({ show, label }) => ({
            href: addressOf({ ...chosen, show: show === 'newest' ? undefined : show }),
            label,
            current: show === list,
          }))}
        />
        {tag && followed !== undefined && <FollowTag tag={tag} followed={followed} />}
        {questions.length === 0 ? (
          <Empty title={isFirst ? emptyTitles[list] : 'That was the beginning.'} action={{ href: ask, label: 'Ask a question' }}>
            {isFirst ? 'Other tags or spaces may have more.' : 'There is nothing older than this.'}
          </Empty>
        ) : (
          <>
            <h2 class="hidden">{listTitles[list]}</h2>
            <QuestionRows questions={questions} />
          </>
        )}
        <Pager
          previous={isFirst ? undefined : here}
          previousLabel="First page"
          next={next ? `${here}${here.includes('?') ? '&' : '?'}before=${next}` : undefined}
          nextLabel={list === 'helpful' ? 'More' : 'Older'}
        />
      </Columns>
    </>
  )
}

const emptyTitles: Record<List, string> = {
  newest: 'Nobody has asked anything here yet.',
  unanswered: 'Every question here has an answer.',
  solved: 'No question here is solved yet.',
  helpful: 'Nobody has said yet that an answer here helped them.',
}

function FollowTag({ tag, followed }: { tag: { slug: string; name: string }; followed: boolean }) {
  return (
    <Form
      action="/questions/follow-tag"
      hidden={{ tag: tag.slug, follow: followed ? 'no' : 'yes' }}
      inline
      label="Follow this tag"
    >
      <Button kind="quiet" small icon={followed ? 'check' : 'bell'}>
        {followed ? `Unfollow ${tag.name}` : `Follow ${tag.name}`}
      </Button>
    </Form>
  )
}

function Side({ tag, space, chosen, tags, spaces }: ListPageProps) {
  return (
    <>
      <Card title="Filter">
        {tag && (
          <p>
            About <strong>{tag.name}</strong>. <a href={addressOf({ ...chosen, tag: undefined })}>All tags</a>
          </p>
        )}
        <Form action="/questions" method="get" label="Filter questions" hidden={{ show: chosen.show, tag: chosen.tag }}>
          <Select
            name="space"
            label="Space"
            width="full"
            value={space?.slug ?? ''}
            options={[{ value: '', label: 'All spaces' }, ...spaces.map((one) => ({ value: one.slug, label: one.name }))]}
          />
          <Button kind="quiet">Show</Button>
        </Form>
      </Card>
      {tags.length > 0 && (
        <Card title="Tags">
          <Tags label="Tags" tags={tags.map((one) => ({ label: one.name, href: addressOf({ ...chosen, tag: one.slug }) }))} />
        </Card>
      )}
    </>
  )
}
