// One kind sentence for a link or a code that no longer works.
import type { WrongState } from '../sign-in.ts'

const sentences: Record<WrongState, (what: string) => string> = {
  wrong: (what) => `This ${what} does not fit.`,
  late: (what) => `This ${what} is older than it may be, so that nobody finds and uses it later.`,
  used: (what) => `This ${what} has been used already: each works once.`,
  newer: () => 'A newer mail has been sent since: only the newest one works.',
  tries: () => 'There were five wrong codes, so this mail no longer works.',
  none: (what) => `This ${what} does not work. Perhaps a part of it was lost on the way.`,
  uninvited: () =>
    'People join by invitation, and there is none for this address at the moment. Ask somebody you know here for one.',
}

/** `what` is "link" or "code". */
export function overSentence(state: WrongState, what: 'link' | 'code'): string {
  return sentences[state](what)
}
