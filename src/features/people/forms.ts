import { z } from 'zod'
import { nameField } from '#core/members/name-field.ts'
import { readTags } from '#core/tags/read.ts'
import { cleanLine, cleanText, safeUrl } from '#platform/text.ts'

const PRONOUNS_CHARACTERS = 40
const ABOUT_CHARACTERS = 2000
const LINE_CHARACTERS = 500
const MOST_LINKS = 6
const LINK_CHARACTERS = 300

function text(most: number) {
  return z
    .string()
    .optional()
    .transform((value) => cleanText((value ?? '').replaceAll('\r\n', '\n')).trim())
    .refine((value) => value.length <= most, `Keep this to ${most} characters.`)
}

const tagsField = z
  .string()
  .optional()
  .transform((value, context) => {
    const read = readTags(value ?? '')
    if (read.names) return read.names
    context.addIssue({ code: 'custom', message: read.error })
    return z.NEVER
  })

const linksField = z
  .string()
  .optional()
  .transform((value, context) => {
    const lines = (value ?? '').split(/\s+/).filter(Boolean)
    if (lines.length > MOST_LINKS) {
      context.addIssue({ code: 'custom', message: `Choose up to ${MOST_LINKS} links.` })
      return z.NEVER
    }
    const wrong = lines.find((line) => !isLink(line))
    if (wrong)
      context.addIssue({ code: 'custom', message: `“${wrong.slice(0, 60)}” is no address of a page. One begins with https://.` })
    return lines
  })

function isLink(line: string): boolean {
  return line.length <= LINK_CHARACTERS && /^https?:\/\//i.test(line) && URL.canParse(line) && safeUrl(line) !== undefined
}

export const ProfileForm = z.object({
  name: nameField,
  pronouns: z
    .string()
    .optional()
    .transform((value) => cleanLine(value ?? ''))
    .refine((value) => value.length <= PRONOUNS_CHARACTERS, `Keep this to ${PRONOUNS_CHARACTERS} characters.`),
  about: text(ABOUT_CHARACTERS),
  wants_to_learn: text(LINE_CHARACTERS),
  could_help: text(LINE_CHARACTERS),
  skills: tagsField,
  interests: tagsField,
  links: linksField,
  seen_by: z.enum(['members', 'everyone'], 'Choose who sees your profile.'),
})
