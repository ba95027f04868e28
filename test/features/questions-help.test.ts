// No question goes unanswered: notices to the asker and to followers, the queue, fair turns, stewards, stale questions.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { askHelpers, goStale, tellStewards } from '#features/questions/jobs.ts'
import { joinTags } from '#features/questions/listeners.ts'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'
import { answer, ask, stateOf } from './questions-kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

/** Says what somebody can help with. */
const can = (who: Person, name: string, skills: string) =>
  who.post('/account/profile', { name, skills, interests: '', seen_by: 'members' })

const wait = (question: number, days: number) =>
  sql`update questions set waiting_since = now() - make_interval(days => ${days}) where thread_id = ${question}`.execute(town.db)

const askedFor = async (question: number) =>
  (await town.db.selectFrom('help_asks').select('member_id').where('thread_id', '=', question).execute()).map(
    (row) => row.member_id,
  )

const noticesOf = (who: Person) =>
  town.db.selectFrom('notices').selectAll().where('member_id', '=', who.id).orderBy('id', 'desc').execute()

test('the asker gets a notice and a mail with the words of the answer', async () => {
  const id = await ask(town, town.ada, { title: 'Who answers me?' })
  await answer(town.bea, id, 'I do, with **these very words**.')
  await town.work()
  assert.match((await town.ada.get('/notices')).text, /Bea answered your question “Who answers me\?”/)
  const mail = (await town.mails()).find((one) => /answered your question “Who answers me\?”/.test(one.subject ?? ''))
  assert.match(mail?.text ?? '', /these very words/)
  assert.match(mail?.text ?? '', /Stop mails about this question: http/)
})

test('whoever answers their own question is told nothing', async () => {
  const newcomer = await town.newcomer('Selma')
  const id = await ask(town, newcomer)
  await answer(newcomer, id, 'I found it myself.')
  assert.equal((await noticesOf(newcomer)).length, 0)
})

test('followers of a tag get its questions in their notices, also after it was joined into another', async () => {
  const first = await ask(town, town.ada, { title: 'One about ggplot', tags: 'ggplot2' })
  await town.work()
  await town.ivy.post('/questions/follow-tag', { tag: 'ggplot2', follow: 'yes' })
  const second = await ask(town, town.ada, { title: 'Two about ggplot', tags: 'GGplot2' })
  await town.work()
  const told = (await noticesOf(town.ivy)).filter((notice) => notice.kind === 'tag').map((notice) => notice.thread_id)
  assert.deepEqual(told, [second])
  assert.match((await town.ivy.get('/notices')).text, /Ada asked “Two about ggplot” in Commons/)
  const [from, into] = (
    await town.db
      .insertInto('tags')
      .values([
        { slug: 'oldplots', name: 'old plots' },
        { slug: 'plots', name: 'plots' },
      ])
      .returning('id')
      .execute()
  ).map((row) => row.id) as [number, number]
  await town.db.insertInto('question_tags').values({ thread_id: first, space_id: town.spaces.commons, tag_id: from }).execute()
  for (const _ of [1, 2]) await joinTags(town.house, { fromId: from, intoId: into })
  const tags = await town.db.selectFrom('question_tags').select('tag_id').where('thread_id', '=', first).execute()
  assert.ok(tags.some((row) => row.tag_id === into) && !tags.some((row) => row.tag_id === from))
})

