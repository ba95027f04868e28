// Looks through everything that is sent, before anything is done with it.
import type { Sent } from '#platform/feature.ts'
import { type Answer, ownPath, sendJson, show } from '#platform/http/answers.ts'
import { findInFileName, findPatientData } from './find.ts'
import { type Find, isTextFile, sayFind } from './finds.ts'
import { StopPage } from './views.tsx'

/** The field by which somebody says that a likely find is none. */
export const NOT_PATIENT_DATA = 'not_patient_data'

/** One field as it came, with what was found in it; a file has no text to show again. */
export type ScreenedField = { name: string; value: string; finds: Find[] }
export type ScreenedFile = { finds: Find[]; inName: boolean }

/** Whole files are looked through in pieces of this many characters, so that other requests have their turn in between. */
const PIECE = 200_000
/** An answer that stops what was sent, or undefined where nothing was found. */
export async function screenSent(sent: Sent): Promise<Answer | undefined> {
  const fields = fieldsOf(sent.body)
  const confirmed = fields.some(({ name, value }) => name === NOT_PATIENT_DATA && value !== '' && value !== 'false')
  const counts = (finds: Find[]) => finds.filter(({ sure }) => sure || !confirmed)
  const screened = fields.map((field) => ({ ...field, finds: counts(findPatientData(field.value)) }))
  const file = sent.file && (await screenFile(sent.file, counts))
  if (!file && screened.every(({ finds }) => finds.length === 0)) return undefined
  return sent.wantsJson ? asJson(screened, file) : show(StopPage, { path: ownPath(sent.path), fields: screened, file }, about)
}

const about = { title: 'Stop: this may be about a patient', status: 422, noindex: true }

async function screenFile(
  { name, bytes }: NonNullable<Sent['file']>,
  counts: (finds: Find[]) => Find[],
): Promise<ScreenedFile | undefined> {
  const inName = counts(findInFileName(name))
  if (inName.length > 0) return { finds: inName, inName: true }
  if (!isTextFile(name)) return undefined
  const finds = counts(await findInLongText(textOf(bytes)))
  return finds.length > 0 ? { finds, inName: false } : undefined
}

/** Finds in a text of any length. Lines are counted from its beginning, places from that of their piece. */
export async function findInLongText(text: string): Promise<Find[]> {
  const finds: Find[] = []
  let lines = 0
  for (let from = 0; from < text.length; ) {
    const end = text.length - from <= PIECE ? text.length : endOfLine(text, from + PIECE)
    const piece = text.slice(from, end)
    for (const find of findPatientData(piece)) finds.push({ ...find, line: find.line + lines })
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) lines++
    from = end
    await new Promise((resolve) => setImmediate(resolve))
  }
  return finds
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 || end - from > PIECE ? Math.min(text.length, from + PIECE) : end + 1
}

/** Bytes as text, by their mark: UTF-16 as spreadsheets save it, otherwise UTF-8. */
export function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return bytes.toString('utf8')
}

/** Every text in a form or in JSON, however deep, by the name it came under. */
function fieldsOf(body: unknown): { name: string; value: string }[] {
  const fields: { name: string; value: string }[] = []
  const add = (name: string, value: unknown, depth: number) => {
    if (typeof value === 'string') fields.push({ name, value })
    else if (typeof value === 'number' || typeof value === 'boolean') fields.push({ name, value: String(value) })
    else if (typeof value === 'object' && value !== null && depth < 10)
      for (const [key, inner] of Object.entries(value)) add(Array.isArray(value) ? name : key, inner, depth + 1)
  }
  if (typeof body === 'object' && body !== null) for (const [name, value] of Object.entries(body)) add(name, value, 0)
  return fields
}

/** For programs: which field, which line, which kind, and never a digit of it. */
function asJson(fields: ScreenedField[], file: ScreenedFile | undefined): Answer {
  const told = (name: string, finds: Find[]) =>
    finds.map(({ kind, sure, line }) => ({ field: name, kind, sure, line, says: sayFind(kind) }))
  const finds = [...fields.flatMap(({ name, finds }) => told(name, finds)), ...told('file', file?.finds ?? [])]
  const where = file && !file.inName ? ` It is in line ${file.finds[0]!.line} of the file.` : ''
  const error = `${finds[0]!.says}${where} Nothing was sent. Take it out, or put something invented in its place.`
  return sendJson({ error, finds, errors: Object.fromEntries(finds.map(({ field, says }) => [field, says])) }, 422)
}
