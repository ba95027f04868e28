// Text and addresses that came from people.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { cleanLine, cleanText, escapeHtml, excerpt, safeUrl, slugify } from '#platform/text.ts'

describe('cleaning', () => {
  test('broken and invisible characters are taken out of a text, its lines stay', () => {
    assert.equal(cleanText('a\0b\u0007\r\nc\rd\te'), 'ab\nc\nd\te')
    assert.equal(cleanText('lone \ud800 half'), 'lone \ufffd half')
    assert.equal(cleanText('e\u0301'), 'é')
  })

  test('a name cannot be turned round or hide letters', () => {
    assert.equal(cleanLine('  Ada \u202egnp.exe\u202c\n Lovelace '), 'Ada gnp.exe Lovelace')
    assert.equal(cleanLine('A\u200bda'), 'Ada')
    assert.equal(cleanLine('\u200b\u2066\u00ad'), '')
    assert.equal(cleanLine('🏴󠁧󠁢󠁷󠁬󠁳󠁿 👩‍🔬'), '🏴󠁧󠁢󠁷󠁬󠁳󠁿 👩‍🔬')
  })

  test('cleaning twice is cleaning once, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(cleanText(cleanText(text)), cleanText(text))
        assert.equal(cleanLine(cleanLine(text)), cleanLine(text))
        assert.ok(cleanText(text).isWellFormed())
        assert.doesNotMatch(cleanLine(text), /[\n\t\u202a-\u202e\u2066-\u2069]/)
      }),
    )
  })
})

describe('slugs and excerpts', () => {
  test('a slug is readable ASCII and never empty', () => {
    assert.equal(slugify('Coffee & Code: "Größe", Élan, Ørsted'), 'coffee-code-grosse-elan-orsted')
    assert.equal(slugify("Ada's data.table"), 'adas-data-table')
    assert.equal(slugify('日本'), 'x')
    assert.equal(slugify('one two three four', 10), 'one-two')
  })

  test('every slug fits into an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 80 }), (text, max) => {
        const slug = slugify(text, max)
        assert.match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/)
        assert.ok(slug.length <= max)
      }),
    )
  })

  test('an excerpt ends between words and never in half a letter', () => {
    assert.equal(excerpt('one  two\nthree', 40), 'one two three')
    assert.equal(excerpt('one two three', 9), 'one two…')
    assert.equal(excerpt('💥'.repeat(10), 6), '💥💥…')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 50 }), (text, n) => {
        const line = excerpt(text, n)
        assert.ok(line.length <= n && line.isWellFormed(), JSON.stringify(line))
      }),
    )
  })

  test('escaped text cannot leave an attribute or begin a tag', () => {
    assert.equal(escapeHtml(`<a href="x">'&`), "&lt;a href=&quot;x&quot;&gt;'&amp;")
  })
})

describe('addresses', () => {
  const kept = [
    ...[
      'https://example.org/a?b=c&d#e',
      'http://[::1]/',
      'mailto:ada@example.org',
      '/threads/5',
      'page.html?a=b:c',
      '#top',
      '?page=2',
    ],
    ...['../x', '/uploads/1/a%20b.png', 'https://example.org/@ada', 'R&D.html', 'https://example.org/a;b,c(d)'],
  ]
  for (const url of kept) test(`${url} may be a link`, () => assert.equal(safeUrl(url), url))

  const refused = [
    ...[
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      'java\tscript:x',
      '\u0001javascript:x',
      'javascript\u200b:x',
    ],
    ...[
      'javascript%3aalert(1)',
      'javascript&colon;alert(1)',
      'javascript&#58;alert(1)',
      '%6aavascript%3aalert(1)',
      'data:text/html,x',
    ],
    ...[
      'vbscript:x',
      'file:///etc/passwd',
      'blob:https://x',
      'tel:1',
      'x:y',
      'feed:javascript:x',
      'view-source:x',
      'ftp://x.org',
    ],
    ...[
      '//evil.org',
      '///evil.org',
      '/\\evil.org',
      '\\\\evil.org',
      '/%2fevil.org',
      '/%5cevil.org',
      '/.//evil.org',
      '..//evil.org',
    ],
    ...['/\tevil', 'http:evil.org', 'http:/evil.org', 'http:\\\\evil.org', 'https:///evil.org', 'https://nhs.net@evil.org/'],
    ...[
      'https://a:b@evil.org',
      'https://',
      'https://a b',
      'https://good.org/\u202egpj',
      'mailto:a@b.c?bcc=d@e.f',
      'mailto:a@b%0ac',
      'mailto:',
    ],
    ...['', '   ', `https://example.org/${'a'.repeat(2000)}`, 'https://example.org/\ud800'],
  ]
  for (const url of refused) test(`${JSON.stringify(url.slice(0, 50))} may not`, () => assert.equal(safeUrl(url), undefined))

  test('an address that passes leads to the web, to a mailbox or to this site, whatever comes', () => {
    const signs = fc.constantFrom(
      'java',
      'script',
      ':',
      '/',
      '\\',
      '%',
      '2f',
      '5c',
      '3a',
      '@',
      '.',
      '?',
      '#',
      '&',
      ';',
      'http',
      'data',
      '\t',
      'x',
    )
    const pieces = fc
      .array(fc.oneof(signs, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 12 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(pieces, (text) => {
        const url = safeUrl(text)
        if (url === undefined) return
        const { protocol, origin } = new URL(url, 'https://hearth.example/threads/5')
        const absolute = /^[a-z]+:/i.test(url)
        assert.ok(['http:', 'https:', 'mailto:'].includes(protocol), url)
        assert.ok(absolute || origin === 'https://hearth.example', url)
      }),
      { numRuns: 2000 },
    )
  })
})
