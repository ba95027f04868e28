// What may come in about spaces.
import { z } from 'zod'
import { checkbox, idField, onceField } from '#platform/forms.ts'
import { cleanLine, cleanText } from '#platform/text.ts'
import { memories } from './memory.ts'

const NAME_CHARACTERS = 80
const PURPOSE_CHARACTERS = 300
const NORMS_CHARACTERS = 5000
/** The most characters of a reason: a paragraph. */
export const REASON_CHARACTERS = 1000

const reasonText = z
  .string('Say why in a few words.')
  .transform(cleanText)
  .transform((text) => text.trim())

/** Why a steward does something. Other stewards can read it. */
export const reasonField = reasonText.pipe(
  z.string().min(1, 'Say why in a few words.').max(REASON_CHARACTERS, `Keep it to ${REASON_CHARACTERS} characters.`),
)
export const optionalReasonField = reasonText
  .pipe(z.string().max(REASON_CHARACTERS, `Keep it to ${REASON_CHARACTERS} characters.`))
  .optional()
  .default('')

export const SpaceForm = z
  .object({
    name: z
      .string('Give the space a name.')
      .transform(cleanLine)
      .pipe(z.string().min(1, 'Give the space a name.').max(NAME_CHARACTERS, `Keep the name to ${NAME_CHARACTERS} characters.`)),
    purpose: z
      .string()
      .default('')
      .transform(cleanLine)
      .pipe(z.string().max(PURPOSE_CHARACTERS, `Keep the purpose to ${PURPOSE_CHARACTERS} characters.`)),
    norms: z
      .string()
      .default('')
      .transform((text) => cleanText(text.replaceAll('\r\n', '\n')).trim())
      .pipe(z.string().max(NORMS_CHARACTERS, 'Keep the norms to 5,000 characters.')),
    sees: z.enum(['everyone', 'members', 'invited'], 'Choose who can see the space.'),
    writes: z.enum(['members', 'invited', 'stewards'], 'Choose who can write in the space.'),
    memory: z.enum(memories, 'Choose how long the space remembers.'),
    /** Whether members may ask questions under a mask: only where every member may write, so that a mask says nothing about its wearer. */
    masks: checkbox,
    /** Whether blocks of code have no Run button. */
    no_run: checkbox,
    reason: optionalReasonField,
    /** What was confirmed, as `confirmationOf` writes it: what is shown on the page is what is done. */
    confirmed: z.string().max(80).optional(),
    once: onceField,
  })
  .transform((form) => (form.sees === 'invited' && form.writes === 'members' ? { ...form, writes: 'invited' as const } : form))
  .transform((form) => ({ ...form, masks: form.masks && form.writes === 'members' }))

export type SpaceInput = z.output<typeof SpaceForm>

export const FollowSpaceForm = z.object({ level: z.enum(['follow', 'mute', 'neither']) })
export const OrderForm = z.object({ way: z.enum(['up', 'down']) })
export const ReasonForm = z.object({ reason: reasonField, once: onceField })
export const InviteForm = z.object({
  who: z
    .string('Type a name or an address.')
    .transform(cleanLine)
    .pipe(z.string().min(2, 'Type a name or an address.').max(254, 'That is too long for a name or an address.')),
})
export const PersonForm = z.object({ member_id: idField })
export const TakeOutForm = z.object({ member_id: idField, reason: reasonField })
