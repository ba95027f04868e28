// What articles may have beyond posts: attributes, cells, figures, references, raw HTML behind an allow-list of its own; hostile ones too.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { listLinks, listPictures, settle } from '#core/markdown/article/settle.ts'
import { renderMarkdownNow } from '#core/markdown/render-now.ts'

const render = (source: string) => renderMarkdownNow(source, { article: true, headingBase: 1 })
const html = (source: string) => render(source).html

test('headings have names that cannot stand in for parts of the page', () => {
  const { facts } = render('## One & *two*\n\n## One & two\n\n## Three {#main}\n\n## 漢字 4')
  assert.deepEqual(
    facts?.headings.map((heading) => heading.id),
    ['h-one-two', 'h-one-two-1', 'h-main', 'h-漢字-4'],
  )
  assert.match(html('## Three {#main}\n\n[there](#main)'), /<h2 id="h-main">Three<\/h2>\s*<p><a href="#h-main">/)
})

test('cells show their code and output; what they hide is not shown', () => {
  const cell = html(
    '::: {.cell}\n```{.r .cell-code}\n1 + 1\n```\n\n::: {.cell-output .cell-output-stdout}\n```\n[1] 2\n```\n:::\n:::',
  )
  assert.match(
    cell,
    /<div class="cell">[\s\S]*data-language="r"[\s\S]*<figure class="code output"><figcaption>Output<\/figcaption><pre tabindex="0"><code>\[1\] 2</,
  )
  assert.match(html('```{r}\n#| label: x\n1\n```'), /<code class="hljs"><span class="hljs-number">1<\/span><\/code>/)
  const hidden = render('```{r}\n#| echo: false\nsecret()\n```\n\n```{r, include=FALSE}\nsecret()\n```')
  assert.ok(!hidden.html.includes('secret'))
  assert.deepEqual(hidden.facts?.leftOut, ['Code that the article hides is not shown.'])
})

test('a picture alone is a figure; captions, descriptions, widths and references are kept', () => {
  const text = html('See @fig-plan and @tbl-none.\n\n![A *plan*](img/a b.png){#fig-plan fig-alt="Two rooms" width="50%"}')
  assert.match(text, /<a href="#h-fig-plan">Figure 1<\/a> and @tbl-none/)
  assert.match(
    text,
    /<figure class="picture" id="h-fig-plan"><img src="img\/a%20b\.png" alt="Two rooms" loading="lazy" class="width-50" \/><figcaption>Figure 1: A <em>plan<\/em>/,
  )
  assert.match(html('Words ![x](y.png) words'), /<p>Words <img/)
  assert.match(html('H~2~O, x^2^, [words]{.smallcaps}'), /H<sub>2<\/sub>O, x<sup>2<\/sup>, <span>words<\/span>/)
})

test('raw HTML passes an allow-list; what is embedded becomes a link', () => {
  const { html: text, facts } = render(
    '<table onclick="x()"><tr><td colspan="2" style="color:red">a</td></tr></table>\n\n<iframe src="https://www.youtube.com/embed/abcdefghij" title="A film">fallback</iframe>\n\n<form action="//evil.example"><input name="q"></form>\n\nWrite <your-branch> here. {{< video https://youtu.be/abcdefghij >}}\n\n```{=html}\n<b>bold</b><script>x()</script>\n```',
  )
  assert.match(text, /<div class="table" role="group" aria-label="Table" tabindex="0"><table><tr><td colspan="2">a<\/td>/)
  assert.match(text, /<a href="https:\/\/www\.youtube\.com\/watch\?v=abcdefghij" rel="nofollow ugc noopener">A film<\/a>/)
  for (const bad of ['onclick', 'style', '<form', '<input', '<iframe', 'x()', 'fallback']) assert.ok(!text.includes(bad), bad)
  assert.match(text, /Write &lt;your-branch&gt; here/)
  assert.match(text, /<b>bold<\/b>/)
  assert.ok(facts?.leftOut.some((said) => said.includes('<form>')))
})

test('addresses are settled, and a picture that is not here is said in words', () => {
  const made = html('![Far](https://far.example/x.png)\n\n![Gone](gone.png)\n\n![Here](a.png){width=10}\n\n[b](b.qmd#c)')
  assert.deepEqual(listPictures(made), ['https://far.example/x.png', 'gone.png', 'a.png'])
  assert.deepEqual(listLinks(made), ['b.qmd#c'])
  const text = settle(made, {
    picture: (src) => (src === 'a.png' ? { src: '/uploads/1/a.webp', width: 20, height: 40 } : undefined),
    link: (href) => (href === 'b.qmd#c' ? '/blog/b#h-c' : href),
  })
  assert.match(text, /<a href="https:\/\/far\.example\/x\.png" rel="nofollow ugc noopener">Far<\/a>/)
  assert.match(text, /<span class="missing">Gone<\/span>/)
  assert.match(text, /<img src="\/uploads\/1\/a\.webp" alt="Here" loading="lazy" width="10" height="20" \/>/)
  assert.match(text, /<a href="\/blog\/b#h-c">b<\/a>/)
})

const pieces = [
  '<script>',
  '</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>">',
  '<a href="javascript:x">',
  '<style>',
  '<div id="main">',
  '<base href=//e>',
  '<form>',
  '<math><mtext>',
  '<table><td>',
  '<!--',
  '-->',
  '{=html}',
  '```',
  '::: {.cell}',
  ':::',
  '![a](',
  'javascript:x',
  '){width="',
  '{#fig-x',
  '"}',
  '@fig-x',
  '{{<',
  '>}}',
  '$x$',
  '[^1]',
  '~',
  '^',
  '\n',
  '\n\n',
  ' ',
  'a',
  '#',
  '|',
  '-',
]

test('whatever somebody writes is harmless, and made in time', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      const begun = performance.now()
      const text = settle(html(parts.join('')), { picture: () => undefined, link: (href) => href })
      assert.ok(performance.now() - begun < 1500)
      assert.doesNotMatch(text, /<(script|style|iframe|svg|form|base|object|embed|link|meta)\b/i)
      for (const [tag] of text.matchAll(/<[a-z][^>]*>/gi))
        assert.doesNotMatch(tag, /\son\w+=|javascript:|\sstyle=|\sid="(?!h-|fn)/i, tag)
    }),
    { numRuns: 1500 },
  )
})

test('long hostile texts end in time', () => {
  for (const sign of ['{', '<iframe ', '[a]{', '![a](b ', '~a', '^a', '{{< ', '@fig-', '<div>', '::: {.cell}\n', '`r ']) {
    const begun = performance.now()
    html(sign.repeat(Math.floor(60_000 / sign.length)))
    assert.ok(performance.now() - begun < 2500, `${JSON.stringify(sign)} took ${Math.round(performance.now() - begun)} ms`)
  }
})
