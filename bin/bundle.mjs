// Bundles src/ into dist/ when something in it has changed, so that the program starts quickly.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compressEngines } from './engines.mjs'

/** Makes the bundle where it is missing or old. Returns the path of its main file. */
export async function bundle(root, say) {
  const dist = join(root, 'dist')
  const main = join(dist, 'main.js')
  const stamp = stampOf(root)
  if (existsSync(main) && readStamp(dist) === stamp) return main
  if (!existsSync(join(root, 'src'))) throw new Error(`The folder src is missing in ${root}: get the program again.`)
  say('Building the program ...')
  // Built beside and then renamed: one that was stopped half-way, or two at once, leave nothing half made.
  const unfinished = join(root, `dist.${process.pid}`)
  try {
    await build(root, unfinished)
    await compressEngines(root, join(unfinished, 'engines'), join(dist, 'engines'))
    writeFileSync(join(unfinished, 'stamp'), stamp)
    if (readStamp(dist) === stamp) return main
    const old = `${unfinished}.old`
    if (existsSync(dist)) renameSync(dist, old)
    try {
      renameSync(unfinished, dist)
    } catch (error) {
      if (!existsSync(main)) throw error
    }
    rmSync(old, { recursive: true, force: true })
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return main
}

async function build(root, outdir) {
  const { build, stop } = await import('esbuild')
  mkdirSync(outdir, { recursive: true })
  await build({
    absWorkingDir: root,
    // Threads are started from files of their own.
    entryPoints: {
      main: join(root, 'src/main.ts'),
      'markdown-worker': join(root, 'src/core/markdown/worker.ts'),
      'docx-worker': join(root, 'src/features/blog/arrive/docx-worker.ts'),
      'events-worker': join(root, 'src/features/events/import/read-worker.ts'),
    },
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Names stay, so that a line in the log can be found in the source.
    keepNames: false,
    minify: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  }).catch((error) => {
    const first = error.errors?.[0]
    const where = first?.location ? ` (${first.location.file}, line ${first.location.line})` : ''
    throw new Error(`The program could not be built: ${first?.text ?? error.message}${where}.`)
  })
  await stop()
}

/** Changes when a file of the source does: names, sizes and times, without reading them. */
function stampOf(root) {
  const files = ['package.json', 'package-lock.json', 'bin/bundle.mjs', 'bin/engines.mjs', ...list(root, 'src')]
  return files
    .filter((path) => existsSync(join(root, path)))
    .map((path) => {
      const { size, mtimeMs } = statSync(join(root, path))
      return `${path} ${size} ${mtimeMs}`
    })
    .join('\n')
}

function list(root, folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? list(root, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
}

function readStamp(dist) {
  try {
    return readFileSync(join(dist, 'stamp'), 'utf8')
  } catch {
    return undefined
  }
}
