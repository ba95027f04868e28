import { z } from 'zod'
import { addressField } from '#core/members/address-field.ts'
import { nameField } from '#core/members/name-field.ts'
import { checkbox, idField } from '#platform/forms.ts'
import { ownPath } from '#platform/http/answers.ts'
import { cleanText } from '#platform/text.ts'

const NEXT_CHARACTERS = 2000
// As the columns of members have it. The line about oneself is longer on the profile page, where there is time for it.
const LINE_CHARACTERS = 500

/** Where to go after signing in: a path of ours, and never one that would lead back here or straight out again. */
export function readNext(value: unknown): string {
  if (typeof value !== 'string' || value.length > NEXT_CHARACTERS) return '/'
  const path = ownPath(value)
  return /^\/(sign-in|sign-out|join|first)\b/.test(path) ? '/' : path
}

const next = z.unknown().optional().transform(readNext)

export const AskForm = z.object({ address: addressField, next })

const SIX = 'Enter the six digits from the mail.'

export const CodeForm = z.object({
  code: z
    .string({ error: SIX })
    .max(40, SIX)
    .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, ''))
    .refine((text) => /^[0-9]{6}$/.test(text), SIX),
})

/** 256 random bits, as they stand in a link. */
export const TokenForm = z.object({ token: z.string().regex(/^[\w-]{43}$/) })

function lines(what: string) {
  return z
    .string()
    .max(50_000, `Keep ${what} to ${LINE_CHARACTERS} characters for now: there is more room on your profile.`)
    .optional()
    .transform((text) => cleanText(text ?? '').trim())
    .refine(
      (text) => text.length <= LINE_CHARACTERS,
      `Keep ${what} to ${LINE_CHARACTERS} characters for now: there is more room on your profile.`,
    )
}

const agree = checkbox.refine((yes) => yes, 'Read the code of conduct and say that you agree.')

export const WelcomeForm = z.object({
  name: nameField,
  about: lines('the line about yourself'),
  wants_to_learn: lines('what you would like to learn'),
  could_help: lines('what you could help with'),
  agree,
  version: idField,
})

export const FirstForm = z.object({ name: nameField, address: addressField, agree, version: idField })

export const InviteForm = z.object({
  address: addressField,
  space_id: z.union([z.literal('').transform(() => undefined), idField]).optional(),
})

export const JoiningForm = z.object({
  joining: z.enum(['open', 'invitation', 'approval'], { error: 'Choose how people join.' }),
  inviting: z.enum(['members', 'stewards'], { error: 'Choose who can invite.' }),
})
