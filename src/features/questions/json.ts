// What the JSON twins of pages with questions say. What is not named here does not leave the house.
import { z } from 'zod'
import { PostJson } from '#core/threads/json.ts'

const when = z.date().transform((date) => date.toISOString())
const name = z
  .string()
  .nullable()
  .transform((text) => text || 'A former member')
const TagJson = z.object({ slug: z.string(), name: z.string() })

export const QuestionLineJson = z.object({
  id: z.number(),
  title: z.string(),
  state: z.string(),
  answers: z.number(),
  helped: z.number(),
  is_first: z.boolean(),
  created_at: when,
  author_name: name,
  space_slug: z.string(),
  space_name: z.string(),
  tags: z.array(TagJson),
})

export const QuestionListJson = z.object({ questions: z.array(QuestionLineJson), next: z.string().optional() })

const AnswerJson = z.object({
  post: PostJson,
  facts: z.object({
    helped: z.number(),
    helped_me: z.boolean(),
    accepted_at: when.nullable(),
    outdated_at: when.nullable(),
    outdated_note: z.string(),
    newer_id: z.number().nullable(),
  }),
  isBest: z.boolean(),
  comments: z.array(PostJson),
  moreComments: z.number(),
})

export const QuestionJson = z.object({
  question: z.object({
    id: z.number(),
    title: z.string(),
    state: z.string(),
    answers: z.number(),
    helped: z.number(),
    is_first: z.boolean(),
    created_at: when,
    last_number: z.number(),
    space_slug: z.string(),
    space_name: z.string(),
    duplicate_of: z.number().nullable(),
    tags: z.array(TagJson),
  }),
  shown: z.object({
    post: PostJson.optional(),
    comments: z.array(PostJson),
    moreComments: z.number(),
    answers: z.array(AnswerJson),
    page: z.number(),
    pages: z.number(),
    total: z.number(),
  }),
})
