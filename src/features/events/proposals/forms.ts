// What may come in about proposals.
import { z } from 'zod'
import { idField, onceField } from '#platform/forms.ts'
import { paragraph, titleOf } from '../fields.ts'

export const ProposalForm = z.object({
  kind: z.enum(['talk', 'subject'], 'Choose one.'),
  title: titleOf(),
  body: paragraph(5000, 'Keep it to 5,000 characters.'),
  once: onceField,
})
export type ProposalInput = z.output<typeof ProposalForm>

export const WouldComeForm = z.object({ comes: z.enum(['yes', 'no']) })

export const IntoForm = z.object({
  event: z.union([idField, z.literal('')], 'Choose an event.').pipe(z.number('Choose an event.')),
})
