import type { Composing } from '#core/composer/composing.ts'
import { Composer } from '#core/composer/views/Composer.tsx'
import type { PostWithBody } from '#core/threads/post-queries.ts'
import type { Thread } from '#core/threads/queries.ts'
import { Field } from '#platform/layout/fields.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'

/** Other words for a post of somebody else; its author decides. */
export function SuggestPage({ post, thread, composing }: { post: PostWithBody; thread: Thread; composing: Composing }) {
  const form = { values: composing.values, errors: composing.errors }
  const { from } = composing.values
  return (
    <>
      <Breadcrumb steps={[{ href: `/posts/${post.id}`, label: thread.title }]} />
      <PageHead
        title="Suggest a change"
        lead="Change what should be different. The author sees the difference and takes it with one button, or not."
      />
      <Composer
        action={`/posts/${post.id}/suggestions`}
        composing={composing}
        verb="Suggest this"
        bodyLabel="The post as it should be"
        rows={14}
        spaceId={post.space_id}
        files={false}
        last={
          <>
            {typeof from === 'string' && <input type="hidden" name="from" value={from} />}
            <Field name="note" label="Why?" hint="One line for the author." form={form} optional maxlength={600} />
          </>
        }
      />
    </>
  )
}
