// Markdown that bites: markup in every disguise.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import sanitizeHtml from 'sanitize-html'
import { cleanHtml } from '#core/markdown/clean-html.ts'
import { renderMarkdownNow } from '#core/markdown/render-now.ts'
import { safeUrl } from '#platform/text.ts'

const tags = new Set(
  `a blockquote br code details div em figcaption figure h1 h2 h3 h4 h5 h6 hr img li ol p pre s section span strong summary sup table tbody
  td th thead tr ul math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle mpadded mphantom menclose msub msup msubsup munder mover
  munderover mmultiscripts mprescripts mtable mtr mtd merror`.split(/\s+/),
)

/** Fails for anything in the HTML that could act. */
function assertHarmless(html: string): void {
  // It serves as the reader of HTML here: everything passes, and is looked at.
  sanitizeHtml(html, {
    allowedTags: false,
    allowedAttributes: false,
    allowVulnerableTags: true,
    onOpenTag(name, attributes) {
      assert.ok(tags.has(name), `<${name}> in ${html}`)
      for (const [attribute, value] of Object.entries(attributes)) {
        assert.doesNotMatch(attribute, /^on|^style$|^srcset$|^xlink|^xmlns|:/i, html)
        if (attribute === 'href' || attribute === 'src') assert.ok(safeUrl(value) !== undefined, `${value} in ${html}`)
        if (attribute === 'src') assert.match(value, /^\/uploads\//)
        if (attribute === 'id') assert.match(value, /^fn(ref)?-[0-9a-f]{8}-\d+(-\d+)?$/)
      }
    },
  })
  assert.doesNotMatch(html, /<script|<\/script|<!|<\?/i)
}

describe('whatever somebody writes', () => {
  const marks = `* _ ** \` \`\`\` ~~~ # > - + 1. | [ ] ( ) ! < > & \\ $ $$ : ::: ^ @ ~ " ' = { } . / \n \n\n \t`.split(' ')
  const pieces = [
    ...[
      '<script>',
      '</script>',
      '<img src=x onerror=alert(1)>',
      '<svg onload=x>',
      '<math><mtext>',
      '<!--',
      '-->',
      '<a href="',
      '">',
      'style=',
    ],
    ...[
      'javascript:',
      'data:text/html,',
      '//evil',
      '&lt;',
      '&#x202e;',
      '&colon;',
      'https://x.org',
      '/uploads/1/a',
      '{.callout-note title="',
    ],
    ...[
      '[^1]',
      '[^1]: ',
      '^[',
      '\\frac{',
      '\\href{javascript:x}{y}',
      '\\color{red}',
      '```{r}\n',
      '|a|b|\n|-|-|\n',
      '@ada',
      '__proto__',
      '\0',
      '\ud800',
    ],
  ]
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(...marks, '\n', '\n\n', ' '),
        fc.constantFrom(...pieces),
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      {
        maxLength: 40,
      },
    )
    .map((all) => all.join(''))
  const mentions = new Map([['ada', { id: 1, name: '"><script>alert(1)</script>' }]])

  test('it is rendered, harmless, and the second wall changes nothing more', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (source, breaks) => {
        const { html, words, links } = renderMarkdownNow(source, { mentions, breaks })
        assertHarmless(html)
        assert.equal(cleanHtml(html), html)
        assert.ok(words.isWellFormed() && !words.includes('\0'))
        for (const link of links) assert.ok(safeUrl(link) !== undefined, link)
      }),
      { numRuns: 2000 },
    )
  })

  test('text without marks comes back as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z <>&"';?%]{1,40}$/), (source) => {
        const said = source.trim()
        fc.pre(said !== '' && !/^[>]/.test(said) && !/&\w+;/.test(said) && !/<[a-z]/.test(said))
        const { html, words } = renderMarkdownNow(said)
        assert.equal(words, said)
        assert.equal(html, `<p>${said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>\n`)
      }),
    )
  })

  test('the second wall alone makes any HTML harmless', () => {
    const html = fc.array(
      fc.oneof(fc.constantFrom(...pieces, '<p>', '</p>', '<div class="x callout">', '<figure data-language="<">'), fc.string()),
      {
        maxLength: 30,
      },
    )
    fc.assert(
      fc.property(html, (all) => assertHarmless(cleanHtml(all.join('')))),
      { numRuns: 1000 },
    )
  })
})

