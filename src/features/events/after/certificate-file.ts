// A certificate as a file that can be printed and kept. Letters beyond the first fonts are looked up in the second, and nothing is fetched.
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import encodeQR from 'qr'
import { sayDay } from '../times.ts'
import { type Certificate, sayLength } from './certificates.ts'

const { resolve } = createRequire(import.meta.url)
const fontFile = (set: string, weight: number) =>
  resolve(`@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${set}-${weight}-normal.woff`)
const fonts = {
  plain: [fontFile('latin', 400), fontFile('latin-ext', 400)],
  bold: [fontFile('latin', 700), fontFile('latin-ext', 700)],
}

const MARGIN = 64
const INK = '#1d2433'
const SOFT = '#5a6275'
const BLUE = '#17305f'
const CODE_SIZE = 110

type Pen = PDFKit.PDFDocument
type FontWithGlyphs = { font: { hasGlyphForCodePoint(code: number): boolean } }

/** The font of a weight that has a letter; the first where none has. */
function fontFor(pen: Pen, weight: keyof typeof fonts, letter: string): string {
  const has = (file: string) => {
    pen.font(file)
    return (pen as unknown as { _font: FontWithGlyphs })._font.font.hasGlyphForCodePoint(letter.codePointAt(0)!)
  }
  return fonts[weight].find(has) ?? fonts[weight][0]!
}

/** Writes a line in runs of letters that one font has; long ones wrap. */
function write(pen: Pen, words: string, weight: keyof typeof fonts, size: number, color: string): void {
  const runs: { font: string; text: string }[] = []
  for (const letter of words) {
    const font = fontFor(pen, weight, letter)
    const last = runs.at(-1)
    if (last?.font === font) last.text += letter
    else runs.push({ font, text: letter })
  }
  pen.fillColor(color).fontSize(size)
  const width = pen.page.width - 2 * MARGIN
  for (const [at, { font, text }] of runs.entries()) pen.font(font).text(text, { continued: at < runs.length - 1, width })
}

/** The code for a phone's camera, drawn in squares. */
function drawCode(pen: Pen, address: string): void {
  const rows = encodeQR(address, 'raw', { border: 1 })
  const side = CODE_SIZE / rows.length
  const [left, top] = [pen.page.width - MARGIN - CODE_SIZE, pen.page.height - MARGIN - CODE_SIZE]
  pen.fillColor('#000000')
  for (const [y, row] of rows.entries())
    for (const [x, dark] of row.entries()) if (dark) pen.rect(left + x * side, top + y * side, side, side)
  pen.fill()
}

type About = { community: string; address: string; signature: string }

/** The PDF of a certificate, on one landscape page. */
export function certificateFile(one: Certificate, { community, address, signature }: About): Promise<Buffer> {
  return new Promise((done, fail) => {
    const info = { Title: `Certificate of attendance: ${one.title}`, Author: community }
    const pen = new PDFDocument({ size: 'A4', layout: 'landscape', margin: MARGIN, info, lang: 'en-GB', displayTitle: true })
    const parts: Buffer[] = []
    pen.on('data', (part: Buffer) => parts.push(part))
    pen.on('end', () => done(Buffer.concat(parts)))
    pen.on('error', fail)
    pen
      .rect(24, 24, pen.page.width - 48, pen.page.height - 48)
      .lineWidth(2)
      .stroke(BLUE)
    write(pen, community, 'bold', 16, BLUE)
    pen.moveDown(1.5)
    write(pen, 'Certificate of attendance', 'plain', 16, SOFT)
    pen.moveDown(0.5)
    write(pen, one.name, 'bold', 32, INK)
    pen.moveDown(0.5)
    write(pen, 'came to', 'plain', 14, SOFT)
    pen.moveDown(0.3)
    write(pen, one.title, 'bold', 20, INK)
    pen.moveDown(0.3)
    write(pen, `${sayDay(one.starts_at, one.zone)}, ${sayLength(one.minutes)}`, 'plain', 14, INK)
    drawCode(pen, address)
    pen.y = pen.page.height - MARGIN - CODE_SIZE
    write(pen, 'Anybody can check this certificate at', 'plain', 11, SOFT)
    write(pen, address, 'plain', 11, INK)
    pen.moveDown(0.7)
    write(pen, 'Signature (Ed25519)', 'plain', 9, SOFT)
    write(pen, signature.slice(0, 43), 'plain', 9, SOFT)
    write(pen, signature.slice(43), 'plain', 9, SOFT)
    pen.end()
  })
}
