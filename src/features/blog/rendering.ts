// An article's Markdown as what is kept beside it.
import { listLinks, listPictures, type Places, settle } from '#core/markdown/article/settle.ts'
import { renderWithin } from '#core/markdown/render.ts'
import type { Rendered } from '#core/markdown/rendered.ts'
import { asciiHtml, excerpt, plainOf } from '#platform/text.ts'
import type { Heading } from './queries.ts'

/** Milliseconds for one article: the longest known takes thirty, and posts wait meanwhile. */
const TIME_LIMIT = 3000
const WORDS_A_MINUTE = 220
const LEAD_CHARACTERS = 300

export type RenderedArticle = {
  html: string
  words: string
  headings: Heading[]
  leftOut: string[]
  plain: boolean
  pictures: string[]
  links: string[]
}

/** Renders an article; its own title is the only heading of the first level, so its headings begin at the second. */
export async function renderArticle(body: string): Promise<RenderedArticle> {
  const rendered = await render(body, 1)
  const largest = Math.min(6, ...(rendered.facts?.headings ?? []).map((heading) => heading.level))
  const { html, words, plain, facts } = largest === 1 ? await render(body, 2) : rendered
  return {
    ...{ html, words, plain, headings: facts?.headings ?? [], leftOut: facts?.leftOut ?? [] },
    ...{ pictures: listPictures(html), links: listLinks(html) },
  }
}

function render(body: string, headingBase: number): Promise<Rendered> {
  return renderWithin(TIME_LIMIT, body, { article: true, headingBase })
}

/** What is kept of it: with addresses that lead somewhere, and how long it takes to read. */
export function keptOf({ html, words, headings }: RenderedArticle, places: Places) {
  return {
    html: asciiHtml(settle(html, places)),
    words,
    headings: JSON.stringify(headings),
    minutes: minutesOf(words),
    lead: leadOf(html),
  }
}

/** The words of the first paragraphs. */
function leadOf(html: string): string {
  const paragraphs = [...html.slice(0, 20_000).matchAll(/<p>([\s\S]*?)<\/p>/g)].slice(0, 4).map((match) => plainOf(match[1]!))
  return excerpt(paragraphs.filter((words) => words.length > 20).join(' '), LEAD_CHARACTERS)
}

function minutesOf(words: string): number {
  return Math.max(1, Math.round((words.match(/\S+/g)?.length ?? 0) / WORDS_A_MINUTE))
}
