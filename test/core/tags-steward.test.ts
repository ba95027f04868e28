// Stewards give each tag one spelling, say which words mean the same, and make one tag of two.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { keepTags } from '#core/tags/keep.ts'
import { ask } from '../features/questions-kit.ts'
import { openTown, type Town } from '../kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const tagsOf = async (question: number): Promise<string[]> =>
  (await town.ada.json(`/questions/${question}`)).json.question.tags.map((tag: { name: string }) => tag.name)

async function tagCalled(name: string): Promise<number> {
  const { tags } = (await town.mo.json('/stewards/tags')).json
  return tags.find((tag: { name: string }) => tag.name === name).id
}

test('a word that a steward gave to a tag leads to it, whatever its case', async () => {
  await ask(town, town.ada, { tags: 'dplyr' })
  const id = await tagCalled('dplyr')
  const said = await town.mo.post(`/stewards/tags/${id}/words`, { word: 'Tidyverse verbs' })
  assert.equal(said.location, `/stewards/tags/${id}`)
  const question = await ask(town, town.bea, { tags: 'tidyverse VERB, dplyr' })
  assert.deepEqual(await tagsOf(question), ['dplyr'])
  assert.deepEqual((await town.mo.json('/stewards/tags?q=tidyv')).json.tags[0].words, ['Tidyverse verbs'])
  await town.mo.post(`/stewards/tags/${id}/words/drop`, { slug: 'tidyverseverb' })
  assert.deepEqual(await tagsOf(await ask(town, town.bea, { tags: 'tidyverse verbs' })), ['tidyverse verbs'])
})

test('another spelling changes how a tag is written everywhere; another word leads to it from then on', async () => {
  const question = await ask(town, town.ada, { tags: 'rmarkdown' })
  const id = await tagCalled('rmarkdown')
  await town.mo.post(`/stewards/tags/${id}/name`, { name: 'R Markdown' })
  assert.deepEqual(await tagsOf(question), ['R Markdown'])
  await town.mo.post(`/stewards/tags/${id}/name`, { name: 'Rmd' })
  assert.deepEqual(await tagsOf(question), ['Rmd'])
  assert.deepEqual(await tagsOf(await ask(town, town.bea, { tags: 'rmd' })), ['Rmd'])
  assert.deepEqual(await tagsOf(await ask(town, town.bea, { tags: 'r-markdown' })), ['Rmd'])
})

test('a tag joined into another takes its questions, followers and skills along', async () => {
  const old = await ask(town, town.ada, { tags: 'Postgres, sql server' })
  const both = await ask(town, town.ada, { tags: 'Postgres, PostgreSQL' })
  await town.bea.post('/questions/follow', { tag: 'postgre', follow: 'yes' })
  const from = await tagCalled('Postgres')
  const into = await tagCalled('PostgreSQL')
  const said = await town.mo.post(`/stewards/tags/${from}/join`, { into: 'postgresql' })
  assert.equal(said.location, `/stewards/tags/${into}`)
  await town.work()
  assert.deepEqual(await tagsOf(old), ['PostgreSQL', 'sql server'])
  assert.deepEqual(await tagsOf(both), ['PostgreSQL'])
  assert.equal((await town.gus.get('/questions?tag=postgre')).location, '/questions?tag=postgresql')
  assert.equal((await town.mo.get(`/stewards/tags/${from}`)).status, 404)
  assert.deepEqual(await tagsOf(await ask(town, town.bea, { tags: 'POSTGRES' })), ['PostgreSQL'])
})

test('two stewards who join the same tags at one moment join them once', async () => {
  await ask(town, town.ada, { tags: 'panda, pandas2' })
  const [one, two] = [await tagCalled('panda'), await tagCalled('pandas2')]
  await Promise.all([
    town.mo.post(`/stewards/tags/${one}/join`, { into: 'pandas2' }),
    town.mo.post(`/stewards/tags/${two}/join`, { into: 'panda' }),
  ])
  const left = (await town.mo.json('/stewards/tags?q=panda')).json.tags
  assert.equal(left.length, 1)
})

