import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { h, type VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { loadAssets } from '#platform/assets.ts'
import { Checkbox, Choice } from '#platform/layout/choices.tsx'
import { Field, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary } from '#platform/layout/form.tsx'
import { Page, type PageFrame } from '#platform/layout/Page.tsx'
import { initialsOf } from '#platform/layout/people.tsx'
import { Pager, shownPages } from '#platform/layout/ways.tsx'
import { root } from '#platform/root.ts'
import { HomeSample, sampleMenu, ThreadSample } from './layout-sample.tsx'
import { DeskSample } from './layout-sample-desk.tsx'

const SCRIPT_BUDGET_BYTES = 20 * 1024
const hostile = '"><script>alert(1)</script>'
const assets = await loadAssets()

function pageOf(frame: Partial<PageFrame>, child: VNode = <p>Words</p>): string {
  const common = { name: 'Town', title: 'Talk', viewer: { role: 'guest' as const }, path: '/talk', menu: sampleMenu, assets }
  return render(h(Page, { ...common, ...frame }, child))
}

suite('The page around everything', () => {
  test('names and messages are shown as text, whatever stands in them', () => {
    const viewer = { id: 3, name: hostile, role: 'member' as const, pictureUrl: hostile }
    const html = pageOf({
      name: hostile,
      title: hostile,
      said: hostile,
      banner: hostile,
      description: hostile,
      viewer,
      path: hostile,
    })
    assert.ok(!html.includes('<script>alert'))
    assert.ok(html.includes('&lt;script>alert(1)') || html.includes('&lt;script&gt;alert(1)'))
  })

  test('nothing on it is an inline style, an inline script or a script attribute', () => {
    for (const Sample of [HomeSample, ThreadSample, DeskSample]) {
      const html = pageOf({ viewer: { id: 1, name: 'Mo', role: 'steward', unread: 120 }, said: 'Done.' }, <Sample />)
      assert.doesNotMatch(html, /\sstyle\s*=/)
      assert.doesNotMatch(html, /<style/)
      assert.doesNotMatch(html, /<[^>]*\son[a-z]+\s*=/)
      for (const [, attributes] of html.matchAll(/<script([^>]*)>/g)) assert.match(attributes ?? '', /\ssrc="\/assets\//)
    }
  })

  test('a guest is offered to sign in and come back here, a member finds their own menu', () => {
    assert.match(pageOf({ path: '/threads/12?page=2' }), /href="\/sign-in\?next=%2Fthreads%2F12%3Fpage%3D2"/)
    const html = pageOf({ viewer: { id: 7, name: 'Ada', role: 'member', unread: 3 } })
    assert.match(html, /Notices, 3 new/)
    assert.match(html, /href="\/people\/7"/)
    assert.doesNotMatch(html, /href="\/stewards"/)
    assert.doesNotMatch(html, /href="\/join"/)
  })

  test('the menu says which of its pages this is', () => {
    const html = pageOf({ path: '/spaces/help?page=2' })
    assert.match(html, /<a href="\/spaces" aria-current="page">/)
    assert.doesNotMatch(html, /<a href="\/talk" aria-current/)
  })

  test('everything it loads is there to be served', () => {
    const addresses = [...pageOf({}, <ThreadSample />).matchAll(/"(\/assets\/[^"#]+)/g)].map((match) => match[1]!)
    assert.ok(addresses.length > 5)
    for (const address of addresses) assert.ok(assets.files.has(address), `${address} is linked and not built`)
  })
})

suite('Forms', () => {
  const form = {
    values: { title: 'What I typed', sees: 'members' },
    errors: { title: 'Give it a shorter title.', sees: 'Choose one.', agree: 'Tick it.' },
  }

  test('a mistake stands beside its field, is linked from the summary, and what was typed is still there', () => {
    const html = render(
      <>
        <ErrorSummary errors={form.errors} />
        <Field name="title" label="Title" hint="One line." form={form} />
        <Choice
          name="sees"
          label="Who sees it"
          form={form}
          options={[
            { value: 'everyone', label: 'Everyone' },
            { value: 'members', label: 'Members' },
          ]}
        />
        <Checkbox name="agree" label="I agree" form={form} />
      </>,
    )
    assert.match(html, /value="What I typed"/)
    assert.match(html, /aria-describedby="field-title-hint field-title-error"/)
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g))
      assert.match(html, new RegExp(`<(input|textarea|select)[^>]* id="${id}"`))
    assert.match(html, /value="members" checked/)
  })

  test('a box keeps every character, with a line break at its beginning too', () => {
    const html = render(<TextArea name="body" label="Post" value={'\n<b>&'} />)
    assert.ok(html.includes('>\n\n&lt;b') || html.includes('>&#10;'), html)
  })
})

suite('Small things', () => {
  test('page numbers leave out the middle and never a single page', () => {
    assert.deepEqual(shownPages(1, 1), [1])
    assert.deepEqual(shownPages(3, 12), [1, 2, 3, 4, undefined, 12])
    assert.deepEqual(shownPages(7, 12), [1, undefined, 6, 7, 8, undefined, 12])
    assert.equal(render(<Pager />), '')
  })

  test('initials are made of any name', () => {
    assert.equal(initialsOf('Ada Okafor'), 'AO')
    assert.equal(initialsOf('  cy van der berg '), 'CB')
    assert.equal(initialsOf('Łucja'), 'Ł')
    assert.equal(initialsOf('𝒜da'), '𝒜')
    assert.equal(initialsOf('  '), '?')
  })
})

suite('What a first visit costs', () => {
  test('our own script stays within 20 KB, compressed', () => {
    const size = assets.files.get(assets.js)?.gzip?.length ?? Number.POSITIVE_INFINITY
    assert.ok(size < SCRIPT_BUDGET_BYTES, `app.js is ${size} bytes: move something into a script that only its pages load`)
  })

  test('fonts, stylesheet, script and icons together leave room for words in 80 KB', () => {
    const asked = [assets.css, assets.js, ...assets.fonts, [...assets.files.keys()].find((url) => url.endsWith('icons.svg'))!]
    const total = asked.reduce((sum, url) => sum + (assets.files.get(url)?.br ?? assets.files.get(url)!.body).length, 0)
    assert.ok(total < 50_000, `${total} bytes`)
  })
})

suite('Colours', () => {
  const css = readFileSync(join(root, 'src/platform/layout/tokens.css'), 'utf8')
  const plain = new Map([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]))
  const both = new Map(
    [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map((match) => [
      match[1]!,
      [match[2]!, match[3]!],
    ]),
  )

  test('browsers that know only light colours get the same light colours', () => {
    for (const [name, [light]] of both)
      assert.equal(plain.get(name), light, `--${name} differs between the two blocks of tokens.css`)
  })

  const text = 4.5
  const edge = 3
  const pairs: [string, string, number][] = [
    ...['paper', 'sheet', 'sunk'].flatMap((under): [string, string, number][] =>
      ['ink', 'ink-soft', 'link', 'ember', 'red', 'green', 'blue'].map((over) => [over, under, text]),
    ),
    ['on-blue', 'blue', text],
    ['on-ember', 'ember-fill', text],
    ['on-ember', 'ember-fill-hover', text],
    ['blue-deep', 'blue-soft', text],
    ['ember', 'ember-soft', text],
    ['ink', 'ember-soft', text],
    ['green', 'green-soft', text],
    ['red', 'red-soft', text],
    ['on-focus', 'focus', text],
    ['on-band', 'band', text],
    ['on-band-soft', 'band-deep', text],
    ['line-strong', 'sheet', edge],
    ['line-strong', 'paper', edge],
  ]
  for (const [index, scheme] of ['light', 'dark'].entries()) {
    test(`can be read in ${scheme}`, () => {
      for (const [over, under, least] of pairs) {
        const ratio = contrast(both.get(over)![index]!, both.get(under)![index]!)
        assert.ok(
          ratio >= least,
          `--${over} on --${under} in ${scheme} has a contrast of ${ratio.toFixed(2)}, and ${least} is needed`,
        )
      }
    })
  }
})

/** As WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
