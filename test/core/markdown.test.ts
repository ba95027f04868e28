// What members can write, and how it is shown.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { listHandles } from '#core/markdown/handles.ts'
import { renderMarkdownNow } from '#core/markdown/render-now.ts'

const html = (source: string) => renderMarkdownNow(source).html
const ada = new Map([['ada-lovelace', { id: 7, name: 'Ada Lovelace' }]])

describe('words', () => {
  test('a line end breaks the line in a post, and not in an article', () => {
    assert.equal(html('one\ntwo'), '<p>one<br />\ntwo</p>\n')
    assert.equal(renderMarkdownNow('one\ntwo', { breaks: false }).html, '<p>one\ntwo</p>\n')
  })

  test('headings stand below those of the page', () => {
    assert.equal(html('# a\n\n## b\n\n###### c'), '<h3>a</h3>\n<h4>b</h4>\n<h6>c</h6>\n')
    assert.equal(renderMarkdownNow('# a', { headingBase: 2 }).html, '<h2>a</h2>\n')
    assert.equal(renderMarkdownNow('# a', { headingBase: Number.NaN }).html, '<h3>a</h3>\n')
  })

  test('tables scroll by themselves and keep their alignment without styles', () => {
    const shown = html('|a|b|\n|--:|:-:|\n|1|2|')
    assert.match(shown, /^<div class="table" role="group" aria-label="Table" tabindex="0"><table>/)
    assert.match(shown, /<th scope="col" class="right">a<\/th>/)
    assert.match(shown, /<td class="center">2<\/td>/)
    assert.doesNotMatch(shown, /style/)
  })

  test('boxes of a task list say whether they are done', () => {
    const shown = html('- [ ] one\n- [x] two')
    assert.match(shown, /<li class="task-item"><span class="task" role="img" aria-label="To do">☐<\/span> one/)
    assert.match(shown, /aria-label="Done">☑<\/span> two/)
  })

  test('notes are numbered, lead there and back, and differ between the posts of a page', () => {
    const shown = html('A[^x] b^[inline *note*] c[^x].\n\n[^x]: The note.')
    const [first, again] = [...shown.matchAll(/id="(fnref-\w+-1(?:-1)?)"/g)].map((match) => match[1])
    assert.ok(first && again === `${first}-1`)
    assert.match(shown, /<section class="footnotes">\n<ol>\n<li id="fn-\w+-1"><p>The note\. <a /)
    assert.match(shown, /<li id="fn-\w+-2"><p>inline <em>note<\/em>/)
    assert.equal(/href="#(fnref[^"]*)"/.exec(shown)?.[1], first)
    assert.notEqual(/fn-\w+-1/.exec(html('Other[^x].\n\n[^x]: The note.'))?.[0], /fn-\w+-1/.exec(shown)?.[0])
  })

  test('what is deeper than a reader can follow is shown as typed, with no word lost', () => {
    for (const source of [`${'> - '.repeat(30)}deepest`, `${'>'.repeat(60)} deepest`]) {
      const { html, words, plain } = renderMarkdownNow(source)
      assert.ok(plain)
      assert.match(html, /^<pre class="plain">.*deepest<\/pre>$/)
      assert.match(words, /deepest/)
    }
    assert.equal(renderMarkdownNow(`${'> '.repeat(15)}deep`).plain, false)
  })

  test('plain words for search and previews carry no marks', () => {
    const { words } = renderMarkdownNow(
      '# Title\n\nSome *words*, `x` & [a link](/x) by @ada-lovelace\n\n```r\nplot(cars)\n```\n\n![A chart](/uploads/1/a.png)',
      {
        mentions: ada,
      },
    )
    assert.equal(words, 'Title\nSome words, x & a link by @Ada Lovelace\nplot(cars)\nA chart')
  })
})

