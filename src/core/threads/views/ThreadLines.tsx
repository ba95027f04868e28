import { ThreadList, ThreadRow } from '#platform/layout/threads.tsx'
import { type ThreadLine, threadHref } from '../queries.ts'
import { authorOf } from './author.ts'

/** Threads as rows of a list. `marks` shows what the reader has not seen; `space` names the room. */
export function ThreadLines({ threads, marks, space = true }: { threads: ThreadLine[]; marks: boolean; space?: boolean }) {
  return (
    <ThreadList>
      {threads.map((line) => (
        <ThreadRow
          key={line.id}
          href={threadHref(line)}
          title={line.title}
          author={authorOf(line)}
          space={space ? { href: `/spaces/${line.space_slug}`, name: line.space_name } : undefined}
          replies={line.reply_count}
          lastAt={line.last_post_at}
          lastBy={line.last_has_left === false ? (line.last_name ?? undefined) : undefined}
          unread={marks ? unreadOf(line) : undefined}
          unreadHref={`${threadHref(line)}/unread`}
          pinned={line.pinned_at !== null}
          locked={line.locked_at !== null}
        />
      ))}
    </ThreadList>
  )
}

/** How many posts the reader has not seen: a number where they have opened the thread before, otherwise just that it is new. */
function unreadOf(line: ThreadLine): number | boolean {
  if (line.read_number === null) return true
  return Math.max(0, line.last_number - line.read_number)
}
