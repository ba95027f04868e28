// What may come in about proposals.
import { z } from 'zod'
import { onceField } from '#platform/forms.ts'
import { cleanLine } from '#platform/text.ts'
import { paragraph } from '../fields.ts'

export const ProposalForm = z.object({
  kind: z.enum(['talk', 'subject'], 'Choose one.'),
  title: z
    .string('Give it a title.')
    .transform(cleanLine)
    .pipe(z.string().min(1, 'Give it a title.').max(150, 'Keep the title to 150 characters.')),
  body: paragraph(5000, 'Keep it to 5,000 characters.'),
  once: onceField,
})
export type ProposalInput = z.output<typeof ProposalForm>

export const WouldComeForm = z.object({ comes: z.enum(['yes', 'no']) })
