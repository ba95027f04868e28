// The field in which people name the tags of one thing.
import { z } from 'zod'
import { readTags } from './read.ts'

/** More tags than these say nothing any more. */
export const MOST_ON_ONE = 6
const TYPED_CHARACTERS = 50_000

/** Tags as people type them, with commas between them; each thing once. */
export const tagsField = z
  .string()
  .max(TYPED_CHARACTERS, `Choose up to ${MOST_ON_ONE} tags: these are many more.`)
  .default('')
  .transform((text, context): string[] => {
    const read = readTags(text)
    const names = read.names ?? []
    const error =
      read.error ?? (names.length > MOST_ON_ONE ? `Choose up to ${MOST_ON_ONE} tags: these are ${names.length}.` : undefined)
    if (error) context.addIssue({ code: 'custom', message: error })
    return names
  })
