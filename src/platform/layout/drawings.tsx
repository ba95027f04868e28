// Drawings of our own: a warm room for the home page, and a small one for where nothing is yet. Colours come from the stylesheet.
import { FLAME_INNER, FLAME_OUTER } from './flame.ts'

/** A fireplace with books, a chart on the wall and a mug: where analysts would sit together. */
export function HearthScene() {
  return (
    <svg class="scene" viewBox="0 0 480 400" aria-hidden="true">
      <defs>
        <radialGradient id="room-light">
          <stop class="d-light" offset="0.45" />
          <stop class="d-light-end" offset="1" />
        </radialGradient>
        <radialGradient id="fire-light">
          <stop class="d-fire" offset="0.1" />
          <stop class="d-fire-end" offset="1" />
        </radialGradient>
      </defs>
      <circle fill="url(#room-light)" cx="240" cy="205" r="238" />
      <Chart />
      <path class="d-wall" d="M92 186h296v190H92z" />
      <path
        class="d-brick"
        d="M104 200h52v20h-52zM104 252h34v20h-34zM104 304h52v20h-52zM342 226h34v20h-34zM324 200h52v14h-52zM342 278h34v20h-34zM334 330h42v20h-42z"
      />
      <path class="d-dark" d="M154 376V286a86 86 0 0 1 172 0v90z" />
      <path fill="url(#fire-light)" d="M154 376V286a86 86 0 0 1 172 0v90z" />
      <g transform="translate(166 220) scale(2.3)">
        <path class="mark-flame" d={FLAME_OUTER} />
        <path class="mark-heart" d={FLAME_INNER} />
      </g>
      <path class="d-log" d="m176 350 122-18 3 15-122 18zM182 332l120 24-4 15-120-24z" />
      <path class="d-shelf" d="M72 168h336v20H72zM84 374h312v14H84z" />
      <Books />
      <Mug />
    </svg>
  )
}

function Chart() {
  return (
    <g>
      <rect class="d-frame" x="176" y="22" width="128" height="96" rx="8" />
      <rect class="d-paper" x="184" y="30" width="112" height="80" rx="4" />
      <path class="d-bar" d="M198 84h14v18h-14zM220 72h14v30h-14zM242 78h14v24h-14zM264 54h14v48h-14z" />
      <path class="d-line" d="m198 70 30-14 22 8 32-24" />
    </g>
  )
}

function Books() {
  return (
    <g>
      <path class="d-book-1" d="M100 112h18v56h-18z" />
      <path class="d-book-2" d="M120 122h22v46h-22z" />
      <path class="d-book-3" d="m146 124 15-4 13 46-15 4z" />
      <path class="d-stripe" d="M104 122h10v4h-10zM124 132h14v4h-14zM124 140h14v3h-14z" />
    </g>
  )
}

function Mug() {
  return (
    <g>
      <path class="d-steam" d="M340 118c-6-8 6-12 0-20M356 118c-6-8 6-12 0-20" />
      <path class="d-mug-handle" d="M368 138h6a10 10 0 0 1 0 20h-8" />
      <path class="d-mug" d="M326 130h44v24a14 14 0 0 1-14 14h-16a14 14 0 0 1-14-14z" />
    </g>
  )
}

/** Unlit logs with one spark: nothing here yet. */
export function EmptyDrawing() {
  return (
    <svg class="empty-drawing" viewBox="0 0 120 80" width="120" height="80" aria-hidden="true">
      <circle class="d-glow" cx="60" cy="44" r="36" />
      <path class="mark-flame" d="M60 16c2 7 8 11 8 19a8.5 8.5 0 0 1-17 0c0-5 3-6 4-9 1 2 2 3 3 3 1-5 0-9 2-13z" />
      <path class="mark-heart" d="M60 32c1 3 4 4 4 8a4.5 4.5 0 0 1-9 0c0-3 2-4 2.5-5.5.5 1 1 1.5 1.5 1.500z" />
      <path class="d-log" d="m30 58 58-10 2 9-58 10zM32 48l58 11-2 9-58-11z" />
    </svg>
  )
}
