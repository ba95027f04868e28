// How the source stands: floors, circles, sizes, names. Each failure says how to mend it.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { floorOf, roomOf, root, sourceFiles } from './source.ts'

const files = sourceFiles('src').filter((file) => !file.path.startsWith('src/browser/'))
const LONGEST = 300

test('imports point down only, and features never import each other', () => {
  for (const { path, imports } of files) {
    for (const name of imports.filter((one) => one.startsWith('src/'))) {
      if (name === 'src/messages.ts') continue
      const [from, to] = [floorOf(path), floorOf(name)]
      assert.ok(to <= from, `${path} imports ${name}, which is a floor above it: move what it needs down, or publish a message.`)
      const sideways = from === 2 && to === 2 && roomOf(path) !== roomOf(name)
      assert.ok(!sideways, `${path} imports ${name} of another feature: publish a message, use a slot, or move it to core.`)
    }
  }
})

test('every import leads to a file', () => {
  for (const { path, imports } of files) {
    for (const name of imports.filter((one) => one.startsWith('src/'))) {
      assert.ok(existsSync(join(root, name)), `${path} imports ${name}, which is not there.`)
    }
  }
})

test('there are no circles of imports', () => {
  const graph = new Map(files.map((file) => [file.path, file.imports.filter((name) => name.startsWith('src/'))]))
  const done = new Set<string>()
  const visit = (path: string, trail: string[]) => {
    assert.ok(
      !trail.includes(path),
      `These files import each other in a circle: ${[...trail, path].join(' → ')}. Move what they share to a third.`,
    )
    if (done.has(path)) return
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
})

test(`no file is longer than ${LONGEST} lines`, () => {
  for (const { path, lines } of sourceFiles('{src,test,bench}')) {
    assert.ok(lines <= LONGEST, `${path} has ${lines} lines: split it along its meaning.`)
  }
})

test('there is no file for odds and ends', () => {
  for (const { path } of files) {
    assert.ok(!/\/(utils?|helpers?|misc|index)\.tsx?$/.test(path), `${path}: name the file after what it holds.`)
  }
})

test('every package is pinned and has its line in docs/dependencies.md', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const page = readFileSync(join(root, 'docs/dependencies.md'), 'utf8')
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    assert.match(String(version), /^\d/, `${name} is not pinned in package.json: give its exact version.`)
    assert.ok(page.includes(`\`${name}\``), `${name} has no line in docs/dependencies.md: say there why it is here.`)
  }
})

test('the lock file names no server that packages come from', () => {
  assert.ok(
    !readFileSync(join(root, 'package-lock.json'), 'utf8').includes('"resolved": "http'),
    'Make the lock file with `npm install --omit-lockfile-registry-resolved`.',
  )
})

test('every setting is described in docs/operating.md', async () => {
  const { settings } = await import('#platform/config.ts')
  const page = readFileSync(join(root, 'docs/operating.md'), 'utf8')
  for (const { name } of settings)
    assert.ok(page.includes(`\`${name}\``), `${name} has no line in docs/operating.md: add it to the table of settings.`)
})
