import type { listVersions, Post } from '#core/threads/post-queries.ts'
import type { Thread } from '#core/threads/queries.ts'
import { Prose } from '#platform/layout/Prose.tsx'
import { Card, Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'

type HistoryPageProps = { post: Post; thread: Thread; versions: Awaited<ReturnType<typeof listVersions>> }

/** What a post says, and what it said before. */
export function HistoryPage({ post, thread, versions }: HistoryPageProps) {
  return (
    <>
      <Breadcrumb steps={[{ href: `/posts/${post.id}`, label: thread.title }]} />
      <PageHead title="What this post said before" />
      {versions.length === 0 ? (
        <Empty title="This post was never changed." action={{ href: `/posts/${post.id}`, label: 'Back to the post' }} />
      ) : (
        <>
          <Version title="Now" at={post.edited_at ?? post.created_at} html={post.html} />
          {versions.map((version) => (
            <Version key={version.id} title="Before" at={version.written_at} html={version.html} />
          ))}
        </>
      )}
    </>
  )
}

function Version({ title, at, html }: { title: string; at: Date; html: string }) {
  return (
    <Card
      title={
        <>
          {title}: <Time at={at} as="full" />
        </>
      }
    >
      <Prose html={html} />
    </Card>
  )
}
