// How long a space remembers.

export const memories = ['for ever', 'year', '90 days', 'week'] as const
export type Memory = (typeof memories)[number]

/** PostgreSQL intervals; a space that remembers for ever has none. */
export const memoryIntervals: Record<Exclude<Memory, 'for ever'>, string> = {
  year: '1 year',
  '90 days': '90 days',
  week: '7 days',
}

/** As it stands in lists of facts: "a year". */
export const memoryNames: Record<Memory, string> = {
  'for ever': 'for ever',
  year: 'a year',
  '90 days': '90 days',
  week: 'a week',
}

const lines: Record<Memory, string> = {
  'for ever': 'What is written here is kept.',
  year: 'What is written here is deleted after a year.',
  '90 days': 'What is written here is deleted after 90 days.',
  week: 'What is written here is deleted after a week.',
}

/** The sentence above the box in which one writes. */
export function memoryLine(space: { memory: Memory }): string {
  return lines[space.memory]
}

/** Whether `to` forgets sooner than `from`. */
export function forgetsSooner(from: Memory, to: Memory): boolean {
  return memories.indexOf(to) > memories.indexOf(from)
}
