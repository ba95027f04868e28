// Mends two faults of the database driver: when its connection is lost between two writes, it throws where nobody can catch it, and
// the whole program would end with the database. See github.com/porsager/postgres/issues/1208; drop this when that is released.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MENDS = [
  {
    fault: `  function nextWrite(fn) {
    const x = socket.write(chunk, fn)`,
    mended: `  function nextWrite(fn) {
    if (socket === null) {
      clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      query = null
      return false
    }
    const x = socket.write(chunk, fn)`,
  },
  {
    // A query that failed with its connection would still count as running, and end() would wait for it for ever.
    fault: `    closedTime = performance.now()
    hadError &&`,
    mended: `    query = null
    closedTime = performance.now()
    hadError &&`,
  },
]

/** Mends the installed packages where they are not mended yet. */
export function mendPackages(root) {
  const file = join(root, 'node_modules/postgres/src/connection.js')
  const before = readFileSync(file, 'utf8')
  let text = before
  for (const { fault, mended } of MENDS) {
    if (text.includes(mended)) continue
    if (!text.includes(fault))
      throw new Error('The package postgres is not the one that this program was made with: remove node_modules and start again.')
    text = text.replace(fault, mended)
  }
  if (text === before) return
  writeFileSync(`${file}.${process.pid}`, text)
  renameSync(`${file}.${process.pid}`, file)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) mendPackages(dirname(dirname(fileURLToPath(import.meta.url))))
