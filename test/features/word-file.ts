// Word files, made of the parts that Word writes.
import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { Refusal } from '#platform/errors.ts'

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
export const png = Buffer.from(PIXEL, 'base64')

export const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const relations = (inside: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`
const style = (id: string, name: string) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`

function parts(body: string, more: Record<string, string | Buffer> = {}): Record<string, string | Buffer> {
  return {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/></Types>`,
    '_rels/.rels': relations(`<Relationship Id="r1" Type="${REL}/officeDocument" Target="word/document.xml"/>`),
    'word/_rels/document.xml.rels': relations(
      `<Relationship Id="s1" Type="${REL}/styles" Target="styles.xml"/>
       <Relationship Id="n1" Type="${REL}/numbering" Target="numbering.xml"/>
       <Relationship Id="f1" Type="${REL}/footnotes" Target="footnotes.xml"/>
       <Relationship Id="p1" Type="${REL}/image" Target="media/image1.png"/>
       <Relationship Id="p2" Type="${REL}/image" Target="http://tracker.example/x.png" TargetMode="External"/>
       <Relationship Id="h1" Type="${REL}/hyperlink" Target="https://example.org/a_(b)" TargetMode="External"/>
       <Relationship Id="h2" Type="${REL}/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>`,
    ),
    'word/styles.xml': `<w:styles ${W}>${style('Titel', 'Title')}${style('Sub', 'Subtitle')}${style('H1', 'heading 1')}${style('H2', 'heading 2')}${style('Code', 'Source Code')}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="2">${para('A note at the foot.')}</w:footnote><w:footnote w:id="3">${para('Another.')}</w:footnote></w:footnotes>`,
    'word/media/image1.png': png,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...more,
  }
}

export const run = (text: string, look = '') => `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
export const para = (inside: string, look = '') =>
  `<w:p><w:pPr>${look}</w:pPr>${inside.startsWith('<') ? inside : run(inside)}</w:p>`
export const styled = (id: string, text: string) => para(text, `<w:pStyle w:val="${id}"/>`)
export const item = (text: string, level = 0) => para(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`)
export const row = (...cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${para(cell)}</w:tc>`).join('')}</w:tr>`
export const picture = (description: string, by = 'r:embed="p1"') =>
  `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="Picture 1" descr="${description}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip ${by}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

export async function zip(files: Record<string, string | Buffer>): Promise<Buffer> {
  const archive = new ZipFile()
  for (const [name, bytes] of Object.entries(files)) archive.addBuffer(Buffer.from(bytes as Buffer), name)
  archive.end()
  return buffer(archive.outputStream)
}
export const docx = (body: string, more?: Record<string, string | Buffer>) => zip(parts(body, more))

/** For `assert.rejects`: a refusal with this status and one sentence. */
export const refuses = (status: number) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error))
  assert.equal(error.status, status)
  assert.match(error.message, /^[A-Z].*\.$/)
  return true
}
