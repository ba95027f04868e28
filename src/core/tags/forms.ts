import { z } from 'zod'
import { cleanLine } from '#platform/text.ts'
import { TAG_CHARACTERS, tagSlug } from './read.ts'

const wordField = z
  .string({ error: 'Write a word.' })
  .transform(cleanLine)
  .pipe(
    z
      .string()
      .max(TAG_CHARACTERS, `Keep it to ${TAG_CHARACTERS} letters.`)
      .refine((word) => tagSlug(word) !== '', 'Write a word with a letter or a digit in it.'),
  )

export const RenameTagForm = z.object({ name: wordField })
export const AddWordForm = z.object({ word: wordField })
export const DropWordForm = z.object({ slug: z.string().max(80) })
export const JoinTagForm = z.object({ into: wordField })

const tagJson = z.object({ id: z.number(), slug: z.string(), name: z.string() })

export const StewardTagsJson = z.object({
  tags: z.array(tagJson.extend({ members: z.number(), words: z.array(z.string()) })),
  next: z.string().optional(),
})

export const StewardTagJson = z.object({
  tag: tagJson,
  words: z.array(z.object({ slug: z.string(), name: z.string() })),
})
