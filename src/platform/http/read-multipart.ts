// Forms that carry a file: read whole before the transaction begins, so that a slow sender holds no connection.
import type { FastifyRequest } from 'fastify'
import { errorCode, Refusal } from '../errors.ts'
import { SESSION_COOKIE } from './cookies.ts'

/** A file that came with a form. `name` is what the sender calls it, not to be trusted; an unfilled field gives no file. */
export type SentFile = { field: string; name: string; bytes: Buffer }

export type MultipartForm = { fields: Record<string, string | string[]>; file: SentFile | undefined }

/**
 * Reads the fields and the one file of a multipart form; undefined where it is none.
 * A guest's file is let go by as it comes: only the words are kept, for those whose session has ended.
 * @throws fastify's own 413 beyond the limits of the server.
 */
export async function readMultipart(request: FastifyRequest): Promise<MultipartForm | undefined> {
  if (!request.isMultipart()) return undefined
  const isGuest = !request.cookies[SESSION_COOKIE]
  const fields: MultipartForm['fields'] = Object.create(null)
  let file: SentFile | undefined
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file' && isGuest) {
        part.file.resume()
      } else if (part.type === 'file') {
        const bytes = await part.toBuffer()
        if (bytes.length > 0) file = { field: part.fieldname, name: part.filename ?? '', bytes }
      } else {
        const value = String(part.value ?? '')
        const before = fields[part.fieldname]
        fields[part.fieldname] = before === undefined ? value : [before, value].flat()
      }
    }
  } catch (error) {
    // The reader of the form tells a broken one in words only; what has a code is a limit of ours, or a lost connection.
    if (errorCode(error) === '')
      throw new Refusal(400, 'The browser sent something that could not be read. Go back and try again.')
    throw error
  }
  return { fields, file }
}
