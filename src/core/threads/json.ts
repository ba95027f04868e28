// What the JSON twins of pages with threads say. What is not named here does not leave the house.
import { z } from 'zod'

const when = z.date().transform((date) => date.toISOString())
const name = z
  .string()
  .nullable()
  .transform((text) => text || 'A former member')

export const ThreadLineJson = z.object({
  id: z.number(),
  title: z.string(),
  /** The first word of its address: `/threads/12`, `/questions/12`. */
  shown_at: z.string(),
  space_slug: z.string(),
  space_name: z.string(),
  author_name: name,
  created_at: when,
  last_post_at: when,
  reply_count: z.number(),
  pinned_at: when.nullable(),
  locked_at: when.nullable(),
})

export const ThreadListJson = z.object({ threads: z.array(ThreadLineJson), next: z.string().optional() })

export const PostJson = z.object({
  id: z.number(),
  number: z.number(),
  author_id: z.number(),
  author_name: name,
  created_at: when,
  edited_at: when.nullable(),
  removed_at: when.nullable(),
  reply_to: z.number().nullable(),
  html: z.string(),
  reactions: z.array(z.object({ kind: z.string(), count: z.number(), mine: z.boolean() })),
})

export const ThreadJson = z.object({
  thread: z.object({
    id: z.number(),
    title: z.string(),
    space_slug: z.string(),
    space_name: z.string(),
    created_at: when,
    reply_count: z.number(),
    last_number: z.number(),
    pinned_at: when.nullable(),
    locked_at: when.nullable(),
  }),
  page: z.number(),
  pages: z.number(),
  posts: z.array(PostJson),
})
