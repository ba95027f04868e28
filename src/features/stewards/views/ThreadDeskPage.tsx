// All that a steward can do with a thread, as plain forms, one card each.

import { seesNames } from '#core/spaces/policy.ts'
import type { Space } from '#core/spaces/queries.ts'
import type { Thread } from '#core/threads/queries.ts'
import { MOST_TO_CHOOSE, type PostToChoose } from '#core/threads/steward-queries.ts'
import { shortDate } from '#platform/dates.ts'
import { emptyForm, type ReadForm } from '#platform/forms.ts'
import { Button } from '#platform/layout/buttons.tsx'
import { Checkboxes } from '#platform/layout/choices.tsx'
import { Field, fieldId, Select } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'

export type ActForm = 'pin' | 'lock' | 'move' | 'split' | 'merge'

export type ThreadDeskProps = {
  thread: Thread
  /** Spaces into which the thread could go. */
  spaces: Space[]
  posts: PostToChoose[]
  /** The form that needs another look, and what was typed into it. */
  act: ActForm | undefined
  form: ReadForm<unknown>
  once: string
}

type CardProps = { thread: Thread; form: ReadForm<unknown>; once: string }

/** Why it is done; each of the page's forms has one, so each has an id of its own. */
function Reason({ act, form, optional }: { act: ActForm; form: ReadForm<unknown>; optional?: boolean }) {
  const hint = 'Kept in the records, where other stewards can read it.'
  return (
    <Field
      name="reason"
      id={`${fieldId('reason')}-${act}`}
      label="Why?"
      hint={hint}
      form={form}
      maxlength={1000}
      {...(optional ? { optional } : {})}
    />
  )
}

export function ThreadDeskPage(props: ThreadDeskProps) {
  const { thread, spaces, posts, act, form, once } = props
  const formOf = (one: ActForm) => ({ thread, once, form: one === act ? form : emptyForm() })
  return (
    <div class="narrow stack">
      <Breadcrumb
        steps={[
          { href: `/spaces/${thread.space_slug}`, label: thread.space_name },
          { href: `/threads/${thread.id}`, label: thread.title },
        ]}
      />
      <PageHead title="Look after this thread" lead={thread.title} />
      <ErrorSummary errors={form.errors} ids={{ reason: `${fieldId('reason')}-${act}` }} />
      <PinCard {...formOf('pin')} />
      <LockCard {...formOf('lock')} />
      {spaces.length > 0 && <MoveCard {...formOf('move')} spaces={spaces} />}
      {posts.length > 1 && <SplitCard {...formOf('split')} posts={posts} />}
      <MergeCard {...formOf('merge')} />
    </div>
  )
}

function PinCard({ thread, form }: CardProps) {
  const pinned = thread.pinned_at !== null
  return (
    <Card title={pinned ? 'Take the pin off' : 'Pin it'}>
      <p>{pinned ? 'It takes its place among the other threads again.' : 'It stays at the top of its space.'}</p>
      <Form action={`/threads/${thread.id}/pin`} hidden={{ pinned: pinned ? 'no' : 'yes' }} label="Pin">
        <Reason act="pin" form={form} optional />
        <Button kind="quiet" icon="pin">
          {pinned ? 'Take the pin off' : 'Pin this thread'}
        </Button>
      </Form>
    </Card>
  )
}

function LockCard({ thread, form }: CardProps) {
  const locked = thread.locked_at !== null
  return (
    <Card title={locked ? 'Open it again' : 'Close it'}>
      <p>{locked ? 'People can reply again.' : 'It can still be read, and only stewards can reply.'}</p>
      <Form action={`/threads/${thread.id}/lock`} hidden={{ locked: locked ? 'no' : 'yes' }} label="Close">
        <Reason act="lock" form={form} />
        <Button kind="quiet" icon="lock">
          {locked ? 'Open this thread' : 'Close this thread'}
        </Button>
      </Form>
    </Card>
  )
}

function MoveCard({ thread, form, spaces, once }: CardProps & { spaces: Space[] }) {
  const options = spaces.map((space) => ({ value: String(space.id), label: `${space.name} (seen by ${seesNames[space.sees]})` }))
  return (
    <Card title="Move it">
      <p>Everything in it moves along. Whoever does not see the other space no longer sees the thread.</p>
      <Form action={`/threads/${thread.id}/move`} once={once} label="Move">
        <Select name="space_id" label="To which space?" form={form} options={options} width="full" />
        <Reason act="move" form={form} />
        <Button kind="quiet" icon="move">
          Move this thread
        </Button>
      </Form>
    </Card>
  )
}

function SplitCard({ thread, form, posts, once }: CardProps & { posts: PostToChoose[] }) {
  const first = thread.first_number
  const last = posts.at(-1)!
  const options = posts
    .filter((post) => post.number !== first)
    .map((post) => ({
      value: String(post.id),
      label: `${post.number}. ${post.author_has_left ? 'A former member' : post.author_name}, ${shortDate(post.created_at)}`,
      hint: post.removed_at ? 'This post was removed.' : post.beginning,
    }))
  return (
    <Card title="Split it">
      <p>
        The posts you tick go into a new thread in the same space. The first post stays here, with a line that leads to the new
        thread.
      </p>
      <Form action={`/threads/${thread.id}/split`} once={once} label="Split">
        <Field name="title" label="Title of the new thread" form={form} maxlength={200} />
        <Checkboxes name="posts" label="Which posts go?" form={form} options={options} />
        {posts.length === MOST_TO_CHOOSE && (
          <p>
            <a href={`/threads/${thread.id}/steward?after=${last.number}`}>Show the posts after number {last.number}</a>
          </p>
        )}
        <Reason act="split" form={form} />
        <Button kind="quiet">Split this thread</Button>
      </Form>
    </Card>
  )
}

function MergeCard({ thread, form, once }: CardProps) {
  return (
    <Card title="Merge it into another">
      <p>Its posts are put among those of the other thread by time. The address of this one leads to the other from then on.</p>
      <Form action={`/threads/${thread.id}/merge`} once={once} label="Merge">
        <Field name="into" label="Address or number of the other thread" form={form} />
        <Reason act="merge" form={form} />
        <Button kind="quiet">Merge this thread</Button>
      </Form>
    </Card>
  )
}
