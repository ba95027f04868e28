// What a find is: of which kind, where, and whether there is any doubt.

export type FindKind = 'nhs-number' | 'chi-number' | 'hc-number' | 'date-of-birth' | 'postcode' | 'address' | 'column'

/** A stretch of a text, in UTF-16 units; `to` is behind it. */
export type Place = { from: number; to: number }

/**
 * Something that looks like data about a patient. `sure` stops what is being sent; otherwise the person is asked once. `line` counts from 1.
 * For a column, the place is its name, and `values` are the cells under it.
 */
export type Find = Place & { kind: FindKind; sure: boolean; line: number; values?: Place[] }

/** A find before its line is counted. */
export type Found = Omit<Find, 'line'>

/** More than this is one large find: a whole table was pasted. */
export const MOST_FINDS = 1000

/** What stands where something was. */
export const TAKEN_OUT = '[taken out]'

const words: Record<FindKind, string> = {
  'nhs-number': 'This looks like an NHS number.',
  'chi-number': 'This looks like a CHI number, as Scotland uses to name patients.',
  'hc-number': 'This looks like a Health and Care number, as Northern Ireland uses to name patients.',
  'date-of-birth': 'This looks like somebody’s date of birth.',
  postcode: 'These rows hold full postcodes, which can lead to a person.',
  address: 'These rows hold e-mail addresses of people.',
  column: 'This column is named like something that identifies people.',
}

/** One plain sentence; never a digit of what was found. */
export function sayFind(kind: FindKind): string {
  return words[kind]
}

/** Whether a file is text that can be looked through, by its name. */
export function isTextFile(name: string): boolean {
  return /\.(?:csv|tsv|txt|md|r|rmd|qmd|py|ipynb|sql|json|ya?ml|log|html|bib|vtt|srt)$/i.test(name)
}
