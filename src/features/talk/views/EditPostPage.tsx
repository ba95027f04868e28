import type { Composing } from '#core/composer/composing.ts'
import { Composer } from '#core/composer/views/Composer.tsx'
import type { PostWithBody } from '#core/threads/post-queries.ts'
import type { Thread } from '#core/threads/queries.ts'
import { PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'

/** Editing one's own post. The first post of a thread carries the title. */
export function EditPostPage({ post, thread, composing }: { post: PostWithBody; thread: Thread; composing: Composing }) {
  return (
    <>
      <Breadcrumb steps={[{ href: `/posts/${post.id}`, label: thread.title }]} />
      <PageHead title="Edit your post" lead="What it says now stays readable as an earlier version." />
      <Composer
        action={`/posts/${post.id}`}
        composing={composing}
        verb="Save changes"
        titled={post.number === 1}
        spaceId={post.space_id}
      />
    </>
  )
}
