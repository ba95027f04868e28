// Tags: one word for one thing, and nobody's tags but one's own.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { keepTags } from '#core/tags/keep.ts'
import { listCommonSkills, listMemberTags } from '#core/tags/queries.ts'
import { readTags, tagSlug } from '#core/tags/read.ts'
import { asMember } from '#platform/db/viewing.ts'
import { openTown, type Town } from '../kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const as = <T>(id: number | undefined, work: Parameters<typeof asMember<T>>[2]) => asMember(town.house.database, id, work)
const namesOf = async (id: number, kind = 'skill') =>
  (await listMemberTags(town.db, [id])).filter((tag) => tag.kind === kind).map((tag) => tag.name)

test('case, spacing, hyphens and plurals make no new thing', () => {
  for (const same of [
    ['R Markdown', 'r-markdown', 'RMarkdown', ' R  MARKDOWN ', 'r_markdown'],
    ['database', 'Databases', 'data base'],
    ['time series', 'Time-Series', 'timeseries'],
    ['API', 'APIs'],
    ['query', 'Queries'],
    ['cookie', 'cookies'],
    ['class', 'classes'],
    ['data analysis', 'Data analyses'],
    ['Café', 'cafe', 'Cafe\u0301s'],
    ['SQL', 'ｓｑｌ', '𝐒𝐐𝐋'],
    ['C#', 'C sharp'],
  ])
    assert.deepEqual([...new Set(same.map(tagSlug))].length, 1, same.map((name) => `${name}: ${tagSlug(name)}`).join(', '))
})

test('what is not the same thing stays apart', () => {
  const apart = [
    'C',
    'C++',
    'C#',
    'R',
    'RS',
    'SAS',
    'GIS',
    'SPSS',
    'JS',
    'Java',
    'JavaScript',
    'map',
    'हिंदी',
    'हद',
    '統計',
    '統合',
  ]
  assert.deepEqual([...new Set(apart.map(tagSlug))].length, apart.length, apart.map(tagSlug).join(' '))
})

test('the key of a key is itself, whatever the letters', () => {
  const odd = [
    'Kelvin \u212a',
    'İstanbul',
    '𝔸nalysis',
    'ﷺ'.repeat(40),
    '+'.repeat(40),
    `${'x'.repeat(59)}sss`,
    '\ud800',
    'ß',
    'classes',
  ]
  for (const name of [...odd, 'Databases', 'cookies', 'series', 'boxes', 'hypotheses', '__proto__', 'constructor']) {
    const slug = tagSlug(name)
    assert.equal(tagSlug(slug), slug, name)
    assert.ok([...slug].length <= 60, name)
  }
  for (const nothing of ['', ' ', '---', '🎉', '\u200b', '<>']) assert.equal(tagSlug(nothing), '', nothing)
})

test('words between commas become tags, each thing once, spelled as it came first', () => {
  assert.deepEqual(readTags('ggplot2, SQL,, time series ,sql; Maps\nmap').names, ['ggplot2', 'SQL', 'time series', 'Maps'])
  assert.deepEqual(readTags(' , ,').names, [])
  assert.deepEqual(readTags('a\u202eb, x\0y').names, ['ab', 'xy'])
})

test('too many tags, or one that is too long, get a sentence', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `skill ${index}`).join(', ')
  assert.equal(readTags(many(20)).names?.length, 20)
  assert.match(readTags(many(21)).error ?? '', /up to 20: these are 21/)
  assert.deepEqual(readTags('x'.repeat(40)).names?.length, 1)
  assert.match(readTags('x'.repeat(41)).error ?? '', /40 letters/)
  assert.equal(readTags('𝐒'.repeat(40)).names?.length, 1)
  assert.match(readTags('x,'.repeat(500_000)).error ?? '', /up to 20/)
})

test('tags of one kind are put in the place of those before, in the order in which they came', async () => {
  await as(town.ada.id, async (db) => {
    await keepTags(db, town.ada.id, 'skill', ['Zebra', 'Apple', 'apples'])
    await keepTags(db, town.ada.id, 'interest', ['Apples'])
  })
  assert.deepEqual(await namesOf(town.ada.id), ['Zebra', 'Apple'])
  await as(town.ada.id, (db) => keepTags(db, town.ada.id, 'skill', []))
  assert.deepEqual([await namesOf(town.ada.id), await namesOf(town.ada.id, 'interest')], [[], ['Apple']])
})

test('the longest tags there can be are kept', async () => {
  const long = ['ﷺ'.repeat(40), '+'.repeat(40), '𝐒'.repeat(40), 'e\u0301'.repeat(40).normalize('NFC')]
  await as(town.ivy.id, (db) => keepTags(db, town.ivy.id, 'skill', long))
  assert.deepEqual(await namesOf(town.ivy.id), long)
})

test('the wall keeps everybody from the tags of others, and guests from adding any', async () => {
  await as(town.bea.id, (db) => keepTags(db, town.bea.id, 'skill', ['Baking']))
  await assert.rejects(
    as(town.ada.id, (db) => keepTags(db, town.bea.id, 'skill', ['Lying'])),
    /row-level security/,
  )
  await as(town.ada.id, (db) => db.deleteFrom('member_tags').where('member_id', '=', town.bea.id).execute())
  assert.deepEqual(await namesOf(town.bea.id), ['Baking'])
  await assert.rejects(
    as(undefined, (db) => db.insertInto('tags').values({ slug: 'spam', name: 'Spam' }).execute()),
    /row-level security/,
  )
  await as(town.ada.id, (db) => db.updateTable('tags').set({ name: 'Renamed' }).execute())
  assert.deepEqual(await namesOf(town.bea.id), ['Baking'])
})

test('tags are seen with the profile that carries them', async () => {
  await as(town.bea.id, (db) => keepTags(db, town.bea.id, 'skill', ['Baking']))
  assert.deepEqual(await as(undefined, (db) => listMemberTags(db, [town.bea.id])), [])
  assert.ok(!(await as(undefined, (db) => listCommonSkills(db, 99))).some((skill) => skill.slug === 'baking'))
  await town.db.updateTable('members').set({ seen_by: 'everyone' }).where('id', '=', town.bea.id).execute()
  assert.equal((await as(undefined, (db) => listMemberTags(db, [town.bea.id])))[0]?.name, 'Baking')
})

test('the skills that most members have come first, and interests do not count', async () => {
  await sql`delete from member_tags`.execute(town.db)
  await keepTags(town.db, town.ada.id, 'skill', ['Rowing', 'Chess'])
  await keepTags(town.db, town.bea.id, 'skill', ['chess'])
  await keepTags(town.db, town.mo.id, 'interest', ['Rowing', 'Sailing'])
  const skills = await as(town.ivy.id, (db) => listCommonSkills(db, 5))
  assert.deepEqual(skills, [
    { slug: 'chess', name: 'Chess', members: 2 },
    { slug: 'rowing', name: 'Rowing', members: 1 },
  ])
})

test('two members with the same new words at one moment both keep them', async () => {
  const words = Array.from({ length: 20 }, (_, index) => `word${index}x`)
  for (let round = 0; round < 5; round++) {
    const fresh = words.map((word) => `${word}${round}`)
    await Promise.all([
      as(town.ada.id, (db) => keepTags(db, town.ada.id, 'skill', fresh)),
      as(town.bea.id, (db) => keepTags(db, town.bea.id, 'skill', [...fresh].reverse())),
    ])
    assert.deepEqual([(await namesOf(town.ada.id)).length, (await namesOf(town.bea.id)).length], [20, 20])
  }
})
