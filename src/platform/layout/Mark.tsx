import { FLAME_INNER, FLAME_OUTER } from './flame.ts'

/** The flame of Hearth, for the header and wherever the house speaks for itself. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 64 64" width="40" height="40" aria-hidden="true">
      <path class="mark-arch" d="M6 58V30a26 26 0 0 1 52 0v28z" />
      <path class="mark-flame" d={FLAME_OUTER} />
      <path class="mark-heart" d={FLAME_INNER} />
      <path class="mark-stone" d="M3 55h58v6H3z" />
    </svg>
  )
}
