// What a mirror fetches: packages by name, with all they need, from a repository's own list.
import type { Sum } from './fetch-file.ts'

/** A package as a repository lists it. `file` is relative to the repository's folder. */
export type Listed = { name: string; version: string; needs: string[]; file: string; sum: Sum | undefined; entry: unknown }

/** The packages with these names and everything they need, each once; `missing` says who needs what is not listed. */
export function withNeeds(listed: Map<string, Listed>, names: string[]): { found: Listed[]; missing: Map<string, string> } {
  const found = new Map<string, Listed>()
  const missing = new Map<string, string>()
  const waiting = names.map((name) => ({ name, by: '' }))
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { name, by } = next
    if (found.has(name)) continue
    const one = listed.get(name)
    if (!one) {
      missing.set(name, by)
      continue
    }
    found.set(name, one)
    for (const need of one.needs) waiting.push({ name: need, by: name })
  }
  return { found: [...found.values()], missing }
}
