const QUOTED_LINES = 12

/** The beginning of a reply that quotes a post: its words without quotes of their own, a dozen lines at most. */
export function quoteOf(body: string): string {
  const lines = body.split('\n').filter((line) => !line.startsWith('>'))
  const shown = lines.join('\n').trim().split('\n').slice(0, QUOTED_LINES)
  const more = lines.length > QUOTED_LINES ? ['> …'] : []
  return `${[...shown.map((line) => `> ${line}`), ...more].join('\n')}\n\n`
}
