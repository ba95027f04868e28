// A small repository of R and Python packages on loopback, with one package of each language that really works.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebR } from 'webr'
import yazl from 'yazl'
import { R_FOLDER } from '#core/running/mirror/r-repository.ts'

const building = `
options(warn = -1)
from <- file.path(tempfile(), 'teapot')
to <- file.path(tempfile(), 'teapot')
dir.create(file.path(from, 'R'), recursive = TRUE)
dir.create(to, recursive = TRUE)
writeLines(c('Package: teapot', 'Version: 1.0.0', 'Title: Tea', 'Description: Pours tea.', 'License: MIT', 'Author: A. Nyone',
  'Maintainer: A. Nyone <a@example.org>'), file.path(from, 'DESCRIPTION'))
writeLines('export(pour)', file.path(from, 'NAMESPACE'))
writeLines('pour <- function() "tea"', file.path(from, 'R', 'pour.R'))
file.copy(file.path(from, 'NAMESPACE'), to)
tools:::.install_package_description(from, to)
tools:::.install_package_namespace_info(from, to)
tools:::.install_package_code_files(from, to)
tools:::makeLazyLoading('teapot', dirname(to))
old <- setwd(dirname(to))
utils::tar('/tmp/teapot.tgz', 'teapot', compression = 'gzip', tar = 'internal')
setwd(old)
`

/** An installed package as R itself makes it: `library(teapot); pour()` gives "tea". */
async function rPackage(): Promise<Buffer> {
  const webR = new WebR({ interactive: false })
  await webR.init()
  await webR.evalRVoid(building)
  const bytes = Buffer.from(await webR.FS.readFile('/tmp/teapot.tgz'))
  webR.close()
  return bytes
}

/** A wheel: `import NAME; NAME.pour()` gives "tea". */
async function wheel(name: string): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  const info = `${name}-1.0.0.dist-info`
  zip.addBuffer(Buffer.from('__version__ = "1.0.0"\n\n\ndef pour():\n    return "tea"\n'), `${name}/__init__.py`)
  zip.addBuffer(Buffer.from(`Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0.0\n`), `${info}/METADATA`)
  zip.addBuffer(Buffer.from('Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n'), `${info}/WHEEL`)
  zip.addBuffer(Buffer.from(''), `${info}/RECORD`)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const sum = (kind: string, bytes: Buffer) => createHash(kind).update(bytes).digest('hex')

export type Repository = { url: string; asked: string[]; close: () => void }

/** Serves the repository; `asked` holds every path in turn. */
export async function smallRepository(): Promise<Repository> {
  const teapot = await rPackage()
  const cup = Buffer.from('not a real package')
  const [pyTeapot, pyCup] = [await wheel('teapot'), await wheel('cup')]
  const entry = (name: string, needs: string, md5: string) =>
    `Package: ${name}\nVersion: 1.0.0\n${needs}MD5sum: ${md5}\nNeedsCompilation: no\n`
  const packages = [
    entry('teapot', 'Depends: R (>= 4.1), methods\n', sum('md5', teapot)),
    entry('cup', 'Imports: saucer,\n        teapot (>= 0.9)\n', sum('md5', cup)),
    entry('saucer', 'Imports: cup\n', sum('md5', cup)),
    entry('spilt', '', '0'.repeat(32)),
    entry('lonely', 'Imports: nothere\n', sum('md5', cup)),
    entry('../evil', '', sum('md5', cup)),
  ].join('\n')
  const python = (name: string, bytes: Buffer, more: object = {}) => ({
    ...{ name, version: '1.0.0', file_name: `${name}-1.0.0-py3-none-any.whl`, install_dir: 'site', package_type: 'package' },
    ...{ sha256: sum('sha256', bytes), depends: [], imports: [name], unvendored_tests: false, ...more },
  })
  const lock = {
    info: { abi_version: '2026_0', arch: 'wasm32', platform: 'emscripten_5_0_3', version: '314.0.7', python: '3.14.2' },
    packages: {
      teapot: python('teapot', pyTeapot, { depends: ['cup'] }),
      cup: python('cup', pyCup),
      spilt: python('spilt', pyCup, { sha256: '0'.repeat(64), file_name: 'cup-1.0.0-py3-none-any.whl' }),
      evil: python('evil', pyCup, { file_name: '../../evil.whl' }),
      '../up': python('up', pyCup),
      tray: python('tray', pyTeapot, { depends: ['Milk_Jug'], file_name: 'teapot-1.0.0-py3-none-any.whl' }),
      'milk-jug': python('milk-jug', pyCup, { file_name: 'cup-1.0.0-py3-none-any.whl' }),
    },
  }
  const files = new Map<string, Buffer>([
    [`/${R_FOLDER}/PACKAGES`, Buffer.from(packages)],
    [`/${R_FOLDER}/teapot_1.0.0.tgz`, teapot],
    ...['cup', 'saucer', 'spilt', 'lonely'].map((name) => [`/${R_FOLDER}/${name}_1.0.0.tgz`, cup] as const),
    ['/python/pyodide-lock.json', Buffer.from(JSON.stringify(lock))],
    ['/python/teapot-1.0.0-py3-none-any.whl', pyTeapot],
    ['/python/cup-1.0.0-py3-none-any.whl', pyCup],
  ])
  const asked: string[] = []
  const server = createServer((request, answer) => {
    const path = request.url ?? '/'
    asked.push(path)
    const bytes = files.get(path)
    answer.writeHead(bytes ? 200 : 404).end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close: () => server.close() }
}