test('after a day, up to five members who can help are asked: in turn, twice a week at most, never who switched it off', async () => {
  const names = ['Hal', 'Hedy', 'Hilda', 'Hugo', 'Hana', 'Hope', 'Holly']
  const helpers = []
  for (const name of names) {
    const helper = await town.newcomer(name)
    await can(helper, name, 'Regular expressions')
    helpers.push(helper)
  }
  await helpers[6]!.post('/questions/help', { ask: 'no' })
  const first = await ask(town, town.ada, { title: 'A regex question', tags: 'regular expression' })
  await askHelpers(town.house)
  assert.deepEqual(await askedFor(first), [], 'nobody is asked before a day has passed')
  await wait(first, 2)
  await Promise.all([askHelpers(town.house), askHelpers(town.house)])
  const asked = await askedFor(first)
  assert.equal(asked.length, 5)
  assert.ok(!asked.includes(helpers[6]!.id))

  const second = await ask(town, town.ada, { title: 'Another', tags: 'regular expression' })
  await wait(second, 2)
  await askHelpers(town.house)
  const notYet = helpers.slice(0, 6).find((helper) => !asked.includes(helper.id))!
  assert.ok((await askedFor(second)).includes(notYet.id), 'who was not asked before comes first')

  for (let n = 0; n < 3; n++) await wait(await ask(town, town.ada, { title: `More ${n}`, tags: 'regular expression' }), 2)
  await askHelpers(town.house)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from help_asks group by member_id`.execute(town.db)
  assert.ok(rows.every((row) => row.n <= 2))

  await town.work()
  const mail = (await town.mails()).find((one) => /waits for an answer, and you said that you could help/.test(one.subject ?? ''))
  assert.ok(mail)
  assert.match((await helpers[0]!.get('/notices')).text, /waits for an answer, and you said that you could help/)
})

test('nobody is asked about a question in a space that they do not see', async () => {
  const outsider = await town.newcomer('Otto')
  await can(outsider, 'Otto', 'secret sauce')
  await can(town.bea, 'Bea', 'secret sauce')
  const id = await ask(town, town.ivy, { title: 'In private', tags: 'secret sauce', space: town.spaces.invited })
  await wait(id, 2)
  await askHelpers(town.house)
  assert.deepEqual(await askedFor(id), [town.bea.id])
})

test('after three days the stewards are told, once, and only those who see it', async () => {
  const [open, hidden] = [
    await ask(town, town.ada, { title: 'Waits for days' }),
    await ask(town, town.ivy, { space: town.spaces.invited }),
  ]
  for (const id of [open, hidden]) await wait(id, 4)
  for (const _ of [1, 2]) await tellStewards(town.house)
  const links = (await noticesOf(town.mo)).filter((notice) => notice.kind === 'stewards').map((notice) => notice.link)
  assert.deepEqual(
    links.filter((link) => link === `/questions/${open}` || link === `/questions/${hidden}`),
    [`/questions/${open}`],
  )
})

test('what nobody answers goes stale, and waits again when somebody still needs it', async () => {
  const id = await ask(town, town.ada, { title: 'Long ago' })
  await wait(id, 90)
  await goStale(town.house)
  assert.equal((await stateOf(town, id)).state, 'stale')
  assert.match((await town.gus.get(`/questions/${id}`)).text, /Gone stale/)
  await town.bea.post(`/questions/${id}/still-open`)
  assert.equal((await stateOf(town, id)).state, 'open')
  await wait(id, 90)
  await goStale(town.house)
  await answer(town.bea, id)
  assert.equal((await stateOf(town, id)).state, 'answered')
})

test('the queue shows what waits longest first, by the tags that one can help with', async () => {
  const nell = await town.newcomer('Nell')
  await can(nell, 'Nell', 'knitting')
  const [late, early, other] = [
    await ask(town, town.ada, { title: 'Late', tags: 'Knitting' }),
    await ask(town, town.ada, { title: 'Early', tags: 'knitting' }),
    await ask(town, town.ada, { title: 'Other', tags: 'sewing' }),
  ]
  await wait(early, 2)
  const { json } = await nell.json('/questions/help')
  assert.deepEqual(
    json.questions.map((one: { id: number }) => one.id),
    [early, late],
  )
  const all = (await nell.json('/questions/help?tags=all')).json.questions.map((one: { id: number }) => one.id)
  assert.ok(all.includes(other))
  assert.ok(!(await town.ada.json('/questions/help?tags=all')).json.questions.some((one: { id: number }) => one.id === early))
})

test('similar questions appear, those with answers before others, and none that one may not see', async () => {
  const solved = await ask(town, town.ada, { title: 'Pivoting wide tables with tidyr' })
  await town.ada.post(`/questions/${solved}/answers/${await answer(town.bea, solved)}/accept`, { accepted: 'yes' })
  const open = await ask(town, town.ada, { title: 'Pivoting wide tables with tidyr again' })
  const hidden = await ask(town, town.ivy, { title: 'Pivoting wide tables in secret', space: town.spaces.invited })
  const ids = async (who: Person) =>
    (await who.json('/questions/similar?title=How+do+I+pivot+a+wide+table')).json.questions.map((one: { id: number }) => one.id)
  assert.deepEqual(await ids(town.gus), [solved, open])
  assert.ok((await ids(town.ivy)).includes(hidden))
  const preview = await town.ada.post('/questions', {
    title: 'Pivot wide tables',
    body: 'Words',
    intent: 'preview',
    space_id: town.spaces.commons,
  })
  assert.match(preview.text, new RegExp(`href="/questions/${solved}"`))
})

test('lists filter by state, tag and space together, and their addresses can be kept', async () => {
  const [here, there] = [
    await ask(town, town.ada, { title: 'Here', tags: 'filters' }),
    await ask(town, town.ada, { title: 'There', tags: 'filters', space: town.spaces.members }),
  ]
  await town.ada.post(`/questions/${there}/answers/${await answer(town.bea, there)}/accept`, { accepted: 'yes' })
  const ids = async (who: Person, query: string) =>
    (await who.json(`/questions?${query}`)).json.questions.map((one: { id: number }) => one.id)
  assert.deepEqual(await ids(town.bea, 'tag=filter'), [there, here])
  assert.deepEqual(await ids(town.gus, 'tag=filter'), [here])
  assert.deepEqual(await ids(town.bea, 'tag=filter&show=solved'), [there])
  assert.deepEqual(await ids(town.bea, 'tag=filter&show=unanswered&space=commons'), [here])
  assert.equal((await town.bea.get('/questions?tag=Filters')).location, '/questions?tag=filter')
})
