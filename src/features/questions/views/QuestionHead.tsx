import { isOwn } from '#core/threads/policy.ts'
import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Badge, NoticeBar, Tags } from '#platform/layout/pieces.tsx'
import { ThreadHead } from '#platform/layout/threads.tsx'
import { isMember, isSteward, type Viewer } from '#platform/viewer.ts'
import { mayReopen, maySteer } from '../policy.ts'
import type { Question } from '../queries.ts'
import { QuestionState } from './State.tsx'

/** The title of a question, where it stands, its state, its tags, and what can be done with all of it. */
export function QuestionHead({ viewer, question }: { viewer: Viewer; question: Question }) {
  const { id } = question
  const badges = (
    <>
      <QuestionState question={question} />
      {question.is_first && (
        <Badge tone="ember" icon="thanks">
          First question: be kind
        </Badge>
      )}
      {question.asker_is_mask && <Badge icon="person">Under a mask</Badge>}
      {question.locked_at && <Badge icon="lock">Closed to replies</Badge>}
      {question.archived_at && <Badge icon="archive">Archived space</Badge>}
      {question.invented && <Badge tone="blue">Invented example</Badge>}
    </>
  )
  return (
    <>
      <ThreadHead
        title={question.title}
        space={{ href: `/spaces/${question.space_slug}`, name: question.space_name }}
        badges={badges}
      >
        {isMember(viewer) && <FollowButtons question={question} />}
        {maySteer(viewer, question) && (
          <>
            <LinkButton kind="quiet" small href={`/questions/${id}/tags`}>
              Change tags
            </LinkButton>
            <LinkButton kind="quiet" small href={`/questions/${id}/duplicate`}>
              {question.duplicate_of ? 'Open it again' : 'Asked before'}
            </LinkButton>
          </>
        )}
        {isSteward(viewer) && (
          <LinkButton kind="quiet" small icon="shield" href={`/threads/${id}/steward`}>
            Steward this question
          </LinkButton>
        )}
        {isSteward(viewer) && question.asker_is_mask && !isOwn(viewer, question, question) && (
          <LinkButton kind="quiet" small icon="key" href={`/questions/${id}/mask`}>
            About this mask
          </LinkButton>
        )}
      </ThreadHead>
      {question.tags.length > 0 && (
        <Tags label="Tags" tags={question.tags.map((tag) => ({ label: tag.name, href: `/questions?tag=${tag.slug}` }))} />
      )}
      {question.mask_id !== null && (
        <NoticeBar>
          This is your question, under a mask. Nobody else can see that. Whatever you write here carries the name of the mask.
        </NoticeBar>
      )}
      {question.state === 'duplicate' && <Duplicate question={question} />}
      {question.state === 'stale' && (
        <NoticeBar tone="wait">
          Nobody has answered this question for a long time.
          {mayReopen(viewer, question, question) && (
            <Form action={`/questions/${id}/still-open`} inline label="Still open">
              <Button kind="quiet" small>
                I still need an answer
              </Button>
            </Form>
          )}
        </NoticeBar>
      )}
    </>
  )
}

function Duplicate({ question: { duplicate_of, duplicate_title } }: { question: Question }) {
  return (
    <NoticeBar>
      {duplicate_title ? (
        <p>
          This has been asked before: <a href={`/questions/${duplicate_of}`}>{duplicate_title}</a>. Answers belong there.
        </p>
      ) : (
        'This has been asked before, in a place that you cannot see.'
      )}
    </NoticeBar>
  )
}

function FollowButtons({ question: { id, follow_level } }: { question: Question }) {
  const follows = follow_level === 'follow'
  const mutes = follow_level === 'mute'
  return (
    <Form action={`/threads/${id}/follow`} inline label="Notices about this question">
      <Button kind="quiet" small name="level" value={follows ? 'neither' : 'follow'} icon={follows ? 'check' : 'bell'}>
        {follows ? 'Unfollow' : 'Follow'}
      </Button>
      <Button kind="quiet" small name="level" value={mutes ? 'neither' : 'mute'} icon={mutes ? 'bell' : 'bell-off'}>
        {mutes ? 'Unmute' : 'Mute'}
      </Button>
    </Form>
  )
}
