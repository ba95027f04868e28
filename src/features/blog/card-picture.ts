// The picture of an article on other sites. Words are drawn as outlines: a server has no fonts, and no text of anybody's reaches the drawing.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import opentype, { type Font, type Path } from 'opentype.js'
import sharp from 'sharp'

const WIDTH = 1200
const HEIGHT = 630
const MARGIN = 80
const TITLE_CHARACTERS = 300
const MOST_LINES = 4
const SIZES = [76, 68, 60, 52, 44]
const COLUMN = WIDTH - 2 * MARGIN

type Face = Font[]

let faces: Promise<{ bold: Face; plain: Face }> | undefined

/** The letters of both weights, latin first and then those beyond. */
async function loadFaces(): Promise<{ bold: Face; plain: Face }> {
  const require = createRequire(import.meta.url)
  const face = (weight: number) =>
    Promise.all(
      ['latin', 'latin-ext'].map(async (part) => {
        const bytes = await readFile(
          require.resolve(
            `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${part}-${weight}-normal.woff`,
          ),
        )
        return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
      }),
    )
  const [bold, plain] = await Promise.all([face(700), face(400)])
  return { bold, plain }
}

/** The letters that can be drawn, each with the font that has it. */
function glyphsOf(face: Face, text: string) {
  return [...text.normalize('NFC')].flatMap((letter) => {
    const font = face.find((one) => one.charToGlyphIndex(letter) > 0)
    return font ? [{ font, glyph: font.charToGlyph(letter) }] : []
  })
}

function widthOf(face: Face, text: string, size: number): number {
  return glyphsOf(face, text).reduce((sum, { font, glyph }) => sum + ((glyph.advanceWidth ?? 0) * size) / font.unitsPerEm, 0)
}

/** A line of words as the data of a path. */
function outline(face: Face, text: string, x: number, y: number, size: number): string {
  let at = x
  return glyphsOf(face, text)
    .map(({ font, glyph }) => {
      const data = dataOf(glyph.getPath(at, y, size))
      at += ((glyph.advanceWidth ?? 0) * size) / font.unitsPerEm
      return data
    })
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

/** Words broken into lines that fit, and whether all of them do. */
function breakLines(face: Face, text: string, size: number, most: number): { lines: string[]; fits: boolean } {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word
    if (widthOf(face, longer, size) <= COLUMN) line = longer
    else {
      if (line) lines.push(line)
      line = cutTo(face, word, size)
    }
  }
  if (line) lines.push(line)
  if (lines.length <= most) return { lines, fits: true }
  const last = cutTo(face, `${lines[most - 1]} …`, size)
  return { lines: [...lines.slice(0, most - 1), last.endsWith('…') ? last : `${last.slice(0, -1)}…`], fits: false }
}

function cutTo(face: Face, word: string, size: number): string {
  const letters = [...word]
  while (letters.length > 1 && widthOf(face, letters.join(''), size) > COLUMN)
    letters.splice(Math.max(1, letters.length - 2), letters.length, '…')
  return letters.join('')
}

const mark = `<g transform="translate(${MARGIN - 4} 514) scale(1.05)"><path fill="#f6eee0" d="M6 58V30a26 26 0 0 1 52 0v28z"/><path fill="#d9641f" d="M32 7c3 9 15 15 15 29a15 15 0 0 1-30 0c0-7 3-11 6-15 1 4 2.5 6 5 7 1-8 .5-14 4-21z"/><path fill="#ffd7a3" d="M33 28c1.5 5 7 7.5 7 14a8 8 0 0 1-16 0c0-4.5 2-6.5 3.5-9 1 2.5 2 3.5 3 4 .8-3.5.7-6 2.5-9z"/><path fill="#f6eee0" d="M3 55h58v6H3z"/></g>`

/** A picture of 1200 by 630 points as PNG: title, authors and date, the community. Letters that the typeface lacks are left out. */
export async function drawCard(card: { title: string; authors: string; site: string; date: string }): Promise<Buffer> {
  faces ??= loadFaces()
  const { bold, plain } = await faces
  const title = [...card.title.toWellFormed()].slice(0, TITLE_CHARACTERS).join('')
  let size = SIZES.at(-1)!
  let lines = breakLines(bold, title, size, MOST_LINES + 1).lines
  for (const wished of SIZES) {
    const broken = breakLines(bold, title, wished, wished > 50 ? MOST_LINES : MOST_LINES + 1)
    if (!broken.fits) continue
    size = wished
    lines = broken.lines
    break
  }
  const top = MARGIN + 20 + size * 0.75
  const titles = lines.map((line, index) => outline(bold, line, MARGIN, top + index * size * 1.16, size))
  const below = top + (lines.length - 1) * size * 1.16 + 62
  const about = [card.authors, card.date].filter(Boolean).join(' · ')
  const byline = outline(plain, cutTo(plain, about.toWellFormed().slice(0, 200), 32), MARGIN, below, 32)
  const site = outline(bold, cutTo(bold, card.site.toWellFormed().slice(0, 80), 34), MARGIN + 84, 562, 34)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#17305f"/><rect y="${HEIGHT - 12}" width="${WIDTH}" height="12" fill="#d9641f"/>
${titles.map((data) => `<path fill="#ffffff" d="${data}"/>`).join('')}<path fill="#cdd9f0" d="${byline}"/><path fill="#f6eee0" d="${site}"/>${mark}</svg>`
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer()
}
