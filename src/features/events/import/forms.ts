// What stewards send about events from elsewhere.
import { z } from 'zod'
import { checkbox } from '#platform/forms.ts'
import { cleanLine, safeUrl } from '#platform/text.ts'
import { outcomes } from './plan.ts'
import { isAddress } from './source.ts'

const ADDRESS = 'The address of a calendar begins with https:// or webcal://.'

/** A file comes beside it. */
export const BringForm = z.object({
  address: z
    .string()
    .default('')
    .transform((address) => cleanLine(address).replace(/^webcal:/i, 'https:'))
    .refine((address) => address === '' || (isAddress(address) && safeUrl(address) !== undefined), ADDRESS),
})

export const TakeForm = z.object({ follow: checkbox })

const moment = z.date().transform((at) => at.toISOString())
const ImportLineJson = z.object({
  id: z.number(),
  name: z.string(),
  is_dry: z.boolean(),
  state: z.string(),
  said: z.string(),
  at: moment,
})

export const ImportsJson = z.object({
  imports: z.array(ImportLineJson),
  calendars: z.array(z.object({ id: z.number(), address: z.string(), at: moment, import_id: z.number().nullable() })),
})

export const ReportJson = z.object({
  one: ImportLineJson,
  counts: z.array(z.object({ outcome: z.enum(outcomes), n: z.number() })),
  items: z.array(
    z.object({ title: z.string(), outcome: z.enum(outcomes), said: z.array(z.string()), event_id: z.number().nullable() }),
  ),
  next: z.string().optional(),
})
