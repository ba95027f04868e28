// The two ways of saying no. Everything else that is thrown is a bug.

/** HTTP statuses that a Refusal may carry. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 429

/** Where one goes on from a refusal: a path of ours, and a button's words. */
export type WayOn = { href: string; label: string }

/**
 * "No", said to a person on a page: carries the status and one kind sentence.
 * Where a thing is not visible to the viewer the status is 404, never 403.
 */
export class Refusal extends Error {
  readonly status: RefusalStatus
  /** Where there is a better place to go on than the home page. */
  readonly wayOn: WayOn | undefined
  constructor(status: RefusalStatus, sentence: string, wayOn?: WayOn) {
    super(sentence)
    this.name = 'Refusal'
    this.status = status
    this.wayOn = wayOn
  }
}

/** An operational failure told to whoever runs the program: one plain sentence, and exit code 1. */
export class Trouble extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'Trouble'
  }
}

/** The `code` of a Node or PostgreSQL error, or '' where there is none. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** The message of anything that was thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
