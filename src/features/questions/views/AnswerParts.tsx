// What stands around an answer's words: marks above, buttons below. Live updates put new ones in their place by their ids.
import { Icon } from '#platform/layout/Icon.tsx'
import { Badge, Hidden } from '#platform/layout/pieces.tsx'
import { PostAction, PostMenu } from '#platform/layout/posts.tsx'
import { COMMENTS_SHOWN } from '../order.ts'
import type { Question } from '../queries.ts'
import type { ShownAnswer } from '../shown.ts'

/** Best, accepted, out of date: in words. */
export function AnswerMark({ answer: { post, facts, isBest, isFirst } }: { answer: ShownAnswer }) {
  const there = post.removed_at === null
  return (
    <div class="answer-mark" id={`answer-mark-${post.id}`}>
      {there && facts.accepted_at && (
        <Badge tone="green" icon="check">
          {isBest ? 'Best answer' : 'Also helped'}
        </Badge>
      )}
      {there && isFirst && (
        <Badge tone="ember" icon="thanks">
          First answer to a first question. Thank you!
        </Badge>
      )}
      {there && facts.outdated_at && (
        <p class="answer-outdated">
          <Icon name="warning" class="icon-small" /> <strong>Out of date</strong>
          {facts.outdated_note && `: ${facts.outdated_note}`} <Newer facts={facts} />
        </p>
      )}
    </div>
  )
}

function Newer({ facts }: { facts: ShownAnswer['facts'] }) {
  return (
    <span class="soft">
      {facts.newer_id && <a href={`/posts/${facts.newer_id}`}>See the newer answer</a>}
      {facts.outdated_name && ` (${facts.outdated_name})`}
    </span>
  )
}

/** "This helped me too", accepting, and the rest behind one word. */
export function AnswerBar({ question, answer }: { question: Question; answer: ShownAnswer }) {
  const { post, facts, may, isBest } = answer
  const base = `/questions/${question.id}/answers/${post.id}`
  if (post.removed_at) return <div id={`answer-bar-${post.id}`} />
  return (
    <div class="answer-bar" id={`answer-bar-${post.id}`}>
      <Helped answer={answer} action={`${base}/helped`} />
      {may.accept && <Accept facts={facts} isBest={isBest} number={post.number} action={`${base}/accept`} />}
      {may.suggest && (
        <PostAction href={`/posts/${post.id}/suggest`} icon="edit" label={`Suggest a change to answer ${post.number}`}>
          Suggest a change
        </PostAction>
      )}
      {facts.suggestions > 0 && (
        <PostAction href={`/posts/${post.id}/suggestions`} icon="edit" label={`Suggested changes to answer ${post.number}`}>
          {facts.suggestions === 1 ? '1 suggested change' : `${facts.suggestions} suggested changes`}
        </PostAction>
      )}
      {(may.outdated || may.sort) && (
        <PostMenu>
          {may.outdated && (
            <PostAction href={`${base}/outdated`} icon="history">
              {facts.outdated_at ? 'Not out of date' : 'Out of date'}
            </PostAction>
          )}
          {may.sort && <SortButton action={`/questions/${question.id}/posts/${post.id}/sort`} as="comment" />}
        </PostMenu>
      )}
    </div>
  )
}

function Helped({ answer: { post, facts, may }, action }: { answer: ShownAnswer; action: string }) {
  const count = facts.helped === 1 ? 'Helped 1 member' : `Helped ${facts.helped} members`
  if (!may.helped) return facts.helped > 0 ? <span class="soft small">{count}</span> : null
  return (
    <form class="form-inline" method="post" action={action}>
      <button class="helped" type="submit" name="helped" value={facts.helped_me ? 'no' : 'yes'} aria-pressed={facts.helped_me}>
        <Icon name="helpful" class="icon-small" /> This helped me too
        {facts.helped > 0 && (
          <span class="helped-count">
            {' '}
            {facts.helped}
            <Hidden>{facts.helped === 1 ? ' member' : ' members'}</Hidden>
          </span>
        )}
        <Hidden> (answer {post.number})</Hidden>
      </button>
    </form>
  )
}

type AcceptProps = { facts: ShownAnswer['facts']; isBest: boolean; number: number; action: string }

function Accept({ facts, isBest, number, action }: AcceptProps) {
  const which = <Hidden> (answer {number})</Hidden>
  return (
    <form class="form-inline" method="post" action={action}>
      {!facts.accepted_at && (
        <button class="post-action" type="submit" name="accepted" value="yes">
          <Icon name="check" class="icon-small" /> This solved it{which}
        </button>
      )}
      {facts.accepted_at && !isBest && (
        <button class="post-action" type="submit" name="accepted" value="best">
          <Icon name="up" class="icon-small" /> Make it the best{which}
        </button>
      )}
      {facts.accepted_at && (
        <button class="post-action" type="submit" name="accepted" value="no">
          <Icon name="close" class="icon-small" /> Did not solve it{which}
        </button>
      )}
    </form>
  )
}

export function SortButton({ action, as }: { action: string; as: 'answer' | 'comment' }) {
  return (
    <form class="form-inline" method="post" action={action}>
      <button class="post-action" type="submit" name="as" value={as}>
        <Icon name="move" class="icon-small" /> {as === 'comment' ? 'Make it a comment' : 'Make it an answer'}
      </button>
    </form>
  )
}

/** The way to the comments that are not shown. */
export function CommentsFoot({ question, root, more }: { question: Question; root: number; more: number }) {
  return (
    <p class="comments-more">
      <a href={`/questions/${question.id}?comments=${root}#comments-${root}`}>Show all {more + COMMENTS_SHOWN} comments</a>
    </p>
  )
}
