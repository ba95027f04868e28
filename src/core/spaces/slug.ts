// Addresses of spaces, made from their names.
import { slugify } from '#platform/text.ts'

// Room for "-123" behind it within the 60 characters that the table allows.
const SLUG_CHARACTERS = 56
// Words that stand in the same place in other addresses: /spaces/new.
const RESERVED = new Set(['new', 'invitations'])

/** "Help with R & SQL" → "help-with-r-sql". */
export function slugOf(name: string): string {
  const plain = slugify(name, SLUG_CHARACTERS)
  return RESERVED.has(plain) ? `${plain}-space` : plain
}

/** The slug itself, or the first of slug-2, slug-3 … that nobody has. */
export function freeSlug(slug: string, taken: Set<string>): string {
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`
}
