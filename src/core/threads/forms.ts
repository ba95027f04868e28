// What may come in when somebody writes.
import { z } from 'zod'
import { onceField } from '#platform/forms.ts'
import { cleanLine, cleanText } from '#platform/text.ts'

/** The most characters of a title and of a post: a screen's line, and some twenty printed pages. */
export const TITLE_CHARACTERS = 200
export const BODY_CHARACTERS = 50_000

export const titleField = z
  .string('Give it a title.')
  .transform(cleanLine)
  .pipe(
    z
      .string()
      .min(1, 'Give it a title.')
      .max(TITLE_CHARACTERS, `Keep the title to ${TITLE_CHARACTERS} characters. The details can go in the post itself.`),
  )

export const bodyField = z
  .string('Write something first.')
  .transform((text) => cleanText(text.replaceAll('\r\n', '\n')).trimEnd())
  .pipe(
    z
      .string()
      .refine((text) => text.trim() !== '', 'Write something first.')
      .max(BODY_CHARACTERS, 'A post can have up to 50,000 characters. Move some of it to a second post, or attach it as a file.'),
  )

const shared = { once: onceField, draft: z.string().max(80).optional() }

export const ThreadForm = z.object({ title: titleField, body: bodyField, ...shared })
export const ReplyForm = z.object({
  body: bodyField,
  reply_to: z.coerce.number().int().positive().optional().catch(undefined),
  ...shared,
})
export const EditForm = z.object({ body: bodyField, title: titleField.optional(), ...shared })

/** The small warm set of reactions, in the order in which they are shown. */
export const reactionKinds = ['thanks', 'helpful', 'celebrate', 'same here', 'smile'] as const
export type ReactionKind = (typeof reactionKinds)[number]
export const ReactionForm = z.object({ kind: z.enum(reactionKinds, 'Choose one of the reactions.') })
