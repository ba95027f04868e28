// Reads an article from an e-mail: from the file that is attached to it, or from its text.
import { type Attachment, type ParsedMail, simpleParser } from 'mailparser'
import { endingOf } from '#core/uploads/kinds.ts'
import { Refusal } from '#platform/errors.ts'
import { cleanLine, cleanText } from '#platform/text.ts'
import { readDocx } from './docx.ts'
import { tidyHtml, toMarkdown } from './html.ts'
import { cutMail } from './mail-text.ts'
import { readMarkdownFile } from './markdown-file.ts'
import { pictureEnding, placePictures, type SentPicture, simpleName } from './pictures.ts'
import { type Arrived, listNames, MOST_CHARACTERS, MOST_PICTURES } from './types.ts'

const MAIL_BYTES = 15_000_000

export type ArrivedMail = { from: string; messageId: string; arrived: Arrived; isAutomatic: boolean }

/**
 * Reads a mail. Nothing it refers to elsewhere is loaded. Of an automatic one only the text is read, so that nobody is answered.
 * @returns undefined where it has no sender
 * @throws Refusal where it, or what is attached, is too large or can not be read
 */
export async function readMail(raw: Buffer | NodeJS.ReadableStream): Promise<ArrivedMail | undefined> {
  const mail = await parse(await collect(raw))
  const from = cleanLine(senderOf(mail))
  if (!from.includes('@')) return undefined
  const automatic = isAutomatic(mail, from)
  const arrived = automatic ? textOnly(mail) : await readArticle(mail)
  return { from, messageId: cleanLine(mail.messageId ?? ''), arrived, isAutomatic: automatic }
}

async function collect(raw: Buffer | NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  let sum = 0
  for await (const chunk of Buffer.isBuffer(raw) ? [raw] : raw) {
    sum += chunk.length
    if (sum > MAIL_BYTES)
      throw new Refusal(413, 'This e-mail is too large: at most 15 MB can be read. Smaller pictures will help.')
    chunks.push(Buffer.from(chunk as Uint8Array))
  }
  return Buffer.concat(chunks)
}

async function parse(bytes: Buffer): Promise<ParsedMail> {
  try {
    return await simpleParser(bytes, { skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true, keepCidLinks: true })
  } catch {
    throw new Refusal(400, 'This e-mail could not be read. Please send it again, with the article as a Word or Markdown file.')
  }
}

function senderOf({ from }: ParsedMail): string {
  const sender = from?.value[0]
  return sender?.address ?? sender?.group?.[0]?.address ?? ''
}

const automaticSubjects = [
  /^(out of (the )?office|automatic reply|auto(matic)?[ -]?(reply|response)|undeliver|delivery status|mail delivery)/i,
  /^(abwesen|automatische antwort|réponse automatique|respuesta automática)/i,
]

function isAutomatic(mail: ParsedMail, from: string): boolean {
  const values = new Map(
    mail.headerLines.map(({ key, line }) => [
      key,
      line
        .slice(line.indexOf(':') + 1)
        .trim()
        .toLowerCase(),
    ]),
  )
  const submitted = values.get('auto-submitted')
  return (
    (submitted !== undefined && !/^no\b/.test(submitted)) ||
    ['list-id', 'list-unsubscribe', 'x-autoreply', 'x-autorespond', 'x-loop'].some((key) => values.has(key)) ||
    /^(bulk|list|junk|auto_reply)/.test(values.get('precedence') ?? '') ||
    /^(<\s*>)?$/.test(values.get('return-path') ?? 'none') ||
    /^multipart\/report/.test(values.get('content-type') ?? '') ||
    /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/i.test(from) ||
    automaticSubjects.some((pattern) => pattern.test(cleanLine(mail.subject ?? '')))
  )
}

function textOnly(mail: ParsedMail): Arrived {
  const body = cleanText((mail.text ?? '').slice(0, MOST_CHARACTERS))
  return { title: titleOf(mail), subtitle: '', authors: [], body: body.trim(), pictures: [], notes: [] }
}

async function readArticle(mail: ParsedMail): Promise<Arrived> {
  const article = mail.attachments.find((attachment) => kindOf(attachment) !== undefined)
  const images = mail.attachments.filter((attachment) => attachment !== article && isPicture(attachment))
  const others = mail.attachments.filter((attachment) => attachment !== article && !isPicture(attachment))
  const arrived = article ? await readAttached(mail, article, images) : readBody(mail, images)
  if (images.length > MOST_PICTURES) arrived.notes.push(`Only the first ${MOST_PICTURES} pictures were taken.`)
  if (others.length > 0) arrived.notes.push(`These attachments were left out: ${listNames(others.map(shownName))}.`)
  return arrived
}

