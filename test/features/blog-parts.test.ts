// The parts of an article that need no community: the checker, citations, the picture for other sites, dates and names.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import sharp from 'sharp'
import { isNhsNumber } from '#core/patient-data/nhs-number.ts'
import { drawCard } from '#features/blog/card-picture.ts'
import { checkArticle } from '#features/blog/check-article.ts'
import { type Citable, citeAsBibtex, citeAsJson, citeAsText } from '#features/blog/cite.ts'
import { londonTime } from '#features/blog/moving.ts'
import { mayBeOne, readAuthors } from '#features/blog/site/authors.ts'
import { readDate } from '#features/blog/site/dates.ts'

const check = (body: string, isLinkKnown?: (path: string) => boolean) =>
  checkArticle({ title: 'T', body, ...(isLinkKnown ? { isLinkKnown } : {}) }).map(({ rule, line }) => `${line} ${rule}`)

test('the checker finds what keeps readers out, by line, and nothing in code', () => {
  assert.deepEqual(check('![](a.png)\n\n![Beds](a.png)\n\n![](a.png){.decorative}\n\n![](b.png){fig-alt="Beds"}'), [
    '1 picture-description',
  ])
  assert.deepEqual(check('# Top\n\n## Two\n\n#### Four'), ['1 heading-order', '5 heading-order'])
  assert.deepEqual(check('See [here](https://a.example) and [the method](https://a.example).'), ['1 link-text'])
  assert.deepEqual(check('The TDA did. So did the CQC (Care Quality Commission), and the NHS.'), ['1 acronym'])
  assert.deepEqual(check('Fruit, e.g. pears, i.e. food.'), ['1 latin', '1 latin'])
  assert.deepEqual(check(`${'word '.repeat(40)}end.`), ['1 long-sentence'])
  assert.deepEqual(
    check('[a](/blog/gone) and [b](/blog/there)', (path) => path === '/blog/there'),
    ['1 dead-link'],
  )
  assert.deepEqual(check('```r\n# e.g. ![](x) [here](y) TDA\n```\n\n`TDA`'), [])
  assert.deepEqual(check('Fine words.\n\nMore of them, in short sentences.'), [])
})

test('a number that may be a patient’s is found anywhere, and never said', () => {
  assert.ok(isNhsNumber('9434765919'))
  assert.ok(!isNhsNumber('9434765918'))
  const found = checkArticle({ title: '', body: 'ok\n```r\nx <- "401 023 2137"\n```\n' })
  assert.deepEqual(
    found.map(({ rule, line, severity }) => [rule, line, severity]),
    [['patient-number', 3, 'must']],
  )
  assert.doesNotMatch(found[0]!.sentence, /\d{3} ?\d{3} ?\d{4}/)
  assert.deepEqual(check('401-023-2137'), ['1 patient-number'])
  assert.deepEqual(check('tel 01914010232137, 1.4010232137 and 40102321370'), [])
})

test('a hostile text is checked in a moment', () => {
  for (const sign of ['(', '[', '!', '![', '*', '$', '`', '<!--', 'A', '1 '])
    for (const body of [sign.repeat(300_000 / sign.length), `${sign}\n`.repeat(60_000)]) {
      const begun = performance.now()
      checkArticle({ title: '', body })
      assert.ok(performance.now() - begun < 3000, `${JSON.stringify(sign)} took ${performance.now() - begun}`)
    }
})

const article: Citable = {
  title: 'Counting beds & more_than 50%',
  subtitle: '',
  authors: [
    { name: 'Ada Byron', orcid: '0000-0002-1825-0097' },
    { name: 'Zoë Turner', orcid: null },
  ],
  publishedAt: new Date('2026-05-02T23:30:00Z'),
  modifiedAt: null,
  url: 'https://town.example/blog/counting-beds',
  slug: 'counting-beds',
  site: 'Testing Town',
  licence: 'CC0-1.0',
}

