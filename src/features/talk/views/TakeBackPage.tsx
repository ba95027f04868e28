import type { PostWithBody } from '#core/threads/post-queries.ts'
import type { Thread } from '#core/threads/queries.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'

/** Asks before one's words go. */
export function TakeBackPage({ post, thread }: { post: PostWithBody; thread: Thread }) {
  return (
    <>
      <Breadcrumb steps={[{ href: `/posts/${post.id}`, label: thread.title }]} />
      <PageHead
        title="Take back your post"
        lead="Your words, their earlier versions and their files go at once and cannot be brought back. A grey line stays in the thread."
      />
      <blockquote class="card">
        <Prose html={post.html} />
      </blockquote>
      <Form action={`/posts/${post.id}/take-back`}>
        <Buttons>
          <Button kind="warning">Take it back</Button>
          <LinkButton kind="quiet" href={`/posts/${post.id}`}>
            Keep it
          </LinkButton>
        </Buttons>
      </Form>
    </>
  )
}
