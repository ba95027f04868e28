// What the JSON twins of pages about spaces say.
import { z } from 'zod'

const when = z.date().transform((date) => date.toISOString())

export const SpaceJson = z.object({
  id: z.number(),
  slug: z.string(),
  name: z.string(),
  purpose: z.string(),
  norms: z.string(),
  sees: z.string(),
  writes: z.string(),
  memory: z.string(),
  masks: z.boolean(),
  no_run: z.boolean(),
  archived_at: when.nullable(),
  threads: z.number(),
  last_post_at: when.nullable(),
  follow_level: z.string().nullable(),
})

export const SpacesJson = z.object({ spaces: z.array(SpaceJson) })

export const PeopleJson = z.object({
  people: z.array(z.object({ id: z.number(), name: z.string(), role: z.string(), joined_at: when })),
  next: z.string().optional(),
})
