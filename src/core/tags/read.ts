// Tags as people type them: "ggplot2, SQL, time series".
import { cleanLine } from '#platform/text.ts'

export const MOST_TAGS = 20
export const TAG_CHARACTERS = 40

/**
 * One key for one thing: small letters, words joined by hyphens, plain plurals without their s. "R Markdown", "r-markdown" and
 * "R-Markdown" are one; so are "database" and "Databases". C, C++ and C# stay apart, and so do R and RS.
 */
export function tagSlug(name: string): string {
  const words = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('+', 'plus')
    .replaceAll('#', 'sharp')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return words.replace(/([^\W\d_]{3,}[^su])s$/u, '$1').slice(0, 60)
}

export type ReadTags = { names: string[]; error?: undefined } | { names?: undefined; error: string }

/** Names from a text with commas, each thing once; or a kind sentence where there are too many, or one is too long. */
export function readTags(text: string): ReadTags {
  const names = text
    .split(/[,;\n]/)
    .map(cleanLine)
    .filter((name) => tagSlug(name) !== '')
  const long = names.find((name) => name.length > TAG_CHARACTERS)
  if (long)
    return {
      error: `Keep each to ${TAG_CHARACTERS} letters: “${long.slice(0, TAG_CHARACTERS)}…” is longer. Commas stand between them.`,
    }
  const once = [...new Map(names.map((name) => [tagSlug(name), name])).values()]
  if (once.length > MOST_TAGS) return { error: `Choose up to ${MOST_TAGS}: these are ${once.length}.` }
  return { names: once }
}
