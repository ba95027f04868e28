// The @name of a member in running text.

/** The longest handle, after the @. */
export const HANDLE_CHARACTERS = 40

/** One post calls at most so many people: more is shouting, and each call is a notice. */
export const MENTIONS = 50

// Letters, digits and hyphens, ending in a letter or digit, and not the beginning of a longer word.
const handle = `[a-z0-9](?:[a-z0-9-]{0,${HANDLE_CHARACTERS - 2}}[a-z0-9])?(?![\\w@]|-\\w)`

/** Matches a mention at `lastIndex`; its group is the handle. */
export const mentionHere = new RegExp(`@(${handle})`, 'iy')

/** Whether an @ after this character begins a word, rather than standing within an address or a path. */
export function mayPrecede(character: string): boolean {
  return !/[\w@/.+=&%~-]/.test(character)
}

/**
 * The handles that a text may call, lower case, each once: what to look up before rendering. It also finds those within code and
 * links, which rendering then leaves out of its `mentions`.
 */
export function listHandles(source: string): string[] {
  const found = new Set<string>()
  for (let at = source.indexOf('@'); at >= 0 && found.size < MENTIONS; at = source.indexOf('@', at + 1)) {
    if (at > 0 && !mayPrecede(source.charAt(at - 1))) continue
    mentionHere.lastIndex = at
    const name = mentionHere.exec(source)?.[1]
    if (name) found.add(name.toLowerCase())
  }
  return [...found]
}
