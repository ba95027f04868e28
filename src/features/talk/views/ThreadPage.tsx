import { render } from 'preact-render-to-string'
import type { Composing } from '#core/composer/composing.ts'
import { Composer } from '#core/composer/views/Composer.tsx'
import { mayRename } from '#core/threads/policy.ts'
import type { Thread } from '#core/threads/queries.ts'
import { postHtml } from '#core/threads/render-items.tsx'
import type { ShownPost } from '#core/threads/shown-post.ts'
import { SplitLines } from '#core/threads/views/SplitLines.tsx'
import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Badge, NoticeBar } from '#platform/layout/pieces.tsx'
import { LiveList, ThreadHead, UnreadDivider } from '#platform/layout/threads.tsx'
import { Pager } from '#platform/layout/ways.tsx'
import { isMember, isSteward, type Viewer } from '#platform/viewer.ts'

type ThreadPageProps = {
  viewer: Viewer
  thread: Thread
  posts: ShownPost[]
  page: number
  pages: number
  firstPage: number
  firstUnread: number | undefined
  isLastPage: boolean
  memory: string
  whyNoReply: string | undefined
  composing: Composing | undefined
}

/** A thread: twenty posts, a way to the others, and the box to reply in. */
export function ThreadPage(props: ThreadPageProps) {
  const { viewer, thread, posts, page, pages, firstPage, firstUnread, isLastPage, memory, whyNoReply, composing } = props
  const href = (one: number) => `/threads/${thread.id}${one === firstPage ? '' : `?page=${one}`}`
  return (
    <>
      <Head viewer={viewer} thread={thread} />
      {pages > firstPage && <Pager pages={{ current: page, last: pages, href }} label="Pages of this thread, above" />}
      <LiveList
        live={`/threads/${thread.id}/live`}
        poll={`/threads/${thread.id}/new-posts`}
        last={isLastPage ? (posts.at(-1)?.number ?? 0) : thread.last_number}
        more={isLastPage ? undefined : href(pages)}
        html={posts.map((post) => itemHtml(post, firstUnread)).join('')}
      />
      {isLastPage && <SplitLines splits={thread.splits} />}
      {pages > firstPage && <Pager pages={{ current: page, last: pages, href }} label="Pages of this thread" />}
      <section id="reply" class="card" aria-labelledby="reply-title">
        <h2 class="card-title" id="reply-title">
          Reply
        </h2>
        {composing ? (
          <Composer
            action={`/threads/${thread.id}/posts`}
            composing={composing}
            verb="Post reply"
            memory={memory}
            spaceId={thread.space_id}
          />
        ) : (
          <WhyNoReply viewer={viewer} sentence={whyNoReply ?? ''} thread={thread} />
        )}
      </section>
    </>
  )
}

const divider = render(<UnreadDivider />)

function itemHtml(post: ShownPost, firstUnread: number | undefined): string {
  const item = postHtml(post, firstUnread !== undefined && post.id >= firstUnread)
  return post.id === firstUnread ? divider + item : item
}

function Head({ viewer, thread }: { viewer: Viewer; thread: Thread }) {
  const badges = (
    <>
      {thread.pinned_at && (
        <Badge tone="ember" icon="pin">
          Pinned
        </Badge>
      )}
      {thread.locked_at && <Badge icon="lock">Closed</Badge>}
      {thread.archived_at && <Badge icon="archive">Archived space</Badge>}
      {thread.invented && <Badge tone="blue">Invented example</Badge>}
    </>
  )
  const facts = <span>{thread.reply_count === 1 ? '1 reply' : `${thread.reply_count} replies`}</span>
  return (
    <ThreadHead
      title={thread.title}
      space={{ href: `/spaces/${thread.space_slug}`, name: thread.space_name }}
      badges={badges}
      facts={facts}
    >
      {isMember(viewer) && <FollowButtons thread={thread} />}
      {mayRename(viewer, thread) && isSteward(viewer) && (
        <LinkButton kind="quiet" small icon="shield" href={`/threads/${thread.id}/steward`}>
          Steward this thread
        </LinkButton>
      )}
    </ThreadHead>
  )
}

function FollowButtons({ thread: { id, follow_level } }: { thread: Thread }) {
  return (
    <Form action={`/threads/${id}/follow`} inline label="Notices about this thread">
      {follow_level === 'follow' ? (
        <Button kind="quiet" small name="level" value="neither" icon="check">
          Unfollow
        </Button>
      ) : (
        <Button kind="quiet" small name="level" value="follow" icon="bell">
          Follow
        </Button>
      )}
      {follow_level === 'mute' ? (
        <Button kind="quiet" small name="level" value="neither" icon="bell">
          Unmute
        </Button>
      ) : (
        <Button kind="quiet" small name="level" value="mute" icon="bell-off">
          Mute
        </Button>
      )}
    </Form>
  )
}

function WhyNoReply({ viewer, sentence, thread }: { viewer: Viewer; sentence: string; thread: Thread }) {
  if (viewer.id !== undefined) return <NoticeBar>{sentence}</NoticeBar>
  return (
    <>
      <p>{sentence}</p>
      <p class="buttons">
        <LinkButton href={`/sign-in?next=/threads/${thread.id}`}>Sign in</LinkButton>
        <LinkButton kind="quiet" href="/join">
          Join
        </LinkButton>
      </p>
    </>
  )
}
