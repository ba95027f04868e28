import type { Author } from '#platform/layout/people.tsx'

/** What rows know of an author, from the view `bylines`; a row without one is a former member's. */
type Byline = {
  author_id: number
  author_name: string | null
  author_has_left: boolean | null
  author_has_page?: boolean | null
  author_role?: string | null
  author_picture_id: number | null
}

/** An author as pages show them: linked only where the reader may open the profile. */
export function authorOf(row: Byline): Author {
  return {
    id: row.author_id,
    name: row.author_name ?? '',
    hasLeft: row.author_has_left ?? true,
    href: row.author_has_page ? `/people/${row.author_id}` : undefined,
    pictureUrl: row.author_picture_id ? `/uploads/${row.author_picture_id}/picture` : undefined,
    role: row.author_role === 'steward' ? 'steward' : 'member',
  }
}
