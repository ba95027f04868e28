// What counts in an account: pure functions.

/** Leaving asks for a code when this session is older: whoever found an open laptop is not the member. */
const FRESH_HOURS = 24

/** The last address stays: without one nobody could sign in. */
export function mayRemoveAddress(addresses: unknown[]): boolean {
  return addresses.length > 1
}

/** Whether this session is young enough to leave without a code. */
export function isFresh(session: { created_at: Date }, now: Date = new Date()): boolean {
  return now.getTime() - session.created_at.getTime() < FRESH_HOURS * 3_600_000
}
