// Taking a file that came with a form: checked, re-encoded where it is a picture, kept, and given a row.
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import type { SentFile } from '#platform/http/read-multipart.ts'
import { cleanLine } from '#platform/text.ts'
import type { Member } from '#platform/viewer.ts'
import { keepFile } from './disk.ts'
import { keepPicture } from './keep-picture.ts'
import { endingOf, isAttachment, KINDS_SENTENCE, looksLikePicture } from './kinds.ts'
import { encodePicture } from './pictures.ts'
import { countBytes, insertUpload } from './queries.ts'

/** What a member may bring in a day: a conference's slides, not a film. */
const BYTES_A_DAY = 200 * 1024 * 1024
const DAY_MS = 86_400_000
const NAME_CHARACTERS = 100

/** Either a kind sentence, or what was kept: its address, and the Markdown that shows or links it. */
export type Taken = { error: string } | { id: number; url: string; markdown: string }

/** Takes a file for a post. A picture needs a description, for those who cannot see it. */
export async function takeUpload(
  house: House,
  db: Db,
  member: Member,
  file: SentFile,
  { description }: { spaceId?: number | undefined; description: string },
): Promise<Taken> {
  const before = await countBytes(db, member.id, new Date(Date.now() - DAY_MS))
  if (before + file.bytes.length > BYTES_A_DAY)
    return { error: 'You have brought 200 MB today, which is the limit. Try again tomorrow.' }
  if (looksLikePicture(file.bytes)) return takePictureForPost(house, db, member, file, cleanLine(description).slice(0, 300))
  if (!isAttachment(file.name)) return { error: KINDS_SENTENCE }
  const name = shownName(file.name)
  const kept = await keepFile(house, file.bytes)
  const row = { member_id: member.id, purpose: 'post' as const, name, type: 'application/octet-stream', size: file.bytes.length }
  const { id } = await insertUpload(db, { ...row, width: null, height: null, file: kept })
  const url = urlOf(id, name)
  return { id, url, markdown: `[${name.replace(/[[\]\\]/g, '')}](${url})` }
}

async function takePictureForPost(house: House, db: Db, member: Member, file: SentFile, description: string): Promise<Taken> {
  if (!description) return { error: 'Say in a few words what the picture shows, for members who cannot see it.' }
  const picture = await encodePicture(file.bytes)
  if (!picture)
    return { error: 'This picture cannot be read, or it has too many pixels. Save it again as PNG or JPEG and try once more.' }
  const name = `${shownName(file.name).replace(/\.[^.]*$/, '') || 'picture'}.webp`
  const id = await keepPicture(house, db, member.id, 'post', name, picture)
  const url = urlOf(id, name)
  return { id, url, markdown: `![${description.replace(/[[\]\\]/g, '')}](${url})` }
}

/** A name that can stand on a page and in a header: one line, no path, an ending. */
function shownName(name: string): string {
  const line = cleanLine(name.replace(/^.*[/\\]/, '').replace(/["<>:|?*%;]/g, '-'))
  const ending = endingOf(line)
  const stem = ending ? line.slice(0, -(ending.length + 1)) : line
  return `${stem.slice(0, NAME_CHARACTERS) || 'file'}${ending ? `.${ending}` : ''}`
}

function urlOf(id: number, name: string): string {
  return `/uploads/${id}/${encodeURIComponent(name).replace(/[()'!*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`
}
