// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type ArticleAliasesTable = {
  path: string
  article_id: number
}

export type ArticleAuthorsTable = {
  article_id: number
  person_id: number
  position: Generated<number>
  affiliation: Generated<string>
}

export type ArticleCategoriesTable = {
  article_id: number
  tag_id: number
  position: Generated<number>
}

export type ArticleCorrectionsTable = {
  id: GeneratedAlways<number>
  article_id: number
  author_id: number | null
  at: Generated<Date>
  base: string
  body: string
  note: Generated<string>
  state: Generated<'open' | 'taken' | 'declined'>
  answered_at: Date | null
}

export type ArticleNotesTable = {
  id: GeneratedAlways<number>
  article_id: number
  author_id: number | null
  at: Generated<Date>
  kind: Generated<'comment' | 'submitted' | 'changes' | 'approved' | 'scheduled' | 'published' | 'withdrawn'>
  about: Generated<string>
  body: Generated<string>
  done_at: Date | null
}

export type ArticleRevisionsTable = {
  id: GeneratedAlways<number>
  article_id: number
  version: number
  member_id: number | null
  at: Generated<Date>
  title: string
  subtitle: string
  body: string
  note: Generated<string>
  was_public: Generated<boolean>
}

export type ArticlesTable = {
  id: GeneratedAlways<number>
  slug: string
  state: Generated<'draft' | 'submitted' | 'changes' | 'approved' | 'published' | 'withdrawn'>
  owner_id: number | null
  title: string
  subtitle: Generated<string>
  body: Generated<string>
  html: Generated<string>
  words: Generated<string>
  lead: Generated<string>
  headings: Generated<unknown>
  minutes: Generated<number>
  licence: Generated<string>
  picture_id: number | null
  picture_description: Generated<string>
  version: Generated<number>
  created_at: Generated<Date>
  updated_at: Generated<Date>
  submitted_at: Date | null
  publish_at: Date | null
  published_at: Date | null
  modified_at: Date | null
  space_id: number | null
  thread_id: number | null
  source_path: string | null
  source_sum: string | null
  source_version: number | null
  arrived_as: string | null
  invented: Generated<boolean>
}

export type BlogClaimsTable = {
  person_id: number
  member_id: number
  at: Generated<Date>
}

export type BlogEditorsTable = {
  member_id: number
  at: Generated<Date>
}

export type BlogPeopleTable = {
  id: GeneratedAlways<number>
  name: string
  orcid: string | null
  member_id: number | null
  joined_into: number | null
  created_at: Generated<Date>
}

export type BlogArticles = {
  article_aliases: ArticleAliasesTable
  article_authors: ArticleAuthorsTable
  article_categories: ArticleCategoriesTable
  article_corrections: ArticleCorrectionsTable
  article_notes: ArticleNotesTable
  article_revisions: ArticleRevisionsTable
  articles: ArticlesTable
  blog_claims: BlogClaimsTable
  blog_editors: BlogEditorsTable
  blog_people: BlogPeopleTable
}
