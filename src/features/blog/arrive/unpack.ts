// Opens a Word file and trusts nothing in it: what it would unpack to is known before anything reads it.
import { buffer } from 'node:stream/consumers'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { ZipFile as NewZip } from 'yazl'
import { Refusal } from '#platform/errors.ts'

const UNPACKED_BYTES = 60_000_000
/** Of text alone, and of its tags. The longest article has some 3 MB of it; each tag takes the reader a kilobyte for a while. */
const XML_BYTES = 8_000_000
const TAGS = 150_000
const ENTRIES = 2000

const NO_WORD_FILE = 'This file is not a Word file (.docx), or is damaged. Please save it again as .docx and send that.'
const TOO_LARGE = 'This Word file is too large. Smaller pictures, or fewer of them, will help.'
const TOO_LONG = 'This Word file is too long to be one article. Please send it in parts.'

/**
 * The files within a Word file, whose sizes together are bounded.
 * @throws Refusal where it is none, is damaged, or would be too large
 */
export async function unpackWord(bytes: Buffer): Promise<Map<string, Buffer>> {
  if (bytes.toString('hex', 0, 4) === 'd0cf11e0')
    throw new Refusal(
      400,
      'This Word file has a password or is of the old kind (.doc). Please save it as .docx without a password.',
    )
  try {
    const zip = await fromBufferPromise(bytes, { autoClose: false, validateEntrySizes: true })
    try {
      return await readEntries(zip, await listEntries(zip))
    } finally {
      zip.close()
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(400, NO_WORD_FILE)
  }
}

/** Sizes are compared before anything is unpacked; that an entry keeps to its own is watched while it is. */
async function listEntries(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > ENTRIES) throw new Refusal(413, TOO_LARGE)
  const entries: Entry[] = []
  let sum = 0
  let xml = 0
  for await (const entry of zip.eachEntry()) {
    entries.push(entry)
    sum += entry.uncompressedSize
    if (/\.(xml|rels)$/i.test(entry.fileName)) xml += entry.uncompressedSize
    if (sum > UNPACKED_BYTES || entries.length > ENTRIES) throw new Refusal(413, TOO_LARGE)
    if (xml > XML_BYTES) throw new Refusal(413, TOO_LONG)
  }
  if (!entries.some(({ fileName }) => fileName === '[Content_Types].xml')) throw new Refusal(400, NO_WORD_FILE)
  return entries
}

async function readEntries(zip: ZipFile, entries: Entry[]): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  let tags = 0
  for (const entry of entries) {
    if (entry.fileName.endsWith('/')) continue
    const bytes = await buffer(await zip.openReadStreamPromise(entry))
    // Of pictures too, which have hardly any by chance: the document itself may be named as one.
    tags += countTags(bytes)
    if (tags > TAGS) throw new Refusal(413, TOO_LONG)
    files.set(entry.fileName, bytes)
  }
  return files
}

/** Elements begin with `<`, and so do their ends. */
function countTags(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf('<'); at >= 0; at = bytes.indexOf('<', at + 1)) count++
  return count / 2
}

/** The same files as a plain archive, so that the next reader finds what was checked, however it reads archives. */
export async function repack(files: Map<string, Buffer>): Promise<Buffer> {
  const zip = new NewZip()
  for (const [name, bytes] of files) zip.addBuffer(bytes, name, { compress: false })
  zip.end()
  return buffer(zip.outputStream)
}
