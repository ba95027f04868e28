// The picture of an article on other sites. Words are drawn as outlines: a server has no fonts,
// and no text of anybody's reaches the drawing.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import opentype, { type Font, type Glyph, type Path } from 'opentype.js'
import sharp from 'sharp'
import { FLAME_INNER, FLAME_OUTER } from '#platform/layout/flame.ts'

const WIDTH = 1200
const HEIGHT = 630
const MARGIN = 80
const COLUMN = WIDTH - 2 * MARGIN
const TITLE_CHARACTERS = 300
const OTHER_CHARACTERS = 200
/** From the largest: a size, and how many lines of it are still calm. */
const SIZES: [size: number, lines: number][] = [
  [72, 3],
  [66, 3],
  [60, 4],
  [54, 4],
  [48, 5],
  [44, 5],
]
const LINE_HEIGHT = 1.17
/** Of the height of a line, how much a capital takes. */
const CAPITAL = 0.67
const BYLINE_SIZE = 31
const SITE_SIZE = 33
/** Title and authors stand in the middle between these two. */
const TOP = 72
const BOTTOM = 470
const SITE_LEFT = MARGIN + 84
const SEPARATOR = ' · '

type Letter = { font: Font; glyph: Glyph }
/** A weight of the typeface: latin first and then the letters beyond, and which of them were already looked up. */
type Face = { fonts: Font[]; letters: Map<string, Letter> }

let faces: Promise<{ bold: Face; plain: Face }> | undefined

async function loadFaces(): Promise<{ bold: Face; plain: Face }> {
  const require = createRequire(import.meta.url)
  const load = async (part: string, weight: number) => {
    const name = `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${part}-${weight}-normal.woff`
    const bytes = await readFile(require.resolve(name))
    return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  }
  const face = async (weight: number): Promise<Face> => ({
    fonts: await Promise.all([load('latin', weight), load('latin-ext', weight)]),
    letters: new Map(),
  })
  const [bold, plain] = await Promise.all([face(700), face(400)])
  return { bold, plain }
}

function letterOf(face: Face, letter: string): Letter | undefined {
  const known = face.letters.get(letter)
  if (known) return known
  const font = face.fonts.find((one) => one.charToGlyphIndex(letter) > 0)
  if (!font) return undefined
  const found = { font, glyph: font.charToGlyph(letter) }
  face.letters.set(letter, found)
  return found
}

/** The text in letters that the typeface has, in the nearest ones where it has others, with single spaces. */
function drawable(face: Face, text: string, most: number): string {
  const all = [...text.normalize('NFC').replace(/\s+/g, ' ').trim()]
  const kept = all.slice(0, most).map((letter) => {
    if (letterOf(face, letter)) return letter
    if (/\p{Dash}/u.test(letter)) return '-'
    return [...letter.normalize('NFKC')].filter((near) => letterOf(face, near)).join('')
  })
  const whole = kept.join('').replace(/\s+/g, ' ').trim()
  return whole && all.length > most ? shortened(whole) : whole
}

/** Each letter with where it starts, for a size of 1, and where the last one ends. */
function place(face: Face, text: string): { letters: (Letter & { at: number })[]; width: number } {
  let width = 0
  let before: Letter | undefined
  const letters = [...text].flatMap((letter) => {
    const found = letterOf(face, letter)
    if (!found) return []
    const { font, glyph } = found
    if (before?.font === font) width += font.getKerningValue(before.glyph, glyph) / font.unitsPerEm
    const placed = { font, glyph, at: width }
    width += (glyph.advanceWidth ?? 0) / font.unitsPerEm
    before = found
    return [placed]
  })
  return { letters, width }
}

const widthOf = (face: Face, text: string) => place(face, text).width

/** A line of words as the data of a path. */
function outline(face: Face, text: string, x: number, y: number, size: number): string {
  return place(face, text)
    .letters.map(({ glyph, at }) => dataOf(glyph.getPath(x + at * size, y, size)))
    .join('')
}

/** The package's own way of writing a path makes NaN of some numbers. */
function dataOf(path: Path): string {
  const n = (value: number) => value.toFixed(1)
  return path.commands
    .map((command) => {
      if (command.type === 'Z') return 'Z'
      const end = `${n(command.x)} ${n(command.y)}`
      if (command.type === 'Q') return `Q${n(command.x1)} ${n(command.y1)} ${end}`
      if (command.type === 'C') return `C${n(command.x1)} ${n(command.y1)} ${n(command.x2)} ${n(command.y2)} ${end}`
      return command.type + end
    })
    .join('')
}

const shortened = (text: string) => `${text.replace(/[\s.,:;…·–—-]+$/, '')}…`

/** What fits of a text, up to the end of a word if there is one, and an ellipsis where something is missing. */
function cut(face: Face, text: string, column: number): string {
  const { letters, width } = place(face, text)
  if (width <= column) return text
  const room = column - widthOf(face, '…')
  const ends = letters.map((_, index) => letters[index + 1]?.at ?? width)
  const fitting = ends.findIndex((end) => end > room)
  const start = [...text].slice(0, Math.max(fitting, 0)).join('')
  const words = start.slice(0, Math.max(start.lastIndexOf(' '), 0))
  return shortened(text[start.length] === ' ' ? start : words || start)
}

