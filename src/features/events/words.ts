// What an event says of itself, apart from when it is: what dates of a series have in common.
import { renderMarkdown } from '#core/markdown/render.ts'
import type { ChangedEvent } from './forms.ts'

const WORDS = [
  ...([
    'title',
    'kind',
    'body',
    'place',
    'address',
    'access',
    'level',
    'language',
    'bring',
    'capacity',
    'counts_minutes',
  ] as const),
  ...(['is_recorded', 'has_captions', 'sees', 'core_only', 'core_why', 'questions', 'reserves'] as const),
] as const

export type Words = Omit<Pick<ChangedEvent, (typeof WORDS)[number]>, 'language'> & { language: string }
type Told = { [Name in keyof Words]: Words[Name] | string }

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The words of a form, or of those of an event. */
export function wordsOf(source: Words): Words {
  return Object.fromEntries(WORDS.map((name) => [name, source[name]])) as Words
}

/** Those in which two differ, as the second has them. */
export function differing(before: Told, after: Words): Partial<Words> {
  return Object.fromEntries(WORDS.filter((name) => !isSame(before[name], after[name])).map((name) => [name, after[name]]))
}

/** Of changed words those in which two agree. */
export function inCommon(changed: Partial<Words>, one: Told, other: Told): Partial<Words> {
  const names = Object.keys(changed) as (keyof Words)[]
  return Object.fromEntries(names.filter((name) => isSame(one[name], other[name])).map((name) => [name, changed[name]]))
}

/** Words as a row holds them, with the HTML of the description. */
export async function asRow<T extends Partial<Words>>(words: T) {
  const { reserves, ...plain } = words
  return {
    ...plain,
    ...(reserves === undefined ? {} : { reserves: JSON.stringify(reserves) }),
    ...(words.body === undefined ? {} : { html: (await renderMarkdown(words.body)).html }),
  }
}
