import { z } from 'zod'

const moment = z.date().transform((at) => at.toISOString())

export const EventLineJson = z.object({
  id: z.number(),
  series_id: z.number().nullable(),
  title: z.string(),
  kind: z.string(),
  starts_at: moment,
  ends_at: moment,
  zone: z.string(),
  place: z.string(),
  level: z.string(),
  language: z.string(),
  is_recorded: z.boolean(),
  has_captions: z.boolean(),
  sees: z.string(),
  kept: z.enum(['recording', 'notes']).nullable(),
  moved_from: moment.nullable(),
  capacity: z.number().nullable(),
  cancelled_at: moment.nullable(),
  cancelled_why: z.string(),
  hosts: z.array(z.object({ id: z.number(), name: z.string() })),
})

const MarkedJson = EventLineJson.extend({ mine: z.string().nullish(), is_full: z.boolean().optional() })

export const EventListJson = z.object({ events: z.array(MarkedJson) })

export const EventJson = z.object({
  event: EventLineJson.extend({
    html: z.string(),
    address: z.string(),
    access: z.string(),
    bring: z.string(),
    sequence: z.number(),
    subjects: z.array(z.object({ slug: z.string(), name: z.string() })),
    space: z.string().nullable(),
  }),
  series: z.string().optional(),
  places: z.object({ going: z.number(), waiting: z.number() }),
})
