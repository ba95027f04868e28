// What questions show on pages that all share.
import { Fragment } from 'preact'
import type { Db } from '#platform/db/connect.ts'
import { LinkButton } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Card } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { isMember, type Viewer } from '#platform/viewer.ts'
import { listQuestions, listWaiting, type QuestionLine } from './list-queries.ts'
import { stateWords } from './views/State.tsx'

/** A glance, not a list. */
const LINES = 4

/** Members see what waits for an answer, guests what was asked last. */
export async function homeSlot(db: Db, viewer: Viewer) {
  if (!isMember(viewer)) {
    const questions = (await listQuestions(db, { list: 'newest' })).slice(0, LINES)
    return questions.length === 0 ? undefined : (
      <Card title="Questions" more={{ href: '/questions', label: 'All questions' }}>
        <Lines questions={questions} />
      </Card>
    )
  }
  const questions = await listWaiting(db, viewer.id, { most: LINES })
  return (
    <Card title="Waits for an answer" more={{ href: '/questions/help', label: 'Help somebody' }}>
      {questions.length === 0 ? <p class="soft">Every question has an answer.</p> : <Lines questions={questions} />}
      <p>
        <LinkButton small href="/questions/ask" icon="plus">
          Ask a question
        </LinkButton>
      </p>
    </Card>
  )
}

/** In a space: to ask there, and what was asked there. */
export function spaceSlot({ slug, mayStart }: { slug: string; mayStart: boolean }) {
  return (
    <Fragment key="questions">
      {mayStart && (
        <LinkButton kind="quiet" href={`/questions/ask?space=${slug}`} icon="plus">
          Ask a question
        </LinkButton>
      )}
      <LinkButton kind="quiet" href={`/questions?space=${slug}`}>
        Questions here
      </LinkButton>
    </Fragment>
  )
}

function Lines({ questions }: { questions: QuestionLine[] }) {
  return (
    <Rows label="Questions">
      {questions.map((question) => (
        <Row key={question.id}>
          <a href={`/questions/${question.id}`}>{question.title}</a>
          <p class="soft small">
            {question.space_name} · {stateWords(question.state, question.answers)} · <Time at={question.waiting_since} />
          </p>
        </Row>
      ))}
    </Rows>
  )
}
