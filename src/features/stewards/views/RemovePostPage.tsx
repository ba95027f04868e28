import type { Post } from '#core/threads/post-queries.ts'
import { shortDate } from '#platform/dates.ts'
import type { ReadForm } from '#platform/forms.ts'
import { AskPage } from '#platform/layout/AskPage.tsx'
import { Prose } from '#platform/layout/Prose.tsx'

/** Asks before a post's words are taken away, and shows them once more. */
export function RemovePostPage({ post, form }: { post: Post; form: ReadForm<unknown> }) {
  const text = (
    <>
      <p>
        The words of {post.author_has_left ? 'a former member' : post.author_name} of {shortDate(post.created_at)} go at once,
        with earlier versions, pictures and files. A grey line stays where they were. Nobody can bring them back.
      </p>
      <div class="card">
        <Prose html={post.html} />
      </div>
    </>
  )
  return (
    <AskPage
      title="Remove this post?"
      text={text}
      action={`/posts/${post.id}/remove`}
      button="Remove the post"
      back={`/posts/${post.id}`}
      reasonHint="Kept in the records, where other stewards can read it."
      form={form}
    />
  )
}
