// The files that a block reads by name: those that are attached on its page, and the sets that come with Hearth.
import type { DataFile } from './protocol.ts'

/** What runs here is told once a page: mirrored packages and large files by language, and built-in sets by name. */
export type Setup = { packages: { r: string[]; python: string[] }; large: Record<string, string[]>; sets: string[] }

let setup: Promise<Setup> | undefined

/** Asks the server what there is. */
export function runSetup(): Promise<Setup> {
  setup ??= fetch('/run/setup', { headers: { accept: 'application/json' } })
    .then((answer) => answer.json() as Promise<Setup>)
    .catch(() => {
      setup = undefined
      return { packages: { r: [], python: [] }, large: {}, sets: [] }
    })
  return setup
}

const DATA = /\.(?:csv|tsv|txt|json|parquet|rds)$/i
const MOST_BYTES = 10 * 1024 * 1024

/** Fetches the files whose names stand in the code. Those of the same post come before others of the page. */
export async function filesFor(code: string, figure: HTMLElement, sets: string[]): Promise<DataFile[]> {
  const addresses = new Map<string, string>()
  for (const name of sets) if (code.includes(name)) addresses.set(name, `/run/sets/${name}`)
  const near = figure.closest('article, .composer')
  const links = [
    ...Array.from(document.querySelectorAll<HTMLAnchorElement>('main a[href]')),
    ...Array.from(near?.querySelectorAll<HTMLAnchorElement>('a[href]') ?? []),
  ]
  for (const { pathname, origin } of links) {
    const name = decodeURIComponent(pathname.slice(pathname.lastIndexOf('/') + 1))
    if (origin === location.origin && pathname.startsWith('/uploads/') && DATA.test(name) && isPlain(name) && code.includes(name))
      addresses.set(name, pathname)
  }
  const files = await Promise.all(Array.from(addresses, ([name, address]) => fetchFile(name, address)))
  return files.filter((file): file is DataFile => file !== undefined)
}

function isPlain(name: string): boolean {
  return !/[/\\]/.test(name) && !name.startsWith('.')
}

async function fetchFile(name: string, address: string): Promise<DataFile | undefined> {
  const answer = await fetch(address).catch(() => undefined)
  if (!answer?.ok) return undefined
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return bytes.length <= MOST_BYTES ? { name, bytes } : undefined
}
