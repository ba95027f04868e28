// Reads an article from a Word file, as Word, LibreOffice, Pages and Google Docs write them.
import mammoth from 'mammoth'
import { Refusal } from '#platform/errors.ts'
import { cleanLine } from '#platform/text.ts'
import { tidyHtml, toMarkdown, wordsOf } from './html.ts'
import { pictureEnding } from './pictures.ts'
import { type Arrived, MOST_PICTURES } from './types.ts'
import { repack, unpackWord } from './unpack.ts'

const PICTURE_BYTES = 60_000_000

const styles = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='Author'] => p.author:fresh",
  ...['Quote', 'Intense Quote', 'Block Text', 'Quotations'].map((name) => `p[style-name='${name}'] => blockquote > p:fresh`),
  ...['Source Code', 'HTML Preformatted', 'Preformatted Text', 'Plain Text', 'macro'].map(
    (name) => `p[style-name='${name}'] => pre:separator('\\n')`,
  ),
  ...['Verbatim Char', 'HTML Code', 'Source Text'].map((name) => `r[style-name='${name}'] => code`),
]

/** Authors that programs write into a file where nobody has told them a name. */
const nobody = /^(user|admin|administrator|owner|author|python-docx|microsoft office user|un-named|unknown|windows user)$/i

/**
 * Reads a Word file. Pictures that are only linked are not fetched; formulas, comments and deleted text are left out.
 * @throws Refusal where it is none, is damaged, or is too large
 */
export async function readDocx(bytes: Buffer): Promise<Arrived> {
  const files = await unpackWord(bytes)
  const notes: string[] = []
  const { html, pictures, lost } = await convert(files)
  if (lost > 0)
    notes.push(
      `${lost === 1 ? 'A picture' : `${lost} pictures`} could not be taken: only linked, or neither PNG, JPEG, GIF nor WebP.`,
    )
  if (findText(files, /^word\/document[^/]*\.xml$/).includes('<m:oMath'))
    notes.push('Formulas of the Word file were left out. Please type them between dollar signs.')
  if (/<t[dh] [^<>]*rowspan/.test(html)) notes.push('A table has cells over several rows: please check its columns.')

  const head = takeHead(html, notes)
  const core = findText(files, /^docProps\/core\.xml$/)
  if (!head.title) {
    head.title = property(core, 'title')
    notes.push(head.title ? 'The title was taken from the properties of the file.' : 'The file has no title.')
  }
  if (head.authors.length === 0) {
    head.authors = property(core, 'creator').split(';').map(cleanLine)
    head.authors = head.authors.filter((name) => name && !nobody.test(name))
    if (head.authors.length > 0) notes.push('The author was taken from the properties of the file.')
  }
  const { rest, ...facts } = head
  const body = markdownOf(rest, pictures)
  return { ...facts, body, pictures: pictures.filter(({ name }) => body.includes(`](${name})`)), notes }
}

type Converted = { html: string; pictures: Arrived['pictures']; lost: number }

async function convert(files: Map<string, Buffer>): Promise<Converted> {
  const pictures: Arrived['pictures'] = []
  let asked = 0
  let sum = 0
  const convertImage = mammoth.images.imgElement(async (image) => {
    asked += 1
    // One picture may be shown many times, and each time it is read.
    if (pictures.length >= MOST_PICTURES || sum > PICTURE_BYTES) return { src: '' }
    const bytes = Buffer.from(await image.readAsBuffer())
    const ending = pictureEnding(bytes)
    if (!ending) return { src: '' }
    sum += bytes.length
    const name = `picture-${pictures.length + 1}.${ending}`
    pictures.push({ name, bytes, description: '' })
    return { src: name }
  })
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: await repack(files) },
      { styleMap: styles, includeEmbeddedStyleMap: false, externalFileAccess: false, convertImage },
    )
    return { html: tidyHtml(value), pictures, lost: asked - pictures.length }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(400, 'This Word file could not be read. Please open it, save it again as .docx and send that.')
  }
}

/** Takes the title, subtitle and authors out of the document. Its first Title is the title, or else its first Heading 1. */
function takeHead(html: string, notes: string[]): Pick<Arrived, 'title' | 'subtitle' | 'authors'> & { rest: string } {
  let rest = html
  const take = (open: string, close: string): string | undefined => {
    const from = rest.indexOf(open)
    const to = from < 0 ? -1 : rest.indexOf(close, from)
    if (to < 0) return undefined
    const inside = rest.slice(from + open.length, to)
    // A picture that stands in the line of the title is kept below it.
    const kept = [...inside.matchAll(/<img\b[^<>]*>/g)].map(([image]) => `<p>${image}</p>`).join('')
    rest = rest.slice(0, from) + kept + rest.slice(to + close.length)
    const words = inside.replace(/<sup><a href="#(?:foot|end)note-[^<>]*>[^<>]*<\/a><\/sup>/g, '')
    if (words !== inside) notes.push('A footnote of the title was left out.')
    return wordsOf(words)
  }
  const title = take('<h1 class="title">', '</h1>') || take('<h1>', '</h1>') || ''
  const subtitle = take('<p class="subtitle">', '</p>') ?? ''
  const authors: string[] = []
  for (let name = take('<p class="author">', '</p>'); name !== undefined && authors.length < 30; ) {
    if (name) authors.push(name)
    name = take('<p class="author">', '</p>')
  }
  return { title, subtitle, authors, rest }
}

function markdownOf(html: string, pictures: Arrived['pictures']): string {
  const byName = new Map(pictures.map((picture) => [picture.name, picture]))
  try {
    return toMarkdown(html, (src, description) => {
      const picture = byName.get(src)
      if (picture) picture.description = description
      return picture?.name
    })
  } catch {
    throw new Refusal(400, 'This Word file could not be read. Please open it, save it again as .docx and send that.')
  }
}

function findText(files: Map<string, Buffer>, path: RegExp): string {
  const name = [...files.keys()].find((key) => path.test(key))
  return name ? (files.get(name)?.toString() ?? '') : ''
}

function property(core: string, name: 'title' | 'creator'): string {
  const begin = core.indexOf(`<dc:${name}`)
  const end = core.indexOf(`</dc:${name}>`)
  return begin < 0 || end < begin ? '' : wordsOf(core.slice(begin, end)).slice(0, 300)
}
