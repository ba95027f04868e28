import { z } from 'zod'
import { cleanText } from '#platform/text.ts'

// A draft may be longer than a post may: what is too long to post is not lost.
const DRAFT_CHARACTERS = 100_000

const text = z.string().max(DRAFT_CHARACTERS).transform(cleanText).optional()

const short = z.string().max(1000).transform(cleanText).optional()

/** What is kept of a form while it is written. */
export const DraftForm = z.object({
  title: text,
  body: text,
  tags: short,
  space_id: short,
  mask: short,
  note: short,
  from: short,
})
