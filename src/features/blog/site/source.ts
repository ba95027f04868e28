// The text of an article out of its file, with the output that was saved when it was published.
import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { decode, type FrontMatter, readFrontMatter } from './front-matter.ts'
import type { Said } from './meta.ts'
import { readNotebook } from './notebook.ts'
import type { Tree } from './tree.ts'

const ARTICLE = /^blog\/(?:.*\/)?[^/]+\.(?:qmd|md|rmd|ipynb)$/i
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i

export type Kind = 'article' | 'picture' | 'output' | 'page' | 'other'

/** What a file of a site is, by where it lies. */
export function kindOf(path: string): Kind {
  if (/^_freeze\//.test(path) || /_files\/figure-/.test(path)) return 'output'
  if (PICTURE.test(path)) return 'picture'
  if (ARTICLE.test(path) && !/^blog\/index\.\w+$/i.test(path) && !/(?:^|\/)_/.test(path)) return 'article'
  return /\.(?:qmd|md|rmd|ipynb|html)$/i.test(path) ? 'page' : 'other'
}

/** The name of an article in addresses: that of its file, or of its folder. */
export function stemOf(path: string): string {
  const { dir, name } = posix.parse(path)
  return name.toLowerCase() === 'index' ? posix.basename(dir) : name
}

/** Where Quarto keeps the output of an article. */
export function frozenOf(path: string): { result: string; folder: string } {
  const { dir, name } = posix.parse(path)
  return { result: `_freeze/${dir}/${name}/execute-results/html.json`, folder: `_freeze/${dir}/${name}` }
}

export type Source = FrontMatter & {
  path: string
  bytes: Buffer
  /** The files that it was made of, besides its own. */
  parts: string[]
}

/** Reads an article. @throws where its own file cannot be read. */
export async function readSource(tree: Tree, path: string, said: Said): Promise<Source> {
  const bytes = await tree.read(path)
  const { text, guessed } = path.endsWith('.ipynb') ? readNotebook(bytes) : decode(bytes)
  said.guessed.push(...guessed)
  const own = readFrontMatter(text)
  said.dropped.push(...own.said)
  const frozen = frozenOf(path).result
  if (!tree.files.has(frozen)) return { ...own, path, bytes, parts: [] }
  const body = readFrozen(await tree.read(frozen), bytes, said)
  return { ...own, body: body ?? own.body, path, bytes, parts: [frozen] }
}

/** The Markdown that Quarto saved after running the code. Its `hash` is the MD5 sum of the file that it was made of. */
function readFrozen(frozen: Buffer, source: Buffer, said: Said): string | undefined {
  try {
    const saved = JSON.parse(frozen.toString('utf8')) as { hash?: unknown; result?: { markdown?: unknown } }
    if (typeof saved.result?.markdown !== 'string') throw new Error('no Markdown')
    said.taken.push('The output that was saved when the article was published.')
    if (saved.hash !== createHash('md5').update(source).digest('hex'))
      said.guessed.push('The file was changed after its output was saved: the article is shown as it was then.')
    return readFrontMatter(saved.result.markdown).body
  } catch {
    said.dropped.push('The saved output cannot be read: the article is shown without it.')
    return undefined
  }
}
