import { z } from 'zod'
import { addressField } from '#core/members/address-field.ts'
import { cleanLine } from '#platform/text.ts'

const NAME_CHARACTERS = 60

/** The six digits of a mail, however they are spaced. */
const code = z
  .string({ error: 'Enter the six digits from the mail.' })
  .max(30, 'Enter the six digits from the mail.')
  .transform((text) => text.replace(/[\s-]/g, ''))
  .refine((text) => /^\d{6}$/.test(text), 'Enter the six digits from the mail.')

export const AddAddressForm = z.object({ address: addressField })

export const CodeForm = z.object({ code })

/** Kept out of the page's own words: a token comes from a link. */
export const TokenForm = z.object({ token: z.string().regex(/^[\w-]{20,60}$/) })

export const PasskeyNameForm = z.object({
  name: z
    .string({ error: 'Give the passkey a name, such as “Work laptop”.' })
    .transform(cleanLine)
    .pipe(
      z
        .string()
        .min(1, 'Give the passkey a name, such as “Work laptop”.')
        .max(NAME_CHARACTERS, `A name can have up to ${NAME_CHARACTERS} letters.`),
    ),
})

export const LeaveForm = z.object({
  words: z.enum(['keep', 'remove'], { error: 'Choose what becomes of your words.' }),
  code: z.string().max(30).optional(),
})
