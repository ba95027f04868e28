// What may come in on the pages for stewards.
import { z } from 'zod'
import { optionalReasonField, reasonField } from '#core/spaces/forms.ts'
import { titleField } from '#core/threads/forms.ts'
import { idField, manyOf, onceField } from '#platform/forms.ts'

const once = { once: onceField }
const yesOrNo = z.enum(['yes', 'no'])

export const PinForm = z.object({ pinned: yesOrNo, reason: optionalReasonField })
export const LockForm = z.object({ locked: yesOrNo, reason: reasonField })

/** What was confirmed: the number of the space that people were told about. */
const confirmed = z.string().max(20).optional()

export const MoveForm = z.object({ space_id: z.pipe(idField, z.number()).catch(0), reason: reasonField, confirmed, ...once })

export const SplitForm = z.object({
  title: titleField,
  posts: manyOf(idField).pipe(z.array(z.number()).min(1, 'Tick the posts that go into the new thread.').max(200)),
  reason: reasonField,
  ...once,
})

/** A thread by its number or its address, here or on a page that was copied: 12, #12, /threads/12, https://…/threads/12?page=2. */
export const MergeForm = z.object({
  into: z
    .string('Say which thread takes this one in.')
    .trim()
    .transform((text) => /^#?([1-9]\d{0,14})$/.exec(text)?.[1] ?? /\/threads\/([1-9]\d{0,14})(?:[?#/.]|$)/.exec(text)?.[1])
    .pipe(z.string('Paste the address of the other thread, or type its number.').transform(Number)),
  reason: reasonField,
  confirmed,
  ...once,
})

export const RemoveForm = z.object({ reason: reasonField, ...once })

/** Lengths of a pause in days; `date` asks for a day, `good` has no end. */
export const pauseDays = { day: 1, week: 7, month: 30 } as const

export const SuspendForm = z
  .object({
    length: z.enum(['day', 'week', 'month', 'date', 'good'], 'Choose for how long.'),
    until: z.string().default(''),
    reason: reasonField,
    ...once,
  })
  .refine((form) => form.length !== 'date' || /^\d{4}-\d{2}-\d{2}$/.test(form.until), {
    path: ['until'],
    message: 'Choose the day on which they may write again.',
  })
  .refine(
    (form) => form.length !== 'date' || Number.isFinite(Date.parse(form.until)) === false || new Date(form.until) > new Date(),
    {
      path: ['until'],
      message: 'Choose a day that is still to come.',
    },
  )
  .refine((form) => form.length !== 'date' || (Number.isFinite(Date.parse(form.until)) && form.until < '2200'), {
    path: ['until'],
    message: 'This is no day in the calendar.',
  })

export type SuspendInput = z.output<typeof SuspendForm>

export const ReasonForm = z.object({ reason: reasonField, ...once })
export const RoleForm = z.object({ role: z.enum(['member', 'steward']), reason: reasonField, ...once })
