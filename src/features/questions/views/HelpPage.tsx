import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Card, Empty, PageHead, Tags } from '#platform/layout/pieces.tsx'
import { Breadcrumb, Columns, Pager, Tabs } from '#platform/layout/ways.tsx'
import type { QuestionLine } from '../list-queries.ts'
import { QuestionRows } from './QuestionRows.tsx'

type HelpPageProps = {
  questions: QuestionLine[]
  next: string | undefined
  /** What the member said that they could help with. */
  skills: { slug: string; name: string }[]
  all: boolean
  /** Whether they are asked to help. */
  asks: boolean
  isFirst: boolean
}

/** Open questions, the longest wait first. */
export function HelpPage(props: HelpPageProps) {
  const { questions, next, skills, all, isFirst } = props
  const here = all && skills.length > 0 ? '/questions/help?tags=all' : '/questions/help'
  return (
    <>
      <Breadcrumb steps={[{ href: '/questions', label: 'Questions' }]} />
      <PageHead
        title="Help somebody"
        lead="Questions without an answer, the longest wait first. Half an answer is better than none."
      />
      <Columns side={<Side {...props} />}>
        {skills.length > 0 && (
          <Tabs
            label="Which questions"
            tabs={[
              { href: '/questions/help', label: 'What I can help with', current: !all },
              { href: '/questions/help?tags=all', label: 'All that wait', current: all },
            ]}
          />
        )}
        {questions.length === 0 ? (
          <Empty
            title={isFirst ? 'Nothing waits.' : 'That was the last one.'}
            action={
              all
                ? { href: '/questions', label: 'Read questions' }
                : { href: '/questions/help?tags=all', label: 'See all that wait' }
            }
          >
            {all ? 'Every question has an answer.' : 'No open question carries one of your tags.'}
          </Empty>
        ) : (
          <QuestionRows questions={questions} waiting />
        )}
        <Pager
          previous={isFirst ? undefined : here}
          previousLabel="Longest wait"
          next={next ? `${here}${here.includes('?') ? '&' : '?'}after=${next}` : undefined}
          nextLabel="Shorter waits"
        />
      </Columns>
    </>
  )
}

function Side({ skills, asks }: HelpPageProps) {
  return (
    <>
      <Card title="What you can help with">
        {skills.length > 0 ? (
          <Tags label="Your skills" tags={skills.map((tag) => ({ label: tag.name, href: `/questions?tag=${tag.slug}` }))} />
        ) : (
          <p class="soft">Say in your profile what you could help with, and you find the right questions here.</p>
        )}
        <p>
          <LinkButton kind="quiet" small href="/account/profile">
            Change your skills
          </LinkButton>
        </p>
      </Card>
      <Card title="Being asked">
        <p class="soft">
          {asks
            ? 'When a question with one of these tags has waited for a day, you may be asked: in turn with others, twice a week at most.'
            : 'You are not asked. Questions still wait here.'}
        </p>
        <Form action="/questions/help" hidden={{ ask: asks ? 'no' : 'yes' }} inline label="Being asked">
          <Button kind="quiet" small icon={asks ? 'bell-off' : 'bell'}>
            {asks ? 'Do not ask me' : 'Ask me when I could help'}
          </Button>
        </Form>
      </Card>
    </>
  )
}
