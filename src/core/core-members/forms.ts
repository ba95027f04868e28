import { z } from 'zod'
import { cleanLine } from '#platform/text.ts'

/** A domain as it stands behind the @, such as nhs.net. */
export const DomainForm = z.object({
  domain: z
    .string('Write a domain, such as nhs.net.')
    .transform((text) => cleanLine(text).toLowerCase().replace(/^@/, ''))
    .pipe(
      z
        .string()
        .max(200)
        .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'Write a domain with at least one dot, such as nhs.net.'),
    ),
  drop: z.enum(['yes', 'no']).default('no'),
})

export const VouchForm = z.object({
  reason: z
    .string('Say how you know.')
    .transform(cleanLine)
    .pipe(z.string().min(1, 'Say how you know.').max(300, 'Keep it to 300 characters.')),
})
