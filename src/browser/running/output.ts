// What a run gave, under its block. Everything is text or drawn on a canvas: nothing that comes out of a frame is read as HTML.
import { make } from '../elements.ts'
import type { Part } from './protocol.ts'
import { showTable } from './table.ts'

const MOST_CHARACTERS = 200_000
const MOST_PICTURES = 20
const MOST_TABLES = 20
/** Pixels; more would cost the page its memory. */
const WIDEST = 5000

export type Output = {
  parts: Part[]
  /** Each plot that is shown, in order. */
  canvases: HTMLCanvasElement[]
  add: (part: Part) => void
}

/** Collects parts, and shows each in `place` as it comes. `alt` describes the plots, where their author did. */
export function showOutput(place: HTMLElement, alt: string | undefined): Output {
  const output: Output = { parts: [], canvases: [], add: () => {} }
  let characters = 0
  let tables = 0
  let open: { kind: string; text: Text } | undefined

  const addText = (kind: 'text' | 'message', text: string) => {
    if (open?.kind === kind) {
      open.text.appendData(`\n${text}`)
      return
    }
    open = { kind, text: document.createTextNode(text) }
    const about = kind === 'text' ? 'Output' : 'Messages'
    place.append(
      make('pre', { class: `ran-${kind}`, tabindex: '0', role: 'group', 'aria-label': about }, make('code', {}, open.text)),
    )
  }

  output.add = (part) => {
    try {
      if (!isPart(part)) return
    } catch {
      return
    }
    if ('text' in part) {
      characters += part.text.length
      if (characters > MOST_CHARACTERS + 1000) return
    }
    if (part.kind === 'table' && ++tables > MOST_TABLES) return
    if (part.kind === 'picture' && output.canvases.length >= MOST_PICTURES) return
    output.parts.push(part)
    if (part.kind === 'text' || part.kind === 'message') return addText(part.kind, part.text)
    open = undefined
    if (part.kind === 'table') place.append(showTable(part))
    else if (part.kind === 'picture') {
      const canvas = showPicture(part.bitmap, alt, output.canvases.length + 1)
      output.canvases.push(canvas)
      place.append(canvas)
    } else place.append(showTrouble(part))
  }
  return output
}

/** A frame says what it likes: only what has the shape of a part is shown. */
function isPart(part: Part): boolean {
  if (typeof part !== 'object' || part === null) return false
  if (part.kind === 'picture')
    return part.bitmap instanceof ImageBitmap && Math.max(part.bitmap.width, part.bitmap.height) <= WIDEST
  if (part.kind === 'table')
    return (
      part.columns.every(({ name, type }) => typeof name === 'string' && typeof type === 'string') &&
      part.rows.every((row) => row.every((cell) => cell === null || typeof cell === 'string'))
    )
  return ['text', 'message', 'warning', 'error'].includes(part.kind) && typeof part.text === 'string'
}

function showPicture(bitmap: ImageBitmap, alt: string | undefined, number: number): HTMLCanvasElement {
  const words = alt || `Plot ${number} of this code. Its author has not described it.`
  const canvas = make('canvas', { role: 'img', 'aria-label': words, class: 'ran-picture' })
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  canvas.append(words)
  return canvas
}

function showTrouble(part: Extract<Part, { kind: 'warning' | 'error' }>): HTMLElement {
  const where = part.line ? ` in line ${Number(part.line)}` : ''
  const box = make(
    'div',
    { class: `ran-${part.kind}` },
    make('p', {}, make('strong', {}, `${part.kind === 'error' ? 'Error' : 'Warning'}${where}`)),
    make('pre', {}, part.text.slice(0, MOST_CHARACTERS)),
  )
  if (part.kind === 'error' && part.missing) box.append(...adviseMissing(part.missing))
  return box
}

function adviseMissing({ package: name, object }: { package?: string; object?: string }): HTMLElement[] {
  if (typeof name === 'string' && /^[A-Za-z][\w.]{0,60}$/.test(name)) {
    const command = make('code', {}, `bin/hearth packages mirror ${name}`)
    return [
      make('p', {}, `The package ${name} has not been brought here yet. A steward can add it with `, command, '.'),
      make('p', {}, make('a', { href: '/run' }, 'See which packages are here')),
    ]
  }
  if (typeof object === 'string' && object)
    return [
      make(
        'p',
        {},
        `“${object.slice(0, 80)}” is not there. Is it made in an earlier block? Run that one first, or add the line that makes it.`,
      ),
    ]
  return []
}
