// Articles that come as files: what is read of them, and what hostile ones can not do.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocx } from '#features/blog/arrive/docx.ts'
import { readMarkdownFile } from '#features/blog/arrive/markdown-file.ts'
import { Refusal } from '#platform/errors.ts'
import { docx, item, para, picture, png, refuses, row, run, styled, W, zip } from './word-file.ts'

test('a Word file becomes Markdown with its title, tables, lists, notes and pictures', async () => {
  const note = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
  const arrived = await readDocx(
    await docx(
      [
        styled('Titel', 'Trials &amp; errors'),
        styled('Sub', 'What we learned'),
        styled('H1', 'Why'),
        para(
          `${run('Plain, ')}${run('bold', '<w:b/>')}${run(' and ')}${run('slanted', '<w:i/>')}${note(2)}${run('.')}${note(3)}`,
        ),
        styled('H2', 'How'),
        item('first'),
        item('under it', 1),
        item('second'),
        `<w:tbl>${row('Arm', 'N')}${row('A|B', '12')}</w:tbl>`,
        para(picture('Survival by [arm]')),
        para(`<w:hyperlink r:id="h1">${run('a link')}</w:hyperlink><w:hyperlink r:id="h2">${run(' a trap')}</w:hyperlink>`),
        styled('Code', 'x &lt;- df$y_1'),
        styled('Code', '  y'),
        para('1. not a list, &lt;b&gt; no tag, $x_1^2$ a formula, snake_case'),
      ].join(''),
    ),
  )
  assert.equal(arrived.title, 'Trials & errors')
  assert.equal(arrived.subtitle, 'What we learned')
  assert.deepEqual(arrived.pictures, [{ name: 'picture-1.png', bytes: png, description: 'Survival by [arm]' }])
  assert.equal(
    arrived.body,
    `## Why

Plain, **bold** and _slanted_[^1].[^2]

### How

- first
  1. under it
- second

| Arm | N |
| --- | --- |
| A\\|B | 12 |

![Survival by \\[arm\\]](picture-1.png)

[a link](https://example.org/a_%28b%29) a trap

\`\`\`
x <- df$y_1
  y
\`\`\`

1\\. not a list, \\<b> no tag, $x_1^2$ a formula, snake\\_case

[^1]: A note at the foot.
[^2]: Another.`,
  )
  assert.deepEqual(arrived.notes, [])
})

test('the first Heading 1 is the title where there is no Title, and the properties are the last resort', async () => {
  const first = await readDocx(await docx(styled('H1', 'My title') + styled('H2', 'Part') + para('Text')))
  assert.equal(first.title, 'My title')
  assert.equal(first.body, '## Part\n\nText')

  const core =
    '<cp:coreProperties xmlns:dc="x"><dc:title>Kept &amp; said</dc:title><dc:creator>Ann Lee;Bo</dc:creator></cp:coreProperties>'
  const second = await readDocx(await docx(para('Text'), { 'docProps/core.xml': core }))
  assert.equal(second.title, 'Kept & said')
  assert.deepEqual(second.authors, ['Ann Lee', 'Bo'])
  assert.equal(second.notes.length, 2)
  assert.equal((await readDocx(await docx(para('Text')))).title, '')
})

test('linked pictures are not fetched, and pictures of other kinds are left out with a note', async () => {
  const linked = await readDocx(await docx(para(`${run('See ')}${picture('x', 'r:link="p2"')}`)))
  assert.deepEqual(linked.pictures, [])
  assert.equal(linked.body, 'See')
  assert.match(linked.notes.join(), /linked/)
  const other = await readDocx(await docx(para(picture('x')), { 'word/media/image1.png': '<svg onload="alert(1)"/>' }))
  assert.deepEqual(other.pictures, [])
  assert.match(other.notes.join(), /PNG, JPEG/)
})

test('a file that would unpack to too much is refused before it is read', async () => {
  const begin = performance.now()
  const bomb = await docx(para('x'), { 'word/media/big.png': Buffer.alloc(100_000_000) })
  assert.ok(bomb.length < 1_000_000)
  await assert.rejects(readDocx(bomb), refuses(413))
  await assert.rejects(readDocx(await docx(para('x'), { 'word/more.xml': Buffer.alloc(20_000_000, ' ') })), refuses(413))
  await assert.rejects(readDocx(await docx('<w:p/>'.repeat(400_000))), refuses(413))
  const many = Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`word/${n}.xml`, '']))
  await assert.rejects(readDocx(await docx(para('x'), many)), refuses(413))
  assert.ok(performance.now() - begin < 10_000)
})

test('an archive that lies about its sizes is refused', async () => {
  const honest = await docx(para('x'), { 'word/media/big.png': Buffer.alloc(100_000_000) })
  const size = Buffer.alloc(4)
  size.writeUInt32LE(100_000_000)
  const small = Buffer.from([16, 0, 0, 0])
  let lying = honest
  for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size))
    lying = Buffer.concat([lying.subarray(0, at), small, lying.subarray(at + 4)])
  assert.notDeepEqual(lying, honest)
  await assert.rejects(readDocx(lying), refuses(400))
})

