// Stylesheet, script, fonts and drawings as bytes: built once, named by their content, compressed beforehand.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { faviconSvg } from './layout/flame.ts'
import { iconsSvg, iconsUrl, nameOf } from './layout/Icon.tsx'
import { root } from './root.ts'

export type AssetFile = { body: Buffer; type: string; br?: Buffer; gzip?: Buffer }

/** Addresses, and by address the bytes. `fonts` are those worth loading early. */
export type Assets = {
  css: string
  js: string
  /** Loaded only by pages with a passkey button. */
  passkey: string
  /** Loaded when somebody presses Run. */
  run: string
  /** Loaded when somebody begins to write. */
  guard: string
  /** Scripts of the frames that run code, by name. */
  frames: { r: string; python: string; pythonWorker: string; sql: string }
  favicon: string
  fonts: string[]
  files: Map<string, AssetFile>
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

// Browsers that had all this by spring 2022: what hospitals' oldest machines run.
const SCRIPT_TARGET = 'es2019'
const STYLE_TARGET = ['chrome99', 'firefox97', 'safari15.4']
// The engines themselves need a browser of 2023.
const FRAME_TARGET = 'es2022'
const EARLY_FONTS = /next-latin-(400|700)-normal\.woff2$/

let built: Promise<Assets> | undefined

/** The assets of this process: read from the bundle's folder where they are there, built in memory otherwise. */
export function loadAssets(): Promise<Assets> {
  built ??= load()
  return built
}

async function load(): Promise<Assets> {
  const dist = join(root, 'dist')
  const bundled = !relative(dist, fileURLToPath(import.meta.url)).startsWith('..')
  if (!bundled) return readAssets(await compile())
  const folder = join(dist, 'assets')
  if (existsSync(folder)) return readAssets(readFolder(folder))
  const files = await compile()
  // Its helper process would stay, and nothing else needs it.
  await (await import('esbuild')).stop()
  try {
    writeFolder(folder, files)
  } catch {
    // The program's folder may be closed to it: then it builds again at the next start.
  }
  return readAssets(files)
}

/** Builds into `outdir`, which then holds what is served under /assets. @throws what esbuild says of a mistake in the source. */
export async function buildAssets(outdir: string): Promise<void> {
  writeFolder(outdir, await compile())
}

type Built = Map<string, Buffer>

const pageScripts = ['src/browser/app.ts', 'src/browser/passkey.ts', 'src/browser/running/run.ts', 'src/browser/guard/guard.ts']
const frameScripts = [
  'src/browser/frame/r.ts',
  'src/browser/frame/python.ts',
  'src/browser/frame/python-worker.ts',
  'src/browser/frame/sql.ts',
]

/** Path below /assets/ → bytes, compressed ones too. The path holds a hash of the content. */
async function compile(): Promise<Built> {
  const { build } = await import('esbuild')
  const common = {
    absWorkingDir: root,
    outdir: '/assets',
    assetNames: '[hash]/[name]',
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    legalComments: 'none',
    logLevel: 'silent',
  } as const
  const built = await Promise.all([
    build({
      ...common,
      entryPoints: ['src/platform/layout/app.css', ...pageScripts],
      entryNames: '[hash]/[name]',
      target: [SCRIPT_TARGET, ...STYLE_TARGET],
      loader: { '.woff2': 'file' },
    }),
    build({ ...common, entryPoints: frameScripts, entryNames: '[hash]/frame-[name]', target: FRAME_TARGET }),
  ])
  const outputs = built.flatMap((result) => result.outputFiles)
  const files: Built = new Map(outputs.map((file) => [below(file.path), Buffer.from(file.contents)]))
  files.set(iconsUrl.slice('/assets/'.length), Buffer.from(iconsSvg))
  files.set(`${nameOf(faviconSvg)}/favicon.svg`, Buffer.from(faviconSvg))
  return packed(files)
}

function below(path: string): string {
  return path.split(/[\\/]/).slice(-2).join('/')
}

function readAssets(files: Built): Assets {
  const plain = [...files].filter(([path]) => !/\.(br|gz)$/.test(path))
  const urls = new Map(plain.map(([path, body]) => [`/assets/${path}`, fileOf(files, path, body)]))
  const named = (name: string) => [...urls.keys()].find((url) => url.endsWith(`/${name}`)) ?? ''
  return {
    css: named('app.css'),
    js: named('app.js'),
    passkey: named('passkey.js'),
    run: named('run.js'),
    guard: named('guard.js'),
    frames: {
      r: named('frame-r.js'),
      python: named('frame-python.js'),
      pythonWorker: named('frame-python-worker.js'),
      sql: named('frame-sql.js'),
    },
    favicon: named('favicon.svg'),
    fonts: [...urls.keys()].filter((url) => EARLY_FONTS.test(url)),
    files: urls,
  }
}

/** With each file compressed beside it, which takes longer than all the rest of a start. Fonts are compressed already. */
function packed(files: Built): Built {
  const beside = [...files].flatMap(([path, body]): [string, Buffer][] => {
    if (extname(path) === '.woff2') return []
    const br = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
    return [
      [`${path}.br`, br],
      [`${path}.gz`, gzipSync(body, { level: 9 })],
    ]
  })
  return new Map([...files, ...beside])
}

function fileOf(files: Built, path: string, body: Buffer): AssetFile {
  const [br, gzip] = [files.get(`${path}.br`), files.get(`${path}.gz`)]
  return { body, type: types[extname(path)] ?? 'application/octet-stream', ...(br && { br }), ...(gzip && { gzip }) }
}

function readFolder(folder: string): Built {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    paths.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [below(path), readFileSync(path)]
    }),
  )
}

// Beside and then renamed, so that a start that was stopped half-way leaves nothing half made.
function writeFolder(folder: string, files: Built): void {
  const unfinished = `${folder}.${process.pid}`
  try {
    for (const [path, body] of files) {
      const file = join(unfinished, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, body)
    }
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}
