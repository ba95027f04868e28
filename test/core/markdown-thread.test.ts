// Rendering in a thread of its own: the process goes on, whatever the text.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { renderMarkdown, renderWithin, stopRendering } from '#core/markdown/render.ts'
import { renderMarkdownNow } from '#core/markdown/render-now.ts'
import { root } from '#platform/root.ts'

const run = promisify(execFile)
after(stopRendering)

/** Takes a third of a second: a table whose rows are filled up. */
const slow = `${'|a'.repeat(5000)}\n${'|-'.repeat(5000)}\n${'|b\n'.repeat(10_000)}`

test('the thread gives what rendering at once gives, in the order asked', async () => {
  const mentions = new Map([['ada', { id: 7, name: 'Ada' }]])
  const sources = ['# Hello @ada', '```r\nx\n```', '$a$', '[^1]\n\n[^1]: b', '']
  const rendered = await Promise.all(sources.map((source) => renderMarkdown(source, { mentions })))
  assert.deepEqual(
    rendered,
    sources.map((source) => renderMarkdownNow(source, { mentions })),
  )
})

test('other work goes on while a slow text is rendered', async () => {
  await renderMarkdown('ready')
  let turns = 0
  const ticking = setInterval(() => turns++, 5)
  await renderWithin(20_000, slow)
  clearInterval(ticking)
  assert.ok(turns >= 5, `The process had ${turns} turns.`)
})

test('a text that takes too long is given back as typed, and the next one is rendered', async () => {
  const [late, next] = await Promise.all([renderWithin(20, slow), renderMarkdown('*next*')])
  assert.ok(late.plain)
  assert.match(late.html, /^<pre class="plain">\|a\|a/)
  assert.equal(late.words, slow)
  assert.equal(next.html, '<p><em>next</em></p>\n')
})

test('texts that wait when the program stops are given back as typed', async () => {
  const waiting = [renderMarkdown('<b>one'), renderMarkdown('two')]
  await stopRendering()
  const [one, two] = await Promise.all(waiting)
  assert.equal(one?.html, '<pre class="plain">&lt;b&gt;one</pre>')
  assert.ok(two?.plain)
  assert.equal((await renderMarkdown('*again*')).plain, false)
})

test('options with more than is known, or with __proto__, do no harm', async () => {
  const odd = JSON.parse('{"__proto__":{"plain":true},"headingBase":4,"extra":1}')
  odd.act = () => 1
  assert.equal((await renderMarkdown('# a', odd)).html, '<h4>a</h4>\n')
  const broken = await renderMarkdown('a', { mentions: new Map([['x', (() => 1) as unknown as { id: number; name: string }]]) })
  assert.ok(broken.plain)
})

test('the thread works from the bundle, and does not keep the program alive', async () => {
  // Within the checkout, so that the packages are found.
  const folder = mkdtempSync(join(root, 'node_modules', '.markdown-'))
  try {
    await build({
      absWorkingDir: root,
      stdin: {
        contents: `import { renderMarkdown } from '#core/markdown/render.ts'
          console.log((await renderMarkdown('*from the bundle*')).html)`,
        resolveDir: root,
        sourcefile: 'say.ts',
        loader: 'ts',
      },
      outfile: join(folder, 'parts', 'say.js'),
      ...bundling,
    })
    await build({
      absWorkingDir: root,
      entryPoints: [join(root, 'src/core/markdown/worker.ts')],
      outfile: join(folder, 'markdown-worker.js'),
      ...bundling,
    })
    const { stdout } = await run(process.execPath, [join(folder, 'parts', 'say.js')], { timeout: 30_000 })
    assert.equal(stdout.trim(), '<p><em>from the bundle</em></p>')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

const bundling = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  logLevel: 'silent',
} as const
