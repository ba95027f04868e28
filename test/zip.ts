// Reads a zip that came as an answer.
import { text } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'

/** Every file of a zip by its path, as text. */
export async function readZip(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes, { autoClose: false })
  const files = new Map<string, string>()
  for await (const entry of zip.eachEntry()) files.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)))
  zip.close()
  return files
}