function kindOf({ filename, contentType }: Attachment): 'docx' | 'text' | undefined {
  const ending = endingOf(filename ?? '')
  if (ending === 'docx' || /wordprocessingml\.document$/i.test(contentType)) return 'docx'
  return ending === 'md' || ending === 'qmd' || /^text\/(x-)?markdown$/i.test(contentType) ? 'text' : undefined
}

/** By its content, as well as by what the sender says of it. */
function isPicture({ contentType, content }: Attachment): boolean {
  return /^image\//i.test(contentType) && pictureEnding(content) !== undefined
}

function shownName({ filename, contentType }: Attachment): string {
  return cleanLine(filename ?? contentType).slice(0, 80)
}

function sentPictures(images: Attachment[]): SentPicture[] {
  return images.slice(0, MOST_PICTURES).map(({ filename, content }) => ({ sentAs: filename ?? '', bytes: content }))
}

/** Pictures within the mail's own text are the logo of a signature, not part of the article. */
async function readAttached(mail: ParsedMail, article: Attachment, images: Attachment[]): Promise<Arrived> {
  const beside = sentPictures(images.filter(({ related }) => !related))
  if (kindOf(article) === 'text') return readMarkdownFile(article.filename ?? `${titleOf(mail)}.md`, article.content, beside)
  const arrived = placePictures(await readDocx(article.content), beside)
  if (arrived.title) return arrived
  return { ...arrived, title: titleOf(mail), notes: [...arrived.notes, 'The subject of the e-mail became the title.'] }
}

function readBody(mail: ParsedMail, images: Attachment[]): Arrived {
  const notes: string[] = []
  // Where pictures stand within the text, only the HTML says where.
  const isHtml = mail.html && (!mail.text?.trim() || /\ssrc=["']?cid:/i.test(mail.html))
  const read = isHtml ? readHtml(String(mail.html), images, notes) : { text: readText(mail), pictures: [] }
  const cut = cutMail(read.text)
  notes.push(...cut.notes)
  const pictures = read.pictures.filter(({ name }) => cut.text.includes(`](${name})`))
  const arrived = { title: titleOf(mail), subtitle: '', authors: [], body: cut.text, pictures, notes }
  if (!cut.text) notes.push('The e-mail has no text.')
  // What belongs to the HTML and is not named in it any more, such as a logo, stays out.
  return placePictures(arrived, sentPictures(images.filter(({ related, cid }) => !related && !(isHtml && isNamed(mail, cid)))))
}

function isNamed(mail: ParsedMail, cid: string | undefined): boolean {
  return cid !== undefined && String(mail.html).includes(`cid:${cid}`)
}

function readText(mail: ParsedMail): string {
  const text = mail.text ?? ''
  if (text.length > MOST_CHARACTERS) throw new Refusal(413, 'This text is too long to be one article.')
  return cleanText(text)
}

function readHtml(html: string, images: Attachment[], notes: string[]): { text: string; pictures: Arrived['pictures'] } {
  const pictures = new Map<string, Arrived['pictures'][number]>()
  const taken = new Set<string>()
  let elsewhere = 0
  const text = toMarkdown(tidyHtml(html), (src, description) => {
    const cid = src.replace(/^cid:/i, '')
    const image = cid === src ? undefined : images.slice(0, MOST_PICTURES).find((attachment) => attachment.cid === cid)
    if (!image) {
      elsewhere += 1
      return undefined
    }
    const known = pictures.get(cid)
    if (known) return known.name
    const name = simpleName(image.filename ?? '', pictureEnding(image.content) ?? 'png', taken)
    pictures.set(cid, { name, bytes: image.content, description })
    return name
  })
  if (elsewhere > 0) notes.push('Pictures that are not in the e-mail itself were not loaded.')
  return { text, pictures: [...pictures.values()] }
}

/** The subject, without what mail programs write before it. */
function titleOf(mail: ParsedMail): string {
  return cleanLine((mail.subject ?? '').slice(0, 500)).replace(/^(?:(?:re|fwd?|aw|wg|antw|tr|rv|sv|vs) ?: ?)+/i, '')
}