describe('code', () => {
  test('a block names its language and is coloured', () => {
    const { html, hasCode } = renderMarkdownNow('```r\nx <- "a" # b\n```')
    assert.ok(hasCode)
    assert.match(
      html,
      /^<figure class="code" data-copy="code" data-language="r"><figcaption>R<\/figcaption><pre tabindex="0"><code class="hljs">x &lt;- /,
    )
    assert.match(html, /<span class="hljs-comment"># b<\/span>/)
  })

  for (const info of [
    '{r}',
    '{r, echo=FALSE}',
    '{r load, warning=FALSE}',
    'R',
    '{.r filename="a.R"}',
    '{{r}}',
    '{r eval=FALSE}',
  ]) {
    test(`\`\`\`${info} is R`, () => assert.match(html(`\`\`\`${info}\nx\n\`\`\``), /data-language="r"/))
  }

  test('a language that is not known keeps its name and stays plain, and none is guessed', () => {
    assert.match(
      html('```stan\ndata {}\n```'),
      /data-language=""><figcaption>stan<\/figcaption>.*<code class="hljs">data \{\}<\/code>/,
    )
    assert.match(html('```\nSELECT 1\n```'), /<figcaption>Code<\/figcaption><pre tabindex="0"><code class="hljs">SELECT 1</)
    assert.match(html('    indented <b>'), /<code class="hljs">indented &lt;b&gt;</)
    assert.doesNotMatch(html('```"><script>\nx\n```'), /<script/)
    for (const name of ['__proto__', 'constructor', 'toString'])
      assert.match(html(`\`\`\`${name}\nx\n\`\`\``), /data-language=""/)
  })

  test('code that is very long, or packed into one line, stays plain', () => {
    assert.doesNotMatch(html(`\`\`\`r\n${'x <- 1\n'.repeat(4000)}\`\`\``), /<span/)
    assert.doesNotMatch(html(`\`\`\`r\n${'x <- "a";'.repeat(200)}\n\`\`\``), /<span/)
  })

  test('marks that would make code read otherwise than it runs are shown', () => {
    assert.match(html('```python\nif a: # \u202e b\n```'), /⟨U\+202E⟩/)
    assert.doesNotMatch(html('```python\nif a: # \u202e b\n```'), /\u202e/)
  })
})

describe('formulas', () => {
  test('between dollar signs they become MathML without styles or fonts', () => {
    assert.match(
      html('so $a^2$ is'),
      /<p>so <span class="maths"><math><mrow><msup><mi>a<\/mi><mn>2<\/mn><\/msup><\/mrow><\/math><\/span> is<\/p>/,
    )
    assert.match(html('$$\n\\frac{1}{2}\n$$'), /^<div class="maths" [^>]*><math display="block"><mrow><mfrac>/)
    assert.match(html('$f(x_{2,obs}|x_{1,obs})$'), /<msub>/)
  })

  const money = [
    ...[
      'It is $5 and $6.',
      '$5-$6',
      'from $5 to $10',
      'US$5 and US$6',
      '$',
      '$$',
      '$ a $',
      'df$col and df$x',
      'x$y$z',
      '$HOME:$PATH',
    ],
    ...['($5), ($6)', '\\$a\\$', 'a $b\n\nc$ d', '`$a$`', 'syn_df$syn[1:10,]', 'opts$set(a) and chunk$b', '$a`b$`'],
  ]
  for (const source of money) test(`${JSON.stringify(source)} is no formula`, () => assert.doesNotMatch(html(source), /<math/))

  test('what is no formula is shown as typed', () => {
    assert.match(html('$\\frac{$'), /<code>\$\\frac\{\$<\/code>/)
    assert.equal(html('$\\nosuch{a}$'), '<p><span class="maths"><code>$\\nosuch{a}$</code></span></p>\n')
  })
})

describe("Quarto's blocks", () => {
  test('a callout says what kind it is in words', () => {
    const shown = html('::: {.callout-warning title="Mind *this*"}\nText\n:::')
    assert.match(
      shown,
      /^<div class="callout callout-warning" role="note">\n<p class="callout-title"><strong class="callout-kind">Warning<\/strong> Mind <em>this/,
    )
    assert.match(
      html(":::{.callout-note collapse=false appearance='default' icon=true}\nText\n:::"),
      /class="callout callout-note" role="note"/,
    )
  })

  test('a heading at its beginning is its title, and a folded one can be opened', () => {
    const shown = html('::: {.callout-tip collapse="true"}\n## A way\n\nText\n:::')
    assert.match(
      shown,
      /^<details class="callout callout-tip">\n<summary class="callout-title"><strong class="callout-kind">Tip<\/strong> A way<\/summary>\n<p>Text/,
    )
  })

  test('blocks hold each other with marks of the same length, and code that shows them', () => {
    const shown = html('::: aside\none\n\n::: {.callout-note}\n```\n:::\n```\ntwo\n:::\n\nthree\n:::\n\nfour')
    assert.match(
      shown,
      /^<div class="aside">[\s\S]*<div class="callout callout-note"[\s\S]*:::<\/code>[\s\S]*two[\s\S]*<\/div>\n<p>three<\/p>\n<\/div>\n<p>four<\/p>\n$/,
    )
  })

  test('other blocks are plain, and one that is not closed ends with the text', () => {
    assert.equal(html('::: {.evil onclick="x" #id style="y"}\na\n:::'), '<div>\n<p>a</p>\n</div>\n')
    assert.equal(html('::: panel\na'), '<div>\n<p>a</p>\n</div>\n')
  })
})

describe('mentions', () => {
  test('a member who is named is linked', () => {
    const { html, mentions } = renderMarkdownNow('Thanks @Ada-Lovelace, and @nobody.', { mentions: ada })
    assert.equal(html, '<p>Thanks <a class="mention" href="/people/7">@Ada Lovelace</a>, and @nobody.</p>\n')
    assert.deepEqual(mentions, ['ada-lovelace', 'nobody'])
  })

  for (const source of [
    ...[
      '`@ada-lovelace`',
      '```\n@ada-lovelace\n```',
      '[@ada-lovelace](https://example.org)',
      'mail x@ada-lovelace',
      '\\@ada-lovelace',
    ],
    ...[
      'https://example.org/@ada-lovelace',
      '<https://example.org/@ada-lovelace>',
      '@ada-lovelace@example.org',
      '@ada-lovelace_x',
      'a.@ada-lovelace',
    ],
    ...[`@${'a'.repeat(41)}`, '![@ada-lovelace](/uploads/1/a.png)', '$@ada-lovelace$'],
  ])
    test(`nobody is called in ${JSON.stringify(source)}`, () => {
      const { html, mentions } = renderMarkdownNow(source, { mentions: ada })
      assert.doesNotMatch(html, /class="mention"/)
      assert.ok(!mentions.includes('ada-lovelace'))
    })

  test('names and numbers of members are text', () => {
    const odd = new Map([
      ['a', { id: 1, name: '<img src=x onerror=alert(1)>\u202e' }],
      ['b', { id: Number.NaN, name: 'B' }],
      ['__proto__', { id: 2, name: 'P' }],
    ])
    const { html } = renderMarkdownNow('@a @b @\\__proto\\_\\_ @constructor', { mentions: odd })
    assert.match(
      html,
      /<a class="mention" href="\/people\/1">@&lt;img src=x onerror=alert\(1\)&gt;<\/a> @b @__proto__ @constructor/,
    )
  })

  test('one post calls at most fifty people', () => {
    const crowd = Array.from({ length: 60 }, (_, at) => `@m${at}`)
    const people = new Map(crowd.map((name, at) => [name.slice(1), { id: at + 1, name }]))
    const { html, mentions } = renderMarkdownNow(crowd.join(' '), { mentions: people })
    assert.equal(mentions.length, 50)
    assert.equal(html.split('class="mention"').length - 1, 50)
  })

  test('whom to look up is known before rendering', () => {
    assert.deepEqual(listHandles('@ada-lovelace, (@Bea) x@y.z @mo-'), ['ada-lovelace', 'bea', 'mo'])
  })
})

describe('links and pictures', () => {
  test('links that leave the site lend it no name and give no hold on the page', () => {
    assert.equal(html('[x](https://example.org)'), '<p><a href="https://example.org" rel="nofollow ugc noopener">x</a></p>\n')
    assert.equal(html('[x](/threads/5 "title")'), '<p><a href="/threads/5">x</a></p>\n')
    assert.match(
      html('see https://example.org/a.'),
      /<a href="https:\/\/example.org\/a" rel="nofollow ugc noopener">https:\/\/example.org\/a<\/a>\./,
    )
  })

  test('only addresses that are written out become links', () => {
    for (const source of ['data.table', 'www.example.org', 'ada@example.org', '//example.org', 'ftp://example.org'])
      assert.doesNotMatch(html(source), /<a/)
  })

  test('a picture of ours is shown with its description', () => {
    assert.equal(
      html('![A *chart*](/uploads/12/a%20b.png)'),
      '<p><img src="/uploads/12/a%20b.png" alt="A chart" loading="lazy" /></p>\n',
    )
  })

  test('a picture from elsewhere becomes a link, so that reading tells nobody', () => {
    const { html, links } = renderMarkdownNow('![A chart](https://example.org/x.png)')
    assert.equal(html, '<p><a href="https://example.org/x.png" rel="nofollow ugc noopener">A chart</a></p>\n')
    assert.deepEqual(links, ['https://example.org/x.png'])
    assert.equal(renderMarkdownNow('[![A](https://a.org/x.png)](https://b.org)').html.split('<a ').length, 2)
    for (const src of [
      '/account/leave',
      '/uploads/../account',
      '/uploads/1/%2e%2e',
      '/uploads/1/..',
      '/uploads/1/a?x',
      '//example.org/x',
      'a.png',
      '/uploads/1/a/b',
    ])
      assert.doesNotMatch(renderMarkdownNow(`![x](${src})`).html, /<img/, src)
  })
})

test('a link that leads nowhere is none', () => {
  assert.deepEqual(renderMarkdownNow('[^1]() and [a](/b)').links, ['/b'])
})
