import type { IconName } from '#platform/layout/Icon.tsx'
import { PostAction, PostCard, PostMenu, QuotedReply, Reactions } from '#platform/layout/posts.tsx'
import type { ReactionKind } from '../forms.ts'
import type { ShownPost } from '../shown-post.ts'
import { authorOf } from './author.ts'

const looks: Record<ReactionKind, { label: string; icon: IconName }> = {
  thanks: { label: 'Thank you', icon: 'thanks' },
  helpful: { label: 'Helpful', icon: 'helpful' },
  celebrate: { label: 'Celebrate', icon: 'celebrate' },
  'same here': { label: 'Same here', icon: 'same-here' },
  smile: { label: 'Smile', icon: 'smile' },
}

const offered = Object.entries(looks).map(([kind, look]) => ({ kind, ...look }))

const removedLines = {
  author: 'The author took this post back.',
  steward: 'A steward removed this post.',
  leaver: 'The author left and took their words along.',
}

/** One post as it stands on the page, and as it is pushed to open pages: there is no second template. */
export function PostItem({ post, unread }: { post: ShownPost; unread?: boolean }) {
  const { id, may } = post
  return (
    <PostCard
      id={id}
      number={post.number}
      author={authorOf(post)}
      at={post.created_at}
      href={`/posts/${id}`}
      editedAt={post.edited_at ?? undefined}
      historyHref={`/posts/${id}/history`}
      html={post.html}
      unread={unread ?? false}
      removed={post.removed_at ? removedLines[post.removed_by ?? 'author'] : undefined}
      quote={post.reply_to && post.reply_to_number ? <Answered post={post} /> : undefined}
      reactions={
        <Reactions
          reactions={post.reactions.map((one) => ({ ...one, ...looks[one.kind] }))}
          action={may.react ? `/posts/${id}/reactions` : undefined}
          offered={offered}
        />
      }
      actions={<Actions post={post} />}
    />
  )
}

function Answered({ post }: { post: ShownPost }) {
  return (
    <QuotedReply
      name={post.reply_to_name || 'a former member'}
      excerpt={`post ${post.reply_to_number}`}
      href={`/posts/${post.reply_to}`}
    />
  )
}

function Actions({ post: { id, place, number, may } }: { post: ShownPost }) {
  const about = `post ${number}`
  const isTalk = place.startsWith('/threads/')
  const word = isTalk ? 'Reply to' : 'Comment on'
  return (
    <>
      {may.reply && (
        <PostAction href={`${place}?reply_to=${id}#reply`} icon="reply" label={`${word} ${about}`}>
          {isTalk ? 'Reply' : 'Comment'}
        </PostAction>
      )}
      {may.edit && (
        <PostAction href={`/posts/${id}/edit`} icon="edit" label={`Edit ${about}`}>
          Edit
        </PostAction>
      )}
      {(may.remove || may.steward || may.question) && (
        <PostMenu>
          {may.remove && (
            <PostAction href={`/posts/${id}/take-back`} icon="bin" label={`Take back ${about}`}>
              Take back
            </PostAction>
          )}
          {may.question && (
            <PostAction href={`/posts/${id}/question`} icon="info" label={`Make ${about} a question`}>
              Make it a question
            </PostAction>
          )}
          {may.steward && (
            <PostAction href={`/posts/${id}/remove`} icon="bin" label={`Remove ${about}`}>
              Remove
            </PostAction>
          )}
        </PostMenu>
      )}
    </>
  )
}
