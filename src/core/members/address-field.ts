// An e-mail address as people type it.
import { z } from 'zod'
import { isAddress } from '#platform/mail/send.ts'
import { cleanLine } from '#platform/text.ts'

const ADDRESS_CHARACTERS = 254
const WRONG = 'Enter an e-mail address, such as name@example.org.'

/** One plain address, in lower case, at most 254 characters. */
export const addressField = z
  .string({ error: 'Enter your e-mail address.' })
  .max(1000, WRONG)
  .transform((text) => cleanLine(text).toLowerCase())
  .refine((text) => text !== '', { error: 'Enter your e-mail address.', abort: true })
  .refine((text) => text.length <= ADDRESS_CHARACTERS && isAddress(text), WRONG)
