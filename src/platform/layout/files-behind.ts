// In development the footer names the files behind a page: where its address is answered, and what it is drawn with.
import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '../root.ts'

/** The file and line from which the function was called that calls this one, as a path from the root; undefined where that is not ours. */
export function calledFrom(): string | undefined {
  const line = new Error().stack?.split('\n').find((one) => one.includes('/src/') && !one.includes('/src/platform/'))
  const place = /(file:\/\/[^):]+|\/[^():]+):(\d+):\d+/.exec(line ?? '')
  if (!place) return undefined
  const path = place[1]!.startsWith('file:') ? fileURLToPath(place[1]!) : place[1]!
  return `${relative(root, path)}:${place[2]}`
}

let views: Map<string, string> | undefined

/** Where a view is written. */
export function fileOfView(name: string): string | undefined {
  views ??= new Map(
    globSync('src/**/*.tsx', { cwd: root }).flatMap((path) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/^export function (\w+)/gm)].map((match) => [match[1]!, path] as const),
    ),
  )
  return views.get(name)
}
