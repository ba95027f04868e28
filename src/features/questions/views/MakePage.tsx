import { MOST_ON_ONE } from '#core/tags/field.ts'
import type { PostWithBody, Reply } from '#core/threads/post-queries.ts'
import type { Thread } from '#core/threads/queries.ts'
import { onceKey, type ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Choice } from '#platform/layout/choices.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import { excerpt } from '#platform/text.ts'

const EXCERPT_CHARACTERS = 160

type MakePageProps = { post: PostWithBody; thread: Thread; replies: Reply[]; form: ReadForm<unknown> }

/** Choosing a title and tags, and which replies are answers. */
export function MakePage({ post, thread, replies, form }: MakePageProps) {
  const isWhole = post.number === 1
  const options = [
    { value: 'answer', label: 'An answer' },
    { value: 'comment', label: 'A comment' },
    ...(isWhole ? [] : [{ value: 'stays', label: 'Stays in the thread' }]),
  ]
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: `/posts/${post.id}`, label: thread.title }]} />
      <PageHead
        title="Make it a question"
        lead={
          isWhole
            ? 'The whole thread becomes a question. Everybody’s words stay theirs, and every address leads on.'
            : 'The post moves into a question of its own. Its words stay its author’s, and every address leads on.'
        }
      />
      <ErrorSummary errors={form.errors} />
      <blockquote class="card">
        <Prose html={post.html} />
      </blockquote>
      <Form action={`/posts/${post.id}/question`} once={onceKey()}>
        {isWhole ? (
          <input type="hidden" name="title" value={thread.title} />
        ) : (
          <Field
            name="title"
            label="Title"
            hint="One line, as somebody would type it into a search box."
            form={form}
            autocomplete="off"
          />
        )}
        <Field
          name="tags"
          label="Tags"
          hint={`Up to ${MOST_ON_ONE}, with commas between them.`}
          form={form}
          optional
          autocomplete="off"
        />
        {replies.map((reply) => (
          <Choice
            key={reply.id}
            name={`reply-${reply.id}`}
            label={`${reply.author_name || 'A former member'}: ${excerpt(reply.words, EXCERPT_CHARACTERS)}`}
            form={form}
            value={isWhole ? 'comment' : 'stays'}
            options={options}
            inline
          />
        ))}
        <Buttons>
          <Button>Make it a question</Button>
          <LinkButton kind="quiet" href={`/posts/${post.id}`}>
            Leave it as it is
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}
