// Before a thread goes where more people see it, or where it is forgotten sooner.
import { memoryNames } from '#core/spaces/memory.ts'
import { seesNames } from '#core/spaces/policy.ts'
import type { Space } from '#core/spaces/queries.ts'
import { onceKey } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { NoticeBar, PageHead } from '#platform/layout/pieces.tsx'

type Props = {
  thread: { id: number; title: string }
  from: Space
  to: Space
  widens: boolean
  forgets: boolean
  posts: number
  action: string
  hidden: Record<string, string | number>
  form: { reason: string }
}

export function ConfirmMovePage({ thread, from, to, widens, forgets, posts, action, hidden, form }: Props) {
  const written = posts === 1 ? 'one post' : `${posts} posts`
  const seers = to.sees === 'invited' ? `the people of ${to.name}` : seesNames[to.sees]
  return (
    <div class="narrow stack">
      <PageHead title={`Move to ${to.name}?`} lead={thread.title} />
      {widens && (
        <NoticeBar tone="care">
          <p>
            <strong>
              This was written in {from.name}, for {from.sees === 'invited' ? 'its people only' : seesNames[from.sees]}. It
              becomes visible to {seers}.
            </strong>
          </p>
          <p>
            That is {written}, with earlier versions, reactions, pictures, files and everything that is quoted in them. Ask the
            people who wrote it first. Once others have read it, this cannot be taken back.
          </p>
        </NoticeBar>
      )}
      {forgets && (
        <NoticeBar tone="care">
          <p>
            <strong>
              {to.name} remembers {memoryNames[to.memory]}.
            </strong>{' '}
            Posts that are older are deleted the next night, and nobody can bring them back.
          </p>
        </NoticeBar>
      )}
      <Form action={action} hidden={{ ...hidden, confirmed: to.id, reason: form.reason }} once={onceKey()}>
        <Buttons>
          <Button kind="warning">{widens ? `Show it to ${seers}` : 'Move it'}</Button>
          <LinkButton kind="quiet" href={`/threads/${thread.id}/steward`}>
            Leave it where it is
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}
