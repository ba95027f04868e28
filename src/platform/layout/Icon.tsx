// Icons come from one file that browsers keep for a year; its address is known from its content, so no page has to be told it.
import { createHash } from 'node:crypto'
import { type IconName, iconShapes } from './icon-shapes.ts'

export type { IconName }

const symbols = Object.entries(iconShapes)
  .map(([name, shape]) => `<symbol id="${name}" viewBox="0 0 24 24">${shape}</symbol>`)
  .join('')

/** The file with all icons. */
export const iconsSvg = `<svg xmlns="http://www.w3.org/2000/svg">${symbols}</svg>`

/** Where that file is served. */
export const iconsUrl = `/assets/${nameOf(iconsSvg)}/icons.svg`

/** A short name that changes with the content. */
export function nameOf(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10)
}

/** A small drawing beside words, never instead of them: it is hidden from screen readers. */
export function Icon({ name, class: extra }: { name: IconName; class?: string }) {
  return (
    <svg class={extra ? `icon ${extra}` : 'icon'} aria-hidden="true">
      <use href={`${iconsUrl}#${name}`} />
    </svg>
  )
}
