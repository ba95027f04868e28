import type { PostWithBody } from '#core/threads/post-queries.ts'
import type { Thread } from '#core/threads/queries.ts'
import { authorOf } from '#core/threads/views/author.ts'
import { Button } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Byline } from '#platform/layout/people.tsx'
import { Empty, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Suggestion } from '../queries.ts'
import { ChangeCard, type ShownChange, TakenBadge } from './ChangeCard.tsx'

type Shown = Suggestion & ShownChange & { mayRemove: boolean }

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
    <ChangeCard one={one} what="post" action={action} more={one.mayRemove && <Removal action={`${action}/remove`} id={one.id} />}>
      <Byline author={authorOf(one)}>
        <Time at={one.created_at} />
        <TakenBadge state={one.state} />
      </Byline>
    </ChangeCard>
  )
}

function Removal({ action, id }: { action: string; id: number }) {
  return (
    <Reveal label="Remove it as a steward">
      <Form action={action} label={`Remove suggestion ${id}`}>
        <Field name="reason" label="Why" hint="It stays on record." id={`reason-${id}`} />
        <Button kind="warning">Remove it</Button>
      </Form>
    </Reveal>
  )
}
