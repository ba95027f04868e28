// Compresses the engines that run code in browsers (R, Python, SQL), once for each version: they are the largest files by far.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

/** The package of each engine, and where in it the files are that browsers ask for. */
const engines = { r: ['webr', 'dist'], python: ['pyodide', '.'], sql: ['@duckdb/duckdb-wasm', 'dist'] }
const worthIt = new Set(['.wasm', '.js', '.mjs', '.so', '.json'])
// Builds for other browsers and for Node, which no frame asks for.
const unused = /^package\.json$|-mvp|-coi|-node|-blocking|^duckdb-browser\.mjs$|\.d\.ts$/
// Nearly as small as the best, and a second instead of a minute.
const QUALITY = 6

/** Writes `NAME.br` files below `outdir`. What `before` already has is taken over. */
export async function compressEngines(root, outdir, before) {
  for (const [name, [packageName, within]] of Object.entries(engines)) {
    const home = join(root, 'node_modules', packageName)
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
    const folder = `${name}-${version}`
    if (existsSync(join(before, folder))) cpSync(join(before, folder), join(outdir, folder), { recursive: true })
    else await compressFolder(join(home, within), join(outdir, folder))
  }
}

async function compressFolder(from, to) {
  const files = readdirSync(from).filter((file) => worthIt.has(extname(file)) && !unused.test(file))
  await Promise.all(
    files.map(async (file) => {
      const bytes = readFileSync(join(from, file))
      const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
      const small = await promisify(brotliCompress)(bytes, { params })
      mkdirSync(dirname(join(to, file)), { recursive: true })
      writeFileSync(join(to, `${file}.br`), small)
    }),
  )
}
