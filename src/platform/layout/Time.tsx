import { ago, longDateTime, shortDate } from '../dates.ts'

/**
 * A moment: `ago` ("2 hours ago", the exact time as its title), `date` ("3 May 2026") or `full` ("3 May 2026, 14:05 BST").
 * The browser script adds the reader's own zone where it is another one.
 */
export function Time({ at, as = 'ago', now }: { at: Date; as?: 'ago' | 'date' | 'full'; now?: Date }) {
  const exact = longDateTime(at)
  return (
    <time dateTime={at.toISOString()} data-local={as} title={as === 'full' ? undefined : exact}>
      {as === 'ago' ? ago(at, now) : as === 'date' ? shortDate(at) : exact}
    </time>
  )
}
