// Moving an article on: what is said of it, and when it is to appear.

const sentences: Record<string, string> = {
  submitted: 'Your article is with the editors. You get a notice when they have looked at it.',
  draft: 'It is a draft again, which only its authors see.',
  changes: 'The author is told what should change.',
  approved: 'The article is approved.',
  scheduled: 'The article appears by itself at that time.',
  published: 'The article is published.',
  withdrawn: 'The article is not shown any more.',
}

/** What the page says after a move. */
export function saidOf(to: string): string {
  return sentences[to] ?? 'Done.'
}

/** A day and time as a form sends it, `2026-05-03T09:30`, in the time of London; undefined for anything else. */
export function londonTime(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return undefined
  const asUtc = new Date(`${text}:00Z`)
  if (Number.isNaN(asUtc.getTime())) return undefined
  // What clocks in London show at that moment differs by the hours that are to be taken away.
  const shown = new Date(`${asUtc.toLocaleString('sv-SE', { timeZone: 'Europe/London' }).replace(' ', 'T')}Z`)
  return new Date(asUtc.getTime() - (shown.getTime() - asUtc.getTime()))
}