type Word = { text: string; width: number }

/** How many words go on each line. A word longer than the line has one to itself. */
function breakWords(words: Word[], space: number, column: number): number[] {
  const counts: number[] = []
  let used = Number.POSITIVE_INFINITY
  for (const { width } of words) {
    used += space + width
    if (used <= column) counts.push(counts.pop()! + 1)
    else {
      counts.push(1)
      used = width
    }
  }
  return counts
}

/** The title in lines of nearly the same length, in the largest size that has room. */
function setTitle(face: Face, title: string): { lines: string[]; size: number } {
  const words = title
    .split(' ')
    .filter(Boolean)
    .map((text) => ({ text, width: widthOf(face, text) }))
  const space = widthOf(face, ' ')
  const longest = Math.max(...words.map((word) => word.width))
  const fitting = SIZES.find(([size, most]) => longest * size <= COLUMN && breakWords(words, space, COLUMN / size).length <= most)
  const [size, most] = fitting ?? SIZES.at(-1)!
  let column = COLUMN / size
  const wanted = breakWords(words, space, column).length
  if (fitting) {
    let narrow = Math.max(longest, column / 2)
    let wide = column
    while (wide - narrow > 0.1) {
      const middle = (narrow + wide) / 2
      if (breakWords(words, space, middle).length > wanted) narrow = middle
      else wide = middle
    }
    column = wide
  }
  let from = 0
  const lines = breakWords(words, space, column)
    .slice(0, most)
    .map((count, index) => {
      const end = index === most - 1 ? words.length : from + count
      const line = words.slice(from, end).map((word) => word.text)
      from = end
      return cut(face, line.join(' '), COLUMN / size)
    })
  return { lines, size }
}

/** Authors and date on one line. The date stays, however many the authors. */
function setByline(face: Face, authors: string, date: string): string {
  const column = COLUMN / BYLINE_SIZE
  const day = cut(face, date, column / 2)
  if (!authors) return day
  if (!day) return cut(face, authors, column)
  const end = SEPARATOR + day
  return cut(face, authors, column - widthOf(face, end)) + end
}

const ARCH = 'M6 58V30a26 26 0 0 1 52 0v28z'
const mark = `<g transform="translate(${MARGIN - 3} 500) scale(1.05)"><path fill="#fdf6e8" d="${ARCH}M3 55h58v6H3z"/>
<path fill="#e0601f" d="${FLAME_OUTER}"/><path fill="#ffd07a" d="${FLAME_INNER}"/></g>`
// The same once more, as large as a doorway and hardly lighter than the wall.
const doorway = `<g transform="translate(700 62) scale(9.6)"><path fill="#1b366a" d="${ARCH}"/>
<path fill="#203d75" d="${FLAME_OUTER}"/><path fill="#254583" d="${FLAME_INNER}"/></g>`

/** A PNG of 1200 by 630 points: title, authors and date, the community. Letters that the typeface lacks are left out. */
export async function drawCard(card: { title: string; authors: string; site: string; date: string }): Promise<Buffer> {
  faces ??= loadFaces()
  const { bold, plain } = await faces
  const site = drawable(bold, card.site, OTHER_CHARACTERS)
  // A title without a single letter that can be drawn leaves its place to the community's name.
  const { lines, size } = setTitle(bold, drawable(bold, card.title, TITLE_CHARACTERS) || site)
  const byline = setByline(plain, drawable(plain, card.authors, OTHER_CHARACTERS), drawable(plain, card.date, OTHER_CHARACTERS))
  const step = size * LINE_HEIGHT
  const gap = size * 0.3 + 46
  const height = size * CAPITAL + (lines.length - 1) * step + (byline ? gap : 0)
  const first = TOP + (BOTTOM - TOP - height) / 2 + size * CAPITAL
  const titles = lines.map((line, index) => outline(bold, line, MARGIN, first + index * step, size))
  const authors = outline(plain, byline, MARGIN, first + (lines.length - 1) * step + gap, BYLINE_SIZE)
  const name = cut(bold, site, (WIDTH - MARGIN - SITE_LEFT) / SITE_SIZE)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#17305f"/>${doorway}
<rect y="${HEIGHT - 12}" width="${WIDTH}" height="12" fill="#e0601f"/>
<path fill="#fffdf8" d="${titles.join('')}"/><path fill="#c9d5ee" d="${authors}"/>
<path fill="#fdf6e8" d="${outline(bold, name, SITE_LEFT, 546, SITE_SIZE)}"/>${mark}</svg>`
  // A palette or more effort makes it half as large and takes four times as long.
  return sharp(Buffer.from(svg)).removeAlpha().png({ compressionLevel: 6 }).toBuffer()
}
