// Texts made to be slow: each is rendered, or given up, in a bounded time.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { renderMarkdownNow } from '#core/markdown/render-now.ts'

describe('texts made to be slow', () => {
  // Ten times what the slowest takes on a quiet machine, as others may be at work beside the test.
  const LIMIT = 5000
  const POST = 50_000
  const fill = (piece: string, length = POST) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
  const repeated = [
    ...[
      '[',
      '![',
      '*',
      '**a ',
      '_a*',
      '<',
      '<a',
      '<!--',
      '`',
      '`a',
      '``a`',
      '(',
      '"',
      '~~a',
      '\\',
      '&',
      '&#1',
      ':::\n',
      '::: a\n',
      '$',
      '$a ',
      '$$a\n',
    ],
    ...[
      '^[',
      '^[a]',
      '[^a]',
      '[^1]: a\n',
      '[a](',
      '[a](b "',
      '[a][',
      '[a]: b\n',
      '@a ',
      '> ',
      '> - ',
      '- [ ] a\n',
      '|a',
      'http://',
      'https://a.b/(',
      'a@b.c ',
    ],
    ...[
      '```\n',
      '```r\n(',
      '$\\frac{',
      '$\\def\\a{\\a\\a}\\a$ ',
      '$\\sqrt{\\sqrt{\\sqrt{a}}}$ ',
      '\u0301',
      '💥',
      '\ud800',
      '\n',
      'a\n===\n',
    ],
  ]
  const samples: Record<string, string> = {
    ...Object.fromEntries(repeated.map((piece) => [`50,000 characters of ${JSON.stringify(piece)}`, fill(piece)])),
    'a table of thousands of columns': `${fill('|a', 20_000)}\n${fill('|-', 20_000)}\n${fill('|b', 10_000)}`,
    'a table whose rows are short': `${fill('|a', 10_000)}\n${fill('|-', 10_000)}\n${fill('|b\n', 30_000)}`,
    'lists within lists': Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}- a`).join('\n'),
    'quotes within quotes': fill(`${'>'.repeat(45)} a\n`),
    'blocks within blocks': fill('::: {.callout-note}\n', 25_000) + fill(':::\n', 25_000),
    'thousands of notes': `${Array.from({ length: 3000 }, (_, at) => `[^${at}]`).join('')}\n\n${Array.from({ length: 2500 }, (_, at) => `[^${at}]: a`).join('\n')}`,
    'one note called thousands of times': `${fill('[^1] ', 30_000)}\n\n[^1]: a`,
    'definitions that multiply': fill(
      '$\\def\\a{aaaaaaaaaa}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b\\b\\b\\b}\\c\\c\\c$ ',
    ),
    'a word of a million letters': 'a'.repeat(1_000_000),
    'a word as long as a text may be': 'a'.repeat(290_000),
  }
  const blocks = [
    'r',
    'python',
    'sql',
    'bash',
    'javascript',
    'typescript',
    'html',
    'markdown',
    'yaml',
    'powershell',
    'julia',
    'css',
  ]
  for (const language of blocks)
    for (const piece of ['(', 'a', '"', '['])
      samples[`${language} code of ${piece}`] = `\`\`\`${language}\n${fill(fill(piece, 900).concat('\n'), 19_000)}\n\`\`\``

  for (const [name, source] of Object.entries(samples))
    test(name, () => {
      const began = performance.now()
      const { html } = renderMarkdownNow(source)
      const took = performance.now() - began
      assert.ok(took < LIMIT, `It took ${Math.round(took)} milliseconds.`)
      assert.ok(html.length <= Math.max(500_000, source.length + 100), `It became ${html.length} characters.`)
    })
})
