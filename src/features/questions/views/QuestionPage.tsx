import { render } from 'preact-render-to-string'
import type { Composing } from '#core/composer/composing.ts'
import { Composer } from '#core/composer/views/Composer.tsx'
import { memoryLine } from '#core/spaces/memory.ts'
import { postHtml } from '#core/threads/render-items.tsx'
import { LinkButton } from '#platform/layout/buttons.tsx'
import { Card, NoticeBar } from '#platform/layout/pieces.tsx'
import { LiveList } from '#platform/layout/threads.tsx'
import { Pager } from '#platform/layout/ways.tsx'
import type { Viewer } from '#platform/viewer.ts'
import type { Question } from '../queries.ts'
import { answerHtml, commentsHtml } from '../render.tsx'
import type { ShownQuestion } from '../shown.ts'
import { QuestionHead } from './QuestionHead.tsx'

type QuestionPageProps = {
  viewer: Viewer
  question: Question
  shown: ShownQuestion
  answering: Composing | undefined
  commenting: (Composing & { on: number }) | undefined
  why: string | undefined
}

/** A question, its answers in the order in which they help, and the boxes to answer and to comment in. */
export function QuestionPage({ viewer, question, shown, answering, commenting, why }: QuestionPageProps) {
  const lastRead = viewer.id !== undefined && question.read_number !== null ? question.read_number : undefined
  const box = commenting ? render(<CommentBox question={question} commenting={commenting} />) : ''
  const boxAt = (ids: (number | undefined)[]) => (commenting && ids.includes(commenting.on) ? box : '')
  const href = (page: number) => `/questions/${question.id}${page === 1 ? '' : `?page=${page}`}`
  const ofQuestion = { comments: shown.comments, moreComments: shown.moreComments }
  const asked =
    (shown.post ? postHtml(shown.post) : '') +
    commentsHtml(question, 0, ofQuestion, { lastRead, form: boxAt([shown.post?.id, ...shown.comments.map((post) => post.id)]) })
  const answers = shown.answers.map((answer) =>
    answerHtml(question, answer, { lastRead, form: boxAt([answer.post.id, ...answer.comments.map((post) => post.id)]) }),
  )
  return (
    <>
      <QuestionHead viewer={viewer} question={question} />
      {!shown.post && <NoticeBar>The question itself is older than this space remembers.</NoticeBar>}
      <div class="question-asked" dangerouslySetInnerHTML={{ __html: asked }} />
      <h2 class="answers-title" id="answers">
        {shown.total === 0 ? 'No answer yet' : shown.total === 1 ? '1 answer' : `${shown.total} answers`}
      </h2>
      <LiveList
        live={`/questions/${question.id}/live`}
        poll={`/questions/${question.id}/new-posts`}
        last={question.last_number}
        noun={['reply', 'replies']}
        html={answers.join('')}
      />
      <Pager pages={{ current: shown.page, last: shown.pages, href }} label="Pages of answers" />
      <section id="answer" class="card" aria-labelledby="answer-title">
        <h2 class="card-title" id="answer-title">
          Answer this question
        </h2>
        {answering ? (
          <Composer
            action={`/questions/${question.id}/answers`}
            composing={answering}
            verb="Post your answer"
            bodyLabel="Your answer"
            memory={`${memoryLine(question)} To ask back, comment on the question instead.`}
            spaceId={question.space_id}
            label="Answer"
          />
        ) : (
          <WhyNot viewer={viewer} question={question} sentence={why ?? ''} />
        )}
      </section>
    </>
  )
}

function CommentBox({ question, commenting }: { question: Question; commenting: Composing & { on: number } }) {
  return (
    <section id="reply" class="comment-box">
      <Card title="Your comment" level={3}>
        <Composer
          action={`/questions/${question.id}/comments`}
          composing={commenting}
          verb="Post your comment"
          bodyLabel="Your comment"
          rows={4}
          spaceId={question.space_id}
          label="Comment"
        />
      </Card>
    </section>
  )
}

function WhyNot({ viewer, question, sentence }: { viewer: Viewer; question: Question; sentence: string }) {
  if (viewer.id !== undefined || question.state === 'duplicate') return <NoticeBar>{sentence}</NoticeBar>
  return (
    <>
      <p>Sign in to answer. Joining is free and open to everybody.</p>
      <p class="buttons">
        <LinkButton href={`/sign-in?next=/questions/${question.id}`}>Sign in</LinkButton>
        <LinkButton kind="quiet" href="/join">
          Join
        </LinkButton>
      </p>
    </>
  )
}
