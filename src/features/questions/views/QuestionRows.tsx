import { authorOf } from '#core/threads/views/author.ts'
import { Icon } from '#platform/layout/Icon.tsx'
import { Avatar } from '#platform/layout/people.tsx'
import { Badge, Tags } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { ThreadList } from '#platform/layout/threads.tsx'
import type { QuestionLine } from '../list-queries.ts'
import { StateBadge } from './State.tsx'

/** Questions as rows of a list; the state is said in words. */
export function QuestionRows({ questions, waiting }: { questions: QuestionLine[]; waiting?: boolean }) {
  return (
    <ThreadList>
      {questions.map((question) => (
        <QuestionRow key={question.id} question={question} waiting={waiting ?? false} />
      ))}
    </ThreadList>
  )
}

function QuestionRow({ question, waiting }: { question: QuestionLine; waiting: boolean }) {
  const author = authorOf(question)
  return (
    <li class="thread-row">
      <Avatar id={author.id} name={author.hasLeft ? '' : author.name} pictureUrl={author.pictureUrl} />
      <div class="thread-words">
        <h3 class="thread-title">
          <a href={`/questions/${question.id}`}>{question.title}</a>
        </h3>
        <p class="thread-facts">
          <StateBadge state={question.state} answers={question.answers} />
          {question.is_first && (
            <Badge tone="ember" icon="thanks">
              First question
            </Badge>
          )}
          <a class="thread-space" href={`/spaces/${question.space_slug}`}>
            {question.space_name}
          </a>
          <span>{author.hasLeft ? 'A former member' : author.name}</span>
          <span>
            {waiting ? 'waits since ' : 'asked '}
            <Time at={waiting ? question.waiting_since : question.created_at} />
          </span>
        </p>
        {question.tags.length > 0 && (
          <Tags label="Tags" tags={question.tags.map((tag) => ({ label: tag.name, href: `/questions?tag=${tag.slug}` }))} />
        )}
      </div>
      {question.helped > 0 && (
        <p class="thread-count">
          <span class="reply-count" title={`Helped ${question.helped} members`}>
            <Icon name="helpful" class="icon-small" /> {question.helped}
            <span class="hidden"> helped</span>
          </span>
        </p>
      )}
    </li>
  )
}
