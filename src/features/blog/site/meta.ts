// What front matter says of an article, in all its variety, and what was made of it.
import { readTags, tagSlug } from '#core/tags/read.ts'
import { cleanLine } from '#platform/text.ts'
import { licences } from '../licences.ts'
import { type ReadAuthor, readAuthors } from './authors.ts'
import { readDate } from './dates.ts'
import { listOf, textOf } from './front-matter.ts'

const TITLE_CHARACTERS = 300
const SUBTITLE_CHARACTERS = 500
const MOST_CATEGORIES = 20

export type Said = { taken: string[]; guessed: string[]; dropped: string[] }

export type Meta = {
  title: string
  subtitle: string
  authors: ReadAuthor[]
  categories: string[]
  publishedAt: Date
  modifiedAt: Date | null
  licence: string
  picture: string
  pictureDescription: string
  aliases: string[]
  isDraft: boolean
}

/** Fields that are read, and those that only steer how Quarto draws a page: nothing is lost with these. */
const read = new Set(
  'title subtitle description abstract author authors by affiliation affiliations date date-modified categories tags keywords image image-alt aliases draft license licence'.split(
    ' ',
  ),
)
const drawing = new Set(
  'format execute editor toc toc-title toc-depth toc-location code-fold code-summary code-tools code-annotations code-link embed-resources page-layout title-block-banner title-block-style listing freeze eval echo warning message engine knitr jupyter theme css self-contained fig-width fig-height fig-cap-location number-sections highlight-style comments search repo-actions sidebar lang citation link-citations reference-location output'.split(
    ' ',
  ),
)

/** Reads front matter. `stem` is the name of the file, for an article that has no title. */
export function readMeta(fields: Record<string, unknown>, stem: string, said: Said): Meta {
  const { authors, guessed, dropped } = readAuthors(fields)
  said.guessed.push(...guessed)
  said.dropped.push(...dropped)
  const title = withoutQuotes(cleanLine(textOf(fields.title ?? fields.pagetitle)), said, 'title')
  if (!title) said.guessed.push('There is no title: the name of the file is taken.')
  const published = readPublished(fields.date, said)
  const modified = textOf(fields['date-modified'])
  const modifiedAt = modified ? readDate(modified) : undefined
  if (modified && !modifiedAt) said.dropped.push(`The date of the last change cannot be read: “${modified.slice(0, 40)}”.`)
  for (const name of Object.keys(fields)) {
    if (read.has(name) || name === 'pagetitle') continue
    if (drawing.has(name)) said.taken.push(`“${name}” steers how Quarto draws the page: it is kept in the source.`)
    else said.dropped.push(`“${name.slice(0, 60)}” has no place here: it is kept in the source.`)
  }
  return {
    title: (title || cleanLine(stem.replace(/[-_]+/g, ' ')) || 'Untitled').slice(0, TITLE_CHARACTERS),
    subtitle: readSubtitle(fields, said),
    authors,
    categories: readCategories(fields, said),
    publishedAt: published,
    modifiedAt: modifiedAt && modifiedAt > published ? modifiedAt : null,
    licence: readLicence(fields.license ?? fields.licence, said),
    picture: textOf(fields.image),
    pictureDescription: cleanLine(textOf(fields['image-alt'])).slice(0, SUBTITLE_CHARACTERS),
    aliases: listOf(fields.aliases).map(textOf).filter(Boolean).slice(0, 50),
    isDraft: fields.draft === true || textOf(fields.draft) === 'true',
  }
}

/** Quotation marks that are part of the text, because they stand within a block of YAML. */
function withoutQuotes(text: string, said: Said, what: string): string {
  const inside = /^"(.*)"$|^'(.*)'$/.exec(text)
  if (!inside) return text
  said.guessed.push(`Quotation marks around the ${what} were taken away.`)
  return (inside[1] ?? inside[2] ?? '').trim()
}

function readSubtitle(fields: Record<string, unknown>, said: Said): string {
  const text = withoutQuotes(cleanLine(textOf(fields.subtitle)), said, 'subtitle')
  const other = cleanLine(textOf(fields.description ?? fields.abstract))
  if (!text && other) said.guessed.push('The description is shown as the subtitle.')
  if (text && other) said.dropped.push('The description is not shown beside the subtitle: it is kept in the source.')
  const chosen = text || other
  if (chosen.length > SUBTITLE_CHARACTERS) said.dropped.push('The subtitle was cut: it is whole in the source.')
  return chosen.slice(0, SUBTITLE_CHARACTERS)
}

function readPublished(value: unknown, said: Said): Date {
  const text = textOf(value)
  const at = readDate(text)
  if (at) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
      said.taken.push(`The date “${text.slice(0, 40)}” was read as ${at.toISOString().slice(0, 10)}.`)
    return at
  }
  said.guessed.push(
    text
      ? `The date cannot be read (“${text.slice(0, 40)}”): the first day of 2000 stands for it.`
      : 'There is no date: the first day of 2000 stands for it.',
  )
  return new Date(Date.UTC(2000, 0, 1, 12))
}

function readCategories(fields: Record<string, unknown>, said: Said): string[] {
  const names = listOf(fields.categories ?? fields.tags ?? fields.keywords)
    .map((one) => cleanLine(textOf(one)))
    .filter(Boolean)
  const once = new Map<string, string>()
  for (const name of names) {
    const key = tagSlug(name)
    if (!key || readTags(name).error) said.dropped.push(`The category “${name.slice(0, 60)}” cannot be a tag here.`)
    else if (once.has(key) && once.get(key) !== name) said.guessed.push(`“${name}” and “${once.get(key)}” are one category.`)
    else once.set(key, name.replace(/[,;]+/g, ' '))
  }
  const all = [...once.values()]
  if (all.length > MOST_CATEGORIES) said.dropped.push(`Only ${MOST_CATEGORIES} categories were taken.`)
  return all.slice(0, MOST_CATEGORIES)
}

function readLicence(value: unknown, said: Said): string {
  const text = textOf(value)
    .toUpperCase()
    .replace(/[\s_]+/g, '-')
  if (!text) return licences[0]!.id
  const found =
    licences.find((one) => text === one.id.toUpperCase() || one.id.toUpperCase().startsWith(text)) ??
    (/^CC0/.test(text) ? licences[0] : undefined)
  if (!found) said.dropped.push(`The licence “${text.slice(0, 40)}” is none of those that can be chosen here.`)
  return (found ?? licences[0]!).id
}
