// A member's name as people type it.
import { z } from 'zod'
import { cleanLine } from '#platform/text.ts'

export const NAME_CHARACTERS = 80

// What can be seen of a name must hold a letter or a number: a name of joiners or marks alone shows as nothing.
const SEEN = /[\p{L}\p{N}]/u

/** One line, in normal form, without marks that turn the direction of writing; 1 to 80 characters with a letter or number among them. */
export const nameField = z
  .string({ error: 'Enter the name that others should know you by.' })
  .max(2000, `A name can have up to ${NAME_CHARACTERS} letters.`)
  .transform(cleanLine)
  .refine((name) => SEEN.test(name), { error: 'Enter the name that others should know you by.', abort: true })
  .refine((name) => [...name].length <= NAME_CHARACTERS, `A name can have up to ${NAME_CHARACTERS} letters.`)
