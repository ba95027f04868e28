// What the blog's pages say as JSON.
import { z } from 'zod'
import { states } from './policy.ts'

const date = z.date().transform((at) => at.toISOString())

const authorJson = z.object({ id: z.number(), name: z.string(), affiliation: z.string(), orcid: z.string().nullable() })
const categoryJson = z.object({ slug: z.string(), name: z.string() })

const lineJson = z.object({
  id: z.number(),
  slug: z.string(),
  title: z.string(),
  subtitle: z.string(),
  authors: z.array(authorJson),
  categories: z.array(categoryJson),
  published_at: date.nullable(),
  modified_at: date.nullable(),
  minutes: z.number(),
})

export const ListJson = z.object({ articles: z.array(lineJson), next: z.string().optional() })

export const ArticleJson = z.object({
  article: lineJson.extend({ licence: z.string(), html: z.string(), version: z.number() }),
  comments: z.object({ total: z.number(), thread: z.string().optional() }),
})

const workJson = lineJson.extend({ state: z.enum(states) })
export const OwnJson = z.object({ articles: z.array(workJson) })
export const WorkJson = z.object({
  article: workJson.extend({ body: z.string(), version: z.number() }),
  notes: z.array(
    z.object({ id: z.number(), kind: z.string(), about: z.string(), body: z.string(), author: z.string(), at: date }),
  ),
})

export const RevisionsJson = z.object({
  revisions: z.array(z.object({ version: z.number(), at: date, by: z.string(), note: z.string() })),
})

export const AuthorJson = z.object({
  person: z.object({ id: z.number(), name: z.string(), orcid: z.string().nullable() }),
  articles: z.array(lineJson),
})
