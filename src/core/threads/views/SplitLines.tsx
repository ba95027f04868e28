import { Icon } from '#platform/layout/Icon.tsx'

/** Grey lines where a thread's posts were taken out into threads of their own. */
export function SplitLines({ splits }: { splits: { id: number; title: string; posts: number }[] }) {
  return (
    <>
      {splits.map(({ id, title, posts }) => (
        <p key={id} class="soft small">
          <Icon name="move" class="icon-small" /> {posts === 1 ? 'A post' : `${posts} posts`} from here went into a thread of
          their own: <a href={`/threads/${id}`}>{title}</a>
        </p>
      ))}
    </>
  )
}
