// The picture of an article on other sites: whatever people write, it is whole, in its margins, and the same each time.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { drawCard } from '#features/blog/card-picture.ts'

const card = { title: 'What 400 trials taught us', authors: 'Ann Lee, Łukasz Żółć', site: 'Testing Town', date: '3 May 2026' }
const empty = { title: '', authors: '', site: '', date: '' }
const long = 'Estimands in the presence of intercurrent events, '.repeat(20)
const hostile = '</svg><script>alert(1)</script><image href="file:///etc/passwd"/>&xxe; ]]> \ud800 \u0000 \u202e "\''

const draw = (changed: Partial<typeof card>) => drawCard({ ...card, ...changed })

/** The pixels of a strip along the left or the right edge, or of the whole. */
function pixels(picture: Buffer, left = 0, width = 1200): Promise<Buffer> {
  return sharp(picture).extract({ left, top: 0, width, height: 630 }).raw().toBuffer()
}

const cases: Record<string, Partial<typeof card>> = {
  'an article': {},
  'one word': { title: 'Hello' },
  'long everything': { title: long, authors: long, site: long, date: long },
  'one endless word': { title: 'W'.repeat(400), authors: 'W'.repeat(400), site: 'W'.repeat(400), date: 'W'.repeat(400) },
  'thin letters': { title: 'i'.repeat(299), site: 'l '.repeat(300) },
  'hostile words': { title: hostile, authors: hostile, site: hostile, date: hostile },
  'letters without a drawing': { title: '漢字 🎉 👩🏽‍⚕️', authors: '漢字', site: '🔥', date: '三' },
  'some letters without a drawing': { title: '🔥 Réunion 漢字 ≤ 5 e\u0301 — ‘fin’' },
  'no authors': { authors: '' },
  'no date': { date: '' },
  'only spaces': { title: ' \n\t ', authors: '  ', site: ' ', date: ' ' },
  nothing: empty,
}

for (const [name, changed] of Object.entries(cases)) {
  test(`a picture of ${name} has its size, keeps its margins and is the same each time`, async () => {
    const picture = await draw(changed)
    const { width, height, format, hasAlpha } = await sharp(picture).metadata()
    assert.deepEqual([width, height, format, hasAlpha], [1200, 630, 'png', false])
    assert.ok(picture.length < 250_000, `${picture.length} bytes`)
    assert.ok(picture.equals(await draw(changed)), 'the same input gives the same bytes')
    const bare = await drawCard(empty)
    for (const left of [0, 1200 - 70])
      assert.ok((await pixels(picture, left, 70)).equals(await pixels(bare, left, 70)), `words reach the edge at ${left}`)
  })
}

test('every part is drawn', async () => {
  const whole = await draw({})
  const { channels } = await sharp(whole).stats()
  assert.ok(channels.every((channel) => channel.max > 240 && channel.stdev > 10))
  for (const part of ['title', 'authors', 'site', 'date']) assert.ok(!whole.equals(await draw({ [part]: '' })), part)
})

test('the ground is the blue of the house', async () => {
  assert.deepEqual([...(await pixels(await draw({}))).subarray(0, 3)], [0x17, 0x30, 0x5f])
})

test('letters without a drawing leave no gap, and their nearest ones stand in', async () => {
  const same = async (one: string, other: string) =>
    assert.ok((await draw({ title: one })).equals(await draw({ title: other })), one)
  await same('🔥 Fire 漢字 alarm 🔥', 'Fire alarm')
  await same('  Fire \n alarm\u0000\u202e', 'Fire alarm')
  await same('\ufb01re', 'fire')
  await same('up\u2011to\u2011date', 'up-to-date')
  await same('Re\u0301union', 'R\u00e9union')
  await same('漢字', card.site)
})

test('what is past the end of a long title is not drawn, and the end is marked', async () => {
  const first = await draw({ title: `${long}one` })
  assert.ok(first.equals(await draw({ title: `${long}two` })))
  const full = `${'iiii '.repeat(59)}iiiii`
  assert.equal(full.length, 300)
  assert.ok(!(await draw({ title: `${full}i` })).equals(await draw({ title: full })))
})

test('however many the authors, the date stays', async () => {
  const authors = 'Ann Lee, '.repeat(40)
  assert.ok(!(await draw({ authors })).equals(await draw({ authors, date: '4 May 2026' })))
})