test('an article is cited as text, for BibTeX and as JSON', () => {
  assert.equal(
    citeAsText(article),
    'Ada Byron and Zoë Turner (2026). Counting beds & more_than 50%. Testing Town, 3 May 2026. https://town.example/blog/counting-beds',
  )
  const bibtex = citeAsBibtex(article)
  assert.match(bibtex, /^@misc\{byron2026counting,\n/)
  assert.ok(bibtex.includes('{{Counting beds \\& more\\_than 50\\%}}'), bibtex)
  assert.ok(bibtex.includes('author = {Ada Byron and Zoë Turner}'))
  const json = citeAsJson(article) as { authors: object[]; 'date-released': string }
  assert.deepEqual(json.authors[0], {
    'family-names': 'Byron',
    'given-names': 'Ada',
    orcid: 'https://orcid.org/0000-0002-1825-0097',
  })
  assert.equal(json['date-released'], '2026-05-03')
  assert.match(citeAsText({ ...article, authors: [] }), /^Testing Town \(2026\)/)
  assert.match(citeAsBibtex({ ...article, title: 'a}b{c\\d', authors: [] }), /a\\}b\\{c\\textbackslash\{\}d/)
})

test('the picture for other sites has the right size, and is never broken by a title', async () => {
  for (const title of ['Short', 'x'.repeat(300), '<script>&"', '漢字 🎉', '', 'words '.repeat(60)]) {
    const picture = await drawCard({ title, authors: '', site: 'Town', date: '3 May 2026' })
    const { width, height, format } = await sharp(picture).metadata()
    assert.deepEqual([width, height, format], [1200, 630, 'png'], title)
  }
})

test('dates are read as people write them', () => {
  const day = (text: string) => readDate(text)?.toISOString().slice(0, 10)
  assert.deepEqual(
    [
      '20 November 2019',
      '2019-11-20',
      '23 04 2020',
      'November 20, 2019',
      '20/11/2019',
      '3rd of May 2021',
      '2021-05-03T10:00:00Z',
    ].map(day),
    ['2019-11-20', '2019-11-20', '2020-04-23', '2019-11-20', '2019-11-20', '2021-05-03', '2021-05-03'],
  )
  assert.deepEqual(['', 'today', '31 February 2020', '2020-13-40', 'last-modified'].map(day), Array(5).fill(undefined))
  fc.assert(fc.property(fc.string(), (text) => readDate(text) === undefined || readDate(text) instanceof Date))
})

test('authors are read in all their ways', () => {
  const names = (fields: Record<string, unknown>) =>
    readAuthors(fields).authors.map(({ name, affiliation }) => [name, affiliation].filter(Boolean).join(' @ '))
  assert.deepEqual(names({ author: 'Zoë Turner' }), ['Zoë Turner'])
  assert.deepEqual(names({ author: 'Seb Fox, Julian Flowers and Georgina Anderson, Public Health England.' }), [
    'Seb Fox @ Public Health England',
    'Julian Flowers @ Public Health England',
    'Georgina Anderson @ Public Health England',
  ])
  assert.deepEqual(names({ authors: [{ name: 'A B', affiliation: [{ name: 'One' }, { name: 'Two' }] }, 'C D'] }), [
    'A B @ One; Two',
    'C D',
  ])
  assert.deepEqual(names({ author: { name: { given: 'A', family: 'B' }, affiliations: 'The Unit' } }), ['A B @ The Unit'])
  assert.deepEqual(names({ author: [{ name: 'A B', affiliation: [{ ref: 'u' }] }], affiliations: [{ id: 'u', name: 'Unit' }] }), [
    'A B @ Unit',
  ])
  assert.deepEqual(names({}), [])
  fc.assert(fc.property(fc.anything(), (author) => Array.isArray(readAuthors({ author }).authors)))
})

test('names that may be one person', () => {
  for (const [a, b] of [
    ['Muhammad Faisal', 'Dr Muhammad Faisal'],
    ['Seb Fox', 'Sebastian Fox'],
    ['Zoë Turner', 'Zoe Turner'],
  ] as const)
    assert.ok(mayBeOne(a, b), `${a} ${b}`)
  for (const [a, b] of [
    ['Ann Other', 'Bo Other'],
    ['Fox', 'Seb Fox'],
    ['Gary Hutson', 'Gary Hudson'],
  ] as const)
    assert.ok(!mayBeOne(a, b))
})

test('a time in a form is the time of London, in summer and in winter', () => {
  assert.equal(londonTime('2026-07-01T09:00')?.toISOString(), '2026-07-01T08:00:00.000Z')
  assert.equal(londonTime('2026-12-01T09:00')?.toISOString(), '2026-12-01T09:00:00.000Z')
  assert.equal(londonTime('tomorrow'), undefined)
})
