// Files of a site that hold what looks like data about patients stay outside.
import { findInFileName } from '#core/patient-data/find.ts'
import { isTextFile, sayFind } from '#core/patient-data/finds.ts'
import { findInLongText, textOf } from '#core/patient-data/screen.ts'
import type { Tree } from './tree.ts'

/** Moves such files from those to be read to those that were refused, with the reason and its line. */
export async function holdBackPatientData(tree: Tree): Promise<void> {
  for (const path of [...tree.files.keys()]) {
    const reason = await reasonAgainst(tree, path)
    if (!reason) continue
    tree.files.delete(path)
    tree.refused.set(path, reason)
  }
}

async function reasonAgainst(tree: Tree, path: string): Promise<string | undefined> {
  const [inName] = findInFileName(path)
  if (inName) return `Its name: ${sayFind(inName.kind)}`
  if (!isTextFile(path)) return undefined
  const bytes = await tree.read(path).catch(() => undefined)
  const find = bytes && (await findInLongText(textOf(bytes))).find(({ sure }) => sure)
  return find && `${sayFind(find.kind)} It stands in line ${find.line}. Put something invented in its place, and import again.`
}
