// Pictures that came with an article: what they are, what they are called, and where in the text they stand.
import { endingOf, looksLikePicture } from '#core/uploads/kinds.ts'
import { slugify } from '#platform/text.ts'
import { type Arrived, listNames } from './types.ts'

/** A picture under the name that its sender gave it. */
export type SentPicture = { sentAs: string; bytes: Buffer }

/** The ending that the content of a picture calls for, or undefined where it is none that we show. */
export function pictureEnding(bytes: Buffer): string | undefined {
  if (!looksLikePicture(bytes)) return undefined
  const head = bytes.toString('latin1', 0, 4)
  if (head === '\x89PNG') return 'png'
  if (head === 'GIF8') return 'gif'
  if (head === 'RIFF') return 'webp'
  return head.startsWith('\xff\xd8') ? 'jpg' : 'avif'
}

/** A simple file name like the one that was wished for, and unlike those that are taken. It is then taken too. */
export function simpleName(wish: string, ending: string, taken: Set<string>): string {
  const bare = endingOf(wish) ? wish.slice(0, wish.lastIndexOf('.')) : wish
  const stem = /[a-z0-9]/i.test(bare) ? slugify(bare, 40) : 'picture'
  let name = `${stem}.${ending}`
  for (let n = 2; taken.has(name); n++) name = `${stem}-${n}.${ending}`
  taken.add(name)
  return name
}

/** The names of files that pictures in Markdown refer to, once each, in their order. Addresses elsewhere are none. */
export function listPictureFiles(body: string): string[] {
  const found = new Set<string>()
  for (const [, , target = ''] of body.matchAll(PICTURE)) if (!/^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(target)) found.add(target)
  return [...found]
}

/**
 * Puts pictures that were sent beside an article into it: where its text names them, and otherwise at its end. A note says which
 * ones the text names and nobody sent.
 */
export function placePictures(arrived: Arrived, sent: SentPicture[]): Arrived {
  const taken = new Set(arrived.pictures.map(({ name }) => name))
  const have = new Set(taken)
  const pictures = [...arrived.pictures]
  const bySentName = new Map<string, Arrived['pictures'][number]>()
  for (const { sentAs, bytes } of sent) {
    const ending = pictureEnding(bytes)
    if (!ending) continue
    const picture = { name: simpleName(baseName(sentAs), ending, taken), bytes, description: '' }
    pictures.push(picture)
    bySentName.set(baseName(sentAs).toLowerCase(), picture)
  }
  const placed = new Set<string>()
  const missing = new Set<string>()
  const body = arrived.body.replace(PICTURE, (whole, description: string, target: string) => {
    const picture = bySentName.get(baseName(decoded(target)).toLowerCase())
    if (!picture) {
      if (!have.has(target) && listPictureFiles(whole).length > 0) missing.add(target)
      return whole
    }
    placed.add(picture.name)
    picture.description ||= description.replace(/\\(.)/g, '$1')
    return `![${description}](${picture.name})`
  })
  const loose = pictures.filter(({ name }) => !have.has(name) && !placed.has(name))
  const notes = [...arrived.notes]
  if (missing.size > 0) notes.push(`These pictures did not come with the text: ${listNames([...missing])}.`)
  if (loose.length > 0) notes.push(`The text does not say where these pictures belong: ${listNames(loose.map((p) => p.name))}.`)
  const end = loose.map(({ name }) => `![](${name})`)
  return { ...arrived, pictures, notes, body: [body.trimEnd(), ...end].filter(Boolean).join('\n\n') }
}

// The lengths are bounded: a long line of brackets is not walked through from each of them to its end.
const PICTURE = /!\[((?:[^[\]\\\n]|\\.){0,300})\]\(<?([^()<>\s]{1,300})>?(?:[ \t]{1,9}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?\)/g

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? ''
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
