// Colours of rendered text against what they stand on, in light and in dark.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { renderMarkdownNow } from '#core/markdown/render-now.ts'
import { root } from '#platform/root.ts'

const read = (name: string) => readFileSync(join(root, 'src/platform/layout', name), 'utf8')
const sheet = read('prose.css')
const both = new Map<string, [light: string, dark: string]>()
for (const [, name, light, dark] of `${read('tokens.css')}${sheet}`.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g))
  both.set(name!, [light!, dark!])

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const pairs = [
  ...['code-keyword', 'code-name', 'code-text', 'code-number', 'code-quiet', 'code-kind', 'ink', 'link'].map((name) => [
    name,
    'code-paper',
  ]),
  ...['blue', 'blue-deep', 'link', 'ink'].map((name) => [name, 'blue-soft']),
  ...[
    ['ember', 'ember-soft'],
    ['green', 'green-soft'],
    ['red', 'red-soft'],
    ['ink-soft', 'sheet'],
    ['link', 'sheet'],
  ],
  ...['ember-soft', 'green-soft', 'red-soft'].flatMap((paper) => ['ink', 'link'].map((name) => [name, paper])),
] as [string, string][]

for (const [name, paper] of pairs)
  test(`${name} can be read on ${paper}, in light and in dark`, () => {
    const [ink, ground] = [both.get(name), both.get(paper)]
    assert.ok(ink && ground, `Write --${name} and --${paper} as light-dark(#......, #......).`)
    for (const at of [0, 1] as const) {
      const found = contrast(ink[at], ground[at])
      assert.ok(found >= 4.5, `${at ? 'Dark' : 'Light'}: ${ink[at]} on ${ground[at]} is ${found.toFixed(2)}, 4.5 is the least.`)
    }
  })

test('browsers that do not know light-dark get the light colours', () => {
  for (const [, name, plain] of sheet.matchAll(/--(code-[\w-]+): (#\w{6})/g)) assert.equal(plain, both.get(name!)?.[0], name)
})

test('every class of rendered text has its looks', () => {
  const { html } = renderMarkdownNow(
    '::: {.callout-tip}\n@ada\n:::\n\n::: aside\nx[^1]\n:::\n\n- [ ] x\n\n|a|b|\n|-:|:-:|\n|1|2|\n\n```r\nx <- c("a", 1) # b\n```\n\n$$\na\n$$\n\n[^1]: x',
    { mentions: new Map([['ada', { id: 1, name: 'Ada' }]]) },
  )
  const classes = new Set([...html.matchAll(/class="([^"]+)"/g)].flatMap((match) => match[1]!.split(' ')))
  // These stand for themselves: the frame of code, and the way back from a note.
  for (const bare of ['hljs', 'footnote-back']) classes.delete(bare)
  for (const name of classes) assert.ok(sheet.includes(`.${name}`), `prose.css says nothing of .${name}.`)
})
