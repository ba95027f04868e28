// The kind template of a question: four headings that a good question answers. What stays empty is not posted.

/** In the order in which a stranger needs them. */
export const headings = ['What I want', 'What I tried', 'What happened', 'My data looks like this'] as const

/** What the box begins with. */
export const template = `${headings.map((heading) => `**${heading}**\n\n`).join('\n')}`

const isHeading = (line: string) => headings.some((heading) => line.trim() === `**${heading}**`)

/** The words without headings under which nothing was written; the words alone where only one heading is left above them all. */
export function withoutEmptyHeadings(body: string): string {
  const lines = body.split('\n')
  const kept = lines.filter((line, index) => {
    if (!isHeading(line)) return true
    const next = lines.slice(index + 1).find((other) => other.trim() !== '')
    return next !== undefined && !isHeading(next)
  })
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
