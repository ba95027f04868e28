import type { PostWithBody } from '#core/threads/post-queries.ts'
import type { Thread } from '#core/threads/queries.ts'
import { authorOf } from '#core/threads/views/author.ts'
import { Button } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Byline } from '#platform/layout/people.tsx'
import { Badge, Card, Empty, NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Part } from '../difference.ts'
import type { Suggestion } from '../queries.ts'
import { Difference } from './Difference.tsx'

type Shown = Suggestion & { parts: Part[]; hasChanged: boolean; fits: boolean; mayAnswer: boolean; mayWithdraw: boolean }

/** What others would change about a post, word for word. */
export function SuggestionsPage({ post, thread, suggestions }: { post: PostWithBody; thread: Thread; suggestions: Shown[] }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: `/posts/${post.id}`, label: thread.title }]} />
      <PageHead title="Suggested changes" lead="What is struck out goes, what is marked comes in." />
      {suggestions.length === 0 && (
        <Empty title="Nobody has suggested a change." action={{ href: `/posts/${post.id}`, label: 'Back to the post' }} />
      )}
      {suggestions.map((one) => (
        <SuggestionCard key={one.id} one={one} action={`/posts/${post.id}/suggestions/${one.id}`} />
      ))}
    </div>
  )
}

function SuggestionCard({ one, action }: { one: Shown; action: string }) {
  return (
    <Card>
      <Byline author={authorOf(one)}>
        <Time at={one.created_at} />
        {one.state === 'taken' && (
          <Badge tone="green" icon="check">
            Taken
          </Badge>
        )}
      </Byline>
      {one.note && <p>{one.note}</p>}
      {one.hasChanged && one.fits && (
        <NoticeBar>
          The post has changed since this was suggested. This is what it would change about the post as it is now.
        </NoticeBar>
      )}
      {!one.fits && (
        <NoticeBar tone="care">
          The post has changed too much since this was suggested. Only its author can bring it in by hand. Below it is compared
          with the post as it is now.
        </NoticeBar>
      )}
      <Difference parts={one.parts} />
      <div class="buttons">
        {one.mayAnswer && (
          <Form action={action} inline label={`Suggestion ${one.id}`}>
            {one.fits && (
              <Button small name="take" value="yes">
                Take this change
              </Button>
            )}
            <Button kind="quiet" small name="take" value="no">
              Decline
            </Button>
          </Form>
        )}
        {one.mayWithdraw && (
          <Form action={`${action}/withdraw`} inline label={`Your suggestion ${one.id}`}>
            <Button kind="quiet" small>
              Take it back
            </Button>
          </Form>
        )}
      </div>
    </Card>
  )
}
