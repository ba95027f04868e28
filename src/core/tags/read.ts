// Tags as people type them: "ggplot2, SQL, time series".
import { cleanLine } from '#platform/text.ts'

export const MOST_TAGS = 20
export const TAG_CHARACTERS = 40

// Far more than 20 tags with whatever stands between them: what is longer is not taken apart.
const TEXT_CHARACTERS = 10_000

// As in the table. Letters can become several, such as + becomes plus.
const SLUG_CHARACTERS = 60

/**
 * One key for one thing: small letters and digits without spaces, and in the singular. "R Markdown", "r-markdown" and "RMarkdown" are
 * one, so are "database" and "Databases", "API" and "APIs". C, C++ and C# stay apart, and so do R and RS. Empty where there is no letter
 * or digit. The key of a key is itself.
 */
export function tagSlug(name: string): string {
  const key = name
    .toWellFormed()
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('+', 'plus')
    .replaceAll('#', 'sharp')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
  return singular([...key].slice(0, SLUG_CHARACTERS).join(''))
}

/** Regular English plurals only. It need not be a word, as long as one and many come to the same: "series" is "sery" in both. */
function singular(key: string): string {
  return key
    .replace(/(lys|thes)es$/, '$1is')
    .replace(/(x|ss)es$/, '$1')
    .replace(/([a-z]{2}[^su])s$/, '$1')
    .replace(/([a-z]{2})ie$/, '$1y')
}

export type ReadTags = { names: string[]; error?: undefined } | { names?: undefined; error: string }

/** Names from a text with commas, each thing once; or a kind sentence where there are too many, or one is too long. */
export function readTags(text: string): ReadTags {
  if (text.length > TEXT_CHARACTERS) return { error: `Choose up to ${MOST_TAGS}: these are many more.` }
  const names = text
    .split(/[,;\n]/)
    .map(cleanLine)
    .filter((name) => tagSlug(name) !== '')
  const long = names.find((name) => [...name].length > TAG_CHARACTERS)
  if (long)
    return {
      error: `Keep each to ${TAG_CHARACTERS} letters: “${[...long].slice(0, TAG_CHARACTERS).join('')}…” is longer. Commas stand between them.`,
    }
  const once = new Map<string, string>()
  for (const name of names) if (!once.has(tagSlug(name))) once.set(tagSlug(name), name)
  if (once.size > MOST_TAGS) return { error: `Choose up to ${MOST_TAGS}: these are ${once.size}.` }
  return { names: [...once.values()] }
}
