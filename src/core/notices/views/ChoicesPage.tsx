import type { ReadForm } from '#platform/forms.ts'
import { Button } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Choice } from '#platform/layout/choices.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, Hidden, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Channel, NoticeKind } from '../kinds.ts'

const kinds: Record<NoticeKind, { label: string; hint: string }> = {
  mention: { label: 'Somebody mentions you', hint: 'With @ and your name in a post.' },
  answer: { label: 'Answers to your questions', hint: 'With the words of the answer.' },
  reply: { label: 'Somebody replies to you', hint: 'A post that answers one of yours.' },
  thread: { label: 'New posts in threads that you follow', hint: 'You follow a thread once you write in it.' },
  tag: { label: 'Questions with tags that you follow', hint: 'You follow a tag on the list of its questions.' },
  space: { label: 'New threads in spaces that you follow', hint: 'Only the first post of each thread.' },
  help: {
    label: 'Questions that wait, and that you could answer',
    hint: 'After a day without an answer, by the skills in your profile. Twice a week at most.',
  },
  suggestion: { label: 'Suggested changes', hint: 'To what you wrote, and when yours are taken.' },
  event: { label: 'Events you come along to', hint: 'A place that is free for you, another time, and when one is called off.' },
  article: { label: 'Your articles', hint: 'What editors say, corrections by readers, and when one is published.' },
  editing: { label: 'Articles that wait for editors', hint: 'While you are one.' },
  mask: { label: 'Decisions about a mask of yours', hint: 'Such as two stewards who looked behind it.' },
  stewards: { label: 'What waits for stewards', hint: 'Such as requests to join.' },
}

const options = [
  { value: 'mail', label: 'By mail' },
  { value: 'site', label: 'On the site' },
  { value: 'off', label: 'Off' },
]

type ChoicesProps = {
  choices: Record<NoticeKind, Channel>
  stopped: { id: number; title: string }[]
  isSteward: boolean
  form?: ReadForm<unknown>
}

/** How each kind of notice reaches this member. */
export function ChoicesPage({ choices, stopped, isSteward, form }: ChoicesProps) {
  const shown = (Object.keys(kinds) as NoticeKind[]).filter((kind) => kind !== 'stewards' || isSteward)
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/account', label: 'Your account' }]} />
      <PageHead
        title="Notices"
        lead="Choose what you are told of, and how. You get one mail at most for a thread until you have looked at it."
      />
      <ErrorSummary errors={form?.errors} />
      <Form action="/account/notices">
        {shown.map((kind) => (
          <Choice key={kind} name={kind} {...kinds[kind]} value={choices[kind]} form={form} options={options} inline />
        ))}
        <Button>Save</Button>
      </Form>
      {stopped.length > 0 && (
        <Card title="Threads without mail">
          <p class="soft">
            You stopped mails about these threads with a link in a mail. Somebody who mentions you still reaches you.
          </p>
          <Rows label="Threads without mail">
            {stopped.map(({ id, title }) => (
              <Row
                key={id}
                actions={
                  <Form action="/account/notices/start" hidden={{ thread: id }} inline>
                    <Button kind="quiet" small>
                      Start again<Hidden> mails about {title}</Hidden>
                    </Button>
                  </Form>
                }
              >
                <a href={`/threads/${id}`}>{title}</a>
              </Row>
            ))}
          </Rows>
        </Card>
      )}
    </div>
  )
}
