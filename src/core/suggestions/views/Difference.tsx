import { Hidden } from '#platform/layout/pieces.tsx'
import type { Part } from '../difference.ts'

/** Two texts in one: what is struck out goes, what is marked comes in. */
export function Difference({ parts }: { parts: Part[] }) {
  return (
    <pre class="difference">
      {parts.map((part, index) => (
        <PartText key={index} part={part} />
      ))}
    </pre>
  )
}

function PartText({ part: { kind, text } }: { part: Part }) {
  if (kind === 'same') return <>{text}</>
  return kind === 'in' ? (
    <ins>
      <Hidden>[comes in] </Hidden>
      {text}
    </ins>
  ) : (
    <del>
      <Hidden>[goes] </Hidden>
      {text}
    </del>
  )
}
