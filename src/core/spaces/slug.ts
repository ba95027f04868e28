// Addresses of spaces, made from their names.

const SLUG_CHARACTERS = 60
// Words that stand in the same place in other addresses: /spaces/new.
const RESERVED = new Set(['new', 'invitations', 'order'])

/** "Help with R & SQL" → "help-with-r-sql". Names without any Latin letter or digit give "space". */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_CHARACTERS - 4)
    .replace(/^-+|-+$/g, '')
  if (plain === '') return 'space'
  return RESERVED.has(plain) ? `${plain}-space` : plain
}

/** The slug itself, or the first of slug-2, slug-3 … that nobody has. */
export function freeSlug(slug: string, taken: Set<string>): string {
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`
}
