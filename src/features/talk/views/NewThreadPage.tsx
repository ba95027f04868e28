import type { Composing } from '#core/composer/composing.ts'
import { Composer } from '#core/composer/views/Composer.tsx'
import { memoryLine } from '#core/spaces/memory.ts'
import type { Space } from '#core/spaces/queries.ts'
import { PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'

/** Starting a thread in a space. */
export function NewThreadPage({ space, composing }: { space: Space; composing: Composing }) {
  return (
    <>
      <Breadcrumb steps={[{ href: `/spaces/${space.slug}`, label: space.name }]} />
      <PageHead title="Start a thread" lead={space.purpose} />
      <Composer
        action={`/spaces/${space.slug}/threads`}
        composing={composing}
        verb="Post"
        titled
        memory={memoryLine(space)}
        spaceId={space.id}
      />
    </>
  )
}