describe('markup in disguise', () => {
  for (const source of [
    ...[
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<svg/onload=alert(1)>',
      '<iframe srcdoc="<script>">',
      '<a href="javascript:x">y</a>',
    ],
    ...[
      '[x](javascript:alert(1))',
      '[x](JAVASCRIPT:alert(1))',
      '[x](java&#10;script:alert(1))',
      '[x](javascript&colon;alert(1))',
      '[x](&#106;avascript:x)',
    ],
    ...[
      '[x](data:text/html;base64,PHN)',
      '![x](data:image/svg+xml,<svg>)',
      '<javascript:alert(1)>',
      '[x]: javascript:alert(1)\n\n[x]',
      '[x](//evil.org)',
    ],
    ...[
      '[x](\\\\evil.org)',
      '[x](/\\evil.org)',
      '[x](vbscript:x)',
      '![x](x" onerror="alert(1))',
      '[x](https://e.org "onmouseover=alert(1)")',
    ],
    ...[
      '```"><img src=x onerror=alert(1)>\nx\n```',
      '```html\n<script>alert(1)</script>\n```',
      '::: {.callout-note title="<script>alert(1)</script>"}\nx\n:::',
    ],
    ...[
      '$\\href{javascript:alert(1)}{x}$',
      '$\\htmlStyle{background:url(//evil)}{x}$',
      '$\\includegraphics{//evil.org/x}$',
      '$\\text{</math><script>}$',
    ],
    ...[
      '$\\htmlId{app}{x}$',
      '$\\url{javascript:x}$',
      '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
      '<form><button formaction=x>',
    ],
    ...[
      '[^"><script>]\n\n[^"><script>]: x',
      '<?php ?>',
      '<![CDATA[x]]>',
      '<details open ontoggle=alert(1)>',
      '|<script>|\n|-|\n|<svg onload=x>|',
    ],
    ...[
      '<base href="//evil">',
      '<meta http-equiv=refresh content="0;url=//evil">',
      '<style>@import "//evil"</style>',
      '# <script>\n===',
      '<b id=getElementById>',
    ],
  ])
    test(source.slice(0, 70).replaceAll('\n', ' '), () => {
      const { html, links } = renderMarkdownNow(source)
      assertHarmless(html)
      assert.doesNotMatch(html, /<script|<svg|<iframe|<form|<style|<base|<meta/i)
      assert.ok(!links.some((link) => /script:|data:|evil/.test(link)))
    })

  test('the second wall takes out what no Markdown of ours makes', () => {
    assert.equal(cleanHtml('<a href="javascript:x" id="app" onclick="y" class="button">z</a>'), '<a>z</a>')
    assert.equal(cleanHtml('<img src="https://evil.org/x.png" alt="A chart">'), '<span>A chart</span>')
    assert.equal(
      cleanHtml('<p style="x" class="banner">a</p><script>b</script><noscript><p title="</noscript><img src=x>">'),
      '<p>a</p>',
    )
    assert.equal(cleanHtml('<math><annotation-xml encoding="text/html"><style></style></annotation-xml></math>'), '<math></math>')
    assert.equal(cleanHtml('<svg><p>x</p></svg><input name="a"><form action="/x">y</form>'), '<p>x</p>y')
    assert.equal(
      cleanHtml('<div class="callout callout-evil masthead" aria-label="Sign in" role="button">x</div>'),
      '<div class="callout">x</div>',
    )
  })
})
