// The program's own source, as the house rules read it.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export type SourceFile = { path: string; text: string; lines: number; imports: string[] }

/** All TypeScript files under a folder, with what they import as paths from the root; packages keep their names. */
export function sourceFiles(folder: string): SourceFile[] {
  return globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root })
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return { path, text, lines: text.split('\n').length - 1, imports: importsOf(path, text) }
    })
}

function importsOf(path: string, text: string): string[] {
  const found = [...text.matchAll(/^(?:import|export)\b(?! type\b)[^'"]*?from ['"]([^'"]+)['"]/gm)].map((match) => match[1]!)
  return found.map((name) => {
    if (name.startsWith('.')) return relative(root, join(root, dirname(path), name))
    return name.replace(/^#(platform|core|features)\//, 'src/$1/').replace(/^#test\//, 'test/')
  })
}

/** 0 platform, 1 core, 2 a feature, 3 what stands above (features.ts, main.ts, commands, demo). */
export function floorOf(path: string): number {
  if (path.startsWith('src/platform/')) return 0
  if (path.startsWith('src/core/')) return 1
  if (path.startsWith('src/features/')) return 2
  return 3
}

/** The folder of a feature or core noun: src/features/talk, src/core/threads; undefined elsewhere. */
export function roomOf(path: string): string | undefined {
  return /^src\/(?:features|core)\/[^/]+/.exec(path)?.[0]
}
