import { z } from 'zod'
import { idField } from '#platform/forms.ts'
import { channels, noticeKinds } from './kinds.ts'

const channel = z.enum(channels, { error: 'Choose one of the three.' })

/** How each kind reaches a member. What stewards get is chosen by stewards only. */
export const ChoicesForm = z.object({
  mention: channel,
  // Kinds that a program written for an earlier version does not send stay as they are.
  answer: channel.optional(),
  reply: channel,
  thread: channel,
  tag: channel.optional(),
  space: channel,
  help: channel.optional(),
  suggestion: channel.optional(),
  event: channel.optional(),
  article: channel.optional(),
  editing: channel.optional(),
  mask: channel.optional(),
  stewards: channel.optional(),
})

export const SeenForm = z.object({ up_to: idField })

/** The button on the page of a link in a mail. A mail program's one click sends none of these: it stops what the link is for. */
export const StopForm = z.object({ what: z.enum(['this', 'kind']).catch('this'), stop: z.enum(['yes', 'no']).catch('yes') })

export const StartThreadForm = z.object({ thread: idField })

export const NoticesJson = z.object({
  groups: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      sentence: z.string(),
      more: z.number(),
      excerpt: z.string().optional(),
      at: z.date(),
      unseen: z.boolean(),
      href: z.string(),
    }),
  ),
  older: z.string().optional(),
})

export const ChoicesJson = z.object({
  choices: z.record(z.enum(noticeKinds), channel),
  stopped: z.array(z.object({ id: z.number(), title: z.string() })),
})