test('what is no Word file is refused', async () => {
  await assert.rejects(readDocx(Buffer.alloc(0)), refuses(400))
  await assert.rejects(readDocx(Buffer.from('Not a zip at all')), refuses(400))
  await assert.rejects(readDocx(Buffer.from('d0cf11e0a1b11ae1', 'hex')), refuses(400))
  await assert.rejects(readDocx(await zip({ 'a.txt': 'a zip' })), refuses(400))
  await assert.rejects(readDocx(await zip({ '[Content_Types].xml': '<Types/>' })), refuses(400))
  await assert.rejects(readDocx(await docx('<w:p><w:r>')), refuses(400))
  await assert.rejects(readDocx((await docx(para('x'))).subarray(0, 900)), refuses(400))
  const deep = `${'<w:tbl><w:tr><w:tc>'.repeat(30_000)}${'</w:tc></w:tr></w:tbl>'.repeat(30_000)}`
  await assert.rejects(readDocx(await docx(deep)), Refusal)
})

test('entities that would grow are not', async () => {
  const lol = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
  const xml = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY l0 "lol">${lol}]><w:document ${W}><w:body>${para('&l9;')}</w:body></w:document>`
  const read = await readDocx(await docx('', { 'word/document.xml': xml })).catch((error) => error)
  assert.ok(read instanceof Refusal || read.body.length < 1000)
})

test('a Markdown file is read with its header', () => {
  const text =
    '\ufeff---\r\ntitle: "On **trials**"\r\nsubtitle: Two of them\r\nauthor:\r\n  - Ann Lee\r\n  - name: Bo Day\r\n    affiliation: X\r\n  - name:\r\n      given: Cy\r\n      family: Fox\r\ndate: today\r\n---\r\n\r\n# Part\r\n\r\n```{r}\r\n# not a heading\r\n```\r\n\r\n## Sub\r\n'
  const arrived = readMarkdownFile('x.qmd', Buffer.from(text))
  assert.equal(arrived.title, 'On **trials**')
  assert.equal(arrived.subtitle, 'Two of them')
  assert.deepEqual(arrived.authors, ['Ann Lee', 'Bo Day', 'Cy Fox'])
  assert.equal(arrived.body, '## Part\n\n```{r}\n# not a heading\n```\n\n### Sub')
  assert.deepEqual(arrived.notes, [
    'Left out of the header of the file: date.',
    'The code in this text is shown as it is and not run: its results are missing.',
  ])
  const one = (header: string) => readMarkdownFile('x.md', Buffer.from(`---\n${header}\n---\nText`))
  assert.deepEqual(one('title: T\nauthor: Ann').authors, ['Ann'])
  assert.deepEqual(one('title: T\nauthor: {name: Ann}').authors, ['Ann'])
  assert.equal(one('title: 2024').title, '2024')
  assert.match(one('title: [a, b]\nauthor: [[1]]').notes.join(), /The title .* not a text.*no name/)
})

test('without a header the first heading is the title, and then the name of the file', () => {
  const heading = readMarkdownFile('x.md', Buffer.from('Intro\n\n# My *own* `title` {#t}\n\n## Part\n\nText'))
  assert.equal(heading.title, 'My own title')
  assert.equal(heading.body, 'Intro\n\n\n\n## Part\n\nText')
  assert.equal(readMarkdownFile('x.md', Buffer.from('Under lined\n===\n\nText')).title, 'Under lined')
  const named = readMarkdownFile('my-first_trial.v2.md', Buffer.from('Text ![plan](img/plan.png) ![x](https://a.example/x.png)'))
  assert.equal(named.title, 'My first trial v2')
  assert.deepEqual(named.notes, [
    'The text has no title: the name of the file became its title.',
    'These pictures did not come with the text: img/plan.png.',
  ])
})

test('old encodings, broken headers and files that are no text', () => {
  const old = readMarkdownFile('x.md', Buffer.from('# Caf\xe9 \x80', 'latin1'))
  assert.equal(old.title, 'Café €')
  assert.match(old.notes.join(), /windows-1252/)
  assert.equal(readMarkdownFile('x.md', Buffer.from('\ufeff# Wide', 'utf16le')).title, 'Wide')
  for (const header of ['title: [a', 'a: b: c\n\t- x', `a: ${'['.repeat(40_000)}`]) {
    const broken = readMarkdownFile('my-name.md', Buffer.from(`---\n${header}\n---\n\nText`))
    assert.equal(broken.title, 'My name')
    assert.equal(broken.body, 'Text')
    assert.match(broken.notes.join(), /could not be read/)
  }
  const laughs = [
    'a0: &a0 [x, x]',
    ...Array.from({ length: 20 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`),
  ].join('\n')
  assert.match(readMarkdownFile('x.md', Buffer.from(`---\n${laughs}\n---\nT`)).notes.join(), /could not be read/)
  assert.equal(readMarkdownFile('x.md', Buffer.from('---\n\nA text between rules\n\n---\n\n# T')).title, 'T')
  assert.throws(() => readMarkdownFile('x.md', Buffer.from('a\0b')), refuses(400))
  assert.throws(() => readMarkdownFile('x.md', Buffer.alloc(2_000_001, 'a')), refuses(413))
})