test('what does not fit gets a sentence, and changes nothing', async () => {
  await ask(town, town.ada, { tags: 'ggplot2, lattice' })
  const id = await tagCalled('ggplot2')
  const tries: [string, Record<string, string>, RegExp][] = [
    ['words', { word: 'Lattice' }, /“Lattice” is a tag of its own/],
    ['words', { word: 'x'.repeat(200) }, /40 letters/],
    ['words', { word: '🎉' }, /a letter or a digit/],
    ['words', {}, /Write a word/],
    ['name', { name: 'lattice' }, /“lattice” is a tag of its own/],
    ['join', { into: 'nothing of the kind' }, /no tag of that name/],
    ['join', { into: 'GGPLOT2' }, /this tag itself/],
  ]
  for (const [act, fields, sentence] of tries) {
    const page = await town.mo.post(`/stewards/tags/${id}/${act}`, fields)
    assert.equal(page.status, 422, act)
    assert.match(page.text, sentence)
  }
  const { tag, words } = (await town.mo.json(`/stewards/tags/${id}`)).json
  assert.deepEqual([tag.name, words], ['ggplot2', []])
})

test('nobody but stewards changes tags, and what they did is on record', async () => {
  const id = await tagCalled('ggplot2')
  for (const act of ['name', 'words', 'words/drop', 'join']) {
    const fields = { name: 'x', word: 'x', slug: 'x', into: 'lattice' }
    assert.equal((await town.ada.post(`/stewards/tags/${id}/${act}`, fields)).status, 404)
    assert.match((await town.gus.post(`/stewards/tags/${id}/${act}`, fields)).location, /sign-in/)
  }
  assert.equal((await town.ada.get('/stewards/tags')).status, 404)
  const { records } = (await town.mo.json('/stewards/records?act=join+tags')).json
  assert.equal(records.length, 2)
})

test('the list goes on over pages', async () => {
  const names = Array.from({ length: 60 }, (_, n) => `yy${1000 + n}`)
  for (const three of [names.slice(0, 20), names.slice(20, 40), names.slice(40)])
    await keepTags(town.db, (await town.newcomer(`Lister${three[0]}`)).id, 'skill', three)
  const first = (await town.mo.json('/stewards/tags?q=yy')).json
  assert.equal(first.tags.length, 50)
  const second = (await town.mo.json(first.next)).json
  assert.deepEqual([second.tags.length, second.next], [10, undefined])
})

test('a tag that is used only in a private space is not there for a steward who is not in it', async () => {
  const hidden = await ask(town, town.ivy, { space: town.spaces.invited, tags: 'merger, Quietly' })
  await ask(town, town.ada, { tags: 'ridge' })
  const [id, seen] = [
    (await town.ivy.json(`/questions/${hidden}`)).json.question.tags.find((tag: { name: string }) => tag.name === 'Quietly').id,
    await tagCalled('ridge'),
  ]
  assert.deepEqual((await town.mo.json('/stewards/tags?q=quiet')).json.tags, [])
  assert.equal((await town.mo.get(`/stewards/tags/${id}`)).status, 404)
  assert.equal((await town.mo.post(`/stewards/tags/${id}/words`, { word: 'hush' })).status, 404)
  const join = await town.mo.post(`/stewards/tags/${seen}/join`, { into: 'QUIETLY' })
  assert.match(join.text, /no tag of that name/)
  const word = await town.mo.post(`/stewards/tags/${seen}/words`, { word: 'QUIETLY' })
  assert.match(word.text, /“QUIETLY” is a tag of its own/)
  await ask(town, town.bea, { tags: 'quietly' })
  assert.equal((await town.mo.json('/stewards/tags?q=quiet')).json.tags.length, 1)
})
