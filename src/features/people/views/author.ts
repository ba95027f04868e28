import type { Author } from '#platform/layout/people.tsx'

/** A member as cards and heads show them. */
export function authorOf(row: { id: number; name: string; role: 'member' | 'steward'; picture_id: number | null }): Author {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    href: `/people/${row.id}`,
    pictureUrl: row.picture_id ? `/uploads/${row.picture_id}/picture` : undefined,
  }
}
