// The engines that run code in readers' browsers: which of their files are served, from where. They are separate programs, unmodified.
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { root } from '#platform/root.ts'

export type EngineName = 'r' | 'python' | 'sql'

/** An engine: its language, the folder that holds it, and the first part of its address, which changes with its version. */
export type Engine = {
  name: EngineName
  label: string
  title: string
  folder: string
  address: string
  version: string
  /** Addresses of the files that a page keeps, since its frames cannot. */
  large: string[]
}

type Facts = { label: string; title: string; package: string; within: string; large: string[] }

function engine(name: EngineName, { label, title, package: packageName, within, large }: Facts): Engine {
  const home = join(root, 'node_modules', packageName)
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const address = `/engines/${name}-${version}/`
  return { name, label, title, folder: join(home, within), address, version, large: large.map((file) => address + file) }
}

export const engines: Record<EngineName, Engine> = {
  r: engine('r', { label: 'R', title: 'webR', package: 'webr', within: 'dist', large: ['R.wasm'] }),
  python: engine('python', {
    ...{ label: 'Python', title: 'Pyodide', package: 'pyodide', within: '.' },
    large: ['pyodide.asm.wasm', 'python_stdlib.zip'],
  }),
  sql: engine('sql', {
    ...{ label: 'SQL', title: 'DuckDB', package: '@duckdb/duckdb-wasm', within: 'dist' },
    large: ['duckdb-eh.wasm'],
  }),
}

/** The engine of a language, by the word in an address. */
export function engineNamed(word: string | undefined): EngineName | undefined {
  return word !== undefined && Object.hasOwn(engines, word) ? (word as EngineName) : undefined
}

/** What bin/engines.mjs compressed when the program was built. */
const compressed = join(root, 'dist', 'engines')

/** A file to be served; `br` is the same, compressed. */
export type EngineFile = { path: string; br?: string | undefined }

/** What a file of an engine or of a mirror may be called: no way up, nothing hidden. */
const plainName = /^(?:[\w~-][\w.+~-]*\/)*[\w~-][\w.+~-]*$/

/** Where a file of an engine is, by the path of its address; undefined where no engine has one of this name. */
export function findEngineFile(address: string): EngineFile | undefined {
  const engine = Object.values(engines).find((one) => address.startsWith(one.address))
  const name = engine && address.slice(engine.address.length)
  if (!name || !plainName.test(name) || /\.(?:map|d\.ts|html|md)$/.test(name)) return undefined
  const path = join(engine.folder, name)
  const br = join(compressed, engine.address.slice('/engines/'.length), `${name}.br`)
  return { path, br: existsSync(br) ? br : undefined }
}

/** Where a mirrored package is; undefined for a name that is none. @param folder the mirror's own */
export function findMirrorFile(folder: string, address: string): EngineFile | undefined {
  const name = address.slice(PACKAGES.length)
  return address.startsWith(PACKAGES) && plainName.test(name) ? { path: join(folder, name) } : undefined
}

/** Where frames ask for packages. */
export const PACKAGES = '/engines/packages/'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}

/** The media type of a file, by its ending. */
export function typeOf(path: string): string {
  return types[extname(path)] ?? 'application/octet-stream'
}
