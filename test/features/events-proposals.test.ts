// Proposals that hosts pick up, and calls for papers that are scored without names.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { asMember } from '#platform/db/viewing.ts'
import { eventsIn, fields, soon } from '../events-kit.ts'
import { openTown, type Town } from '../kit.ts'
import type { Fields, Person } from '../person.ts'

let town: Town
let events: ReturnType<typeof eventsIn>
let dora: Person
before(async () => {
  town = await openTown()
  events = eventsIn(town)
  dora = await town.newcomer('Dora')
})
after(() => town.close())

const handleOf = async (who: Person) =>
  (await town.db.selectFrom('members').where('id', '=', who.id).select('handle').executeTakeFirstOrThrow()).handle!

async function propose(who: Person, fields: Fields): Promise<number> {
  const { location, text } = await who.post('/events/proposals', fields)
  assert.match(location, /#proposal-\d+$/, text.slice(0, 500))
  return Number(location.split('-').pop())
}

test('a talk is offered, others would come, and one button makes it an event that both host and that all are told of', async () => {
  const id = await propose(town.ada, { kind: 'talk', title: 'Functional programming', body: 'With **purrr**.' })
  for (const who of [town.bea, dora, town.bea])
    assert.equal((await who.post(`/events/proposals/${id}`, { comes: 'yes' })).status, 303)
  // One's own is not counted, nor anybody twice.
  await town.ada.post(`/events/proposals/${id}`, { comes: 'yes' })
  const list = (await town.mo.get('/events/proposals')).text
  assert.match(list, /Functional programming[\s\S]*Offered[\s\S]*<strong>purrr<\/strong>[\s\S]*2 would come/)
  const form = (await town.mo.get(`/events/new?proposal=${id}`)).text
  assert.match(form, /value="Functional programming"/)
  assert.match(form, new RegExp(`name="proposal" value="${id}"`))
  const planned = await events.plan({ title: 'Functional programming', proposal: String(id) })
  const hosts = await town.db.selectFrom('event_hosts').where('event_id', '=', planned).select('member_id').execute()
  assert.deepEqual(hosts.map(({ member_id }) => member_id).sort(), [town.ada.id, town.mo.id].sort())
  assert.match(
    (await town.ada.get('/notices')).text,
    /What you proposed, “Functional programming”, is planned as “Functional programming”/,
  )
  assert.match((await town.bea.get('/notices')).text, /“Functional programming” is planned, and you would come/)
  assert.match(
    (await town.bea.get('/events/proposals?show=picked')).text,
    new RegExp(`It is planned: <a href="/events/${planned}"`),
  )
  // Picked up once: a second event of it changes nothing, and it is not taken back any more.
  const again = await town.bea.post('/events', { ...fields, title: 'Again', proposal: String(id) })
  const second = Number(again.location.split('/').pop())
  assert.match(
    (await town.bea.get(again.location)).text,
    /Your event is planned\. You are its host\. What was proposed was picked up by Mo before you, for “Functional programming”/,
  )
  const { event_id } = await town.db
    .selectFrom('event_proposals')
    .where('id', '=', id)
    .select('event_id')
    .executeTakeFirstOrThrow()
  assert.deepEqual([event_id, second !== planned], [planned, true])
  await town.ada.post(`/events/proposals/${id}/drop`, {})
  assert.equal((await town.db.selectFrom('event_proposals').where('id', '=', id).select('id').execute()).length, 1)
})

test('a host puts a proposal into what is planned already: the talk is its maker’s slot, a subject is open', async () => {
  const into = await events.plan({ title: 'Next hour', kind: 'coffee and code' })
  await town.mo.post(`/events/${into}/programme/usual`)
  const talk = await propose(town.ada, { kind: 'talk', title: 'My one plot', body: 'With **ggplot2**.' })
  const subject = await propose(town.bea, { kind: 'subject', title: 'Merging PDFs' })
  assert.match((await town.mo.get('/events/proposals')).text, /Put it into an event of yours[\s\S]*Next hour/)
  assert.doesNotMatch((await dora.get('/events/proposals')).text, /Put it into an event/)
  assert.equal((await dora.post(`/events/proposals/${talk}/into`, { event: into })).status, 403)
  assert.match((await town.mo.post(`/events/proposals/${talk}/into`, { event: '' })).location, /proposals/)
  for (const id of [talk, talk, subject]) await town.mo.post(`/events/proposals/${id}/into`, { event: into })
  const parts = await town.db
    .selectFrom('event_parts')
    .where('event_id', '=', into)
    .where('title', 'in', ['My one plot', 'Merging PDFs'])
    .orderBy('id')
    .select(['title', 'member_id', 'is_open'])
    .execute()
  assert.deepEqual(parts, [
    { title: 'My one plot', member_id: town.ada.id, is_open: true },
    { title: 'Merging PDFs', member_id: null, is_open: true },
  ])
  const hosts = await town.db.selectFrom('event_hosts').where('event_id', '=', into).select('member_id').execute()
  assert.equal(hosts.length, 1, 'Whoever speaks does not read who comes.')
  assert.match((await town.ada.get('/notices')).text, /What you proposed, “My one plot”, is planned as “Next hour”/)
  assert.match((await town.ada.get(`/events/${into}`)).text, /I cannot do this after all/)
})

test('proposals are for members, taken back by whoever made them, and taken away by stewards on record', async () => {
  const id = await propose(dora, { kind: 'subject', title: 'Less is more', body: '' })
  assert.equal((await town.gus.get('/events/proposals')).status, 303)
  assert.equal((await town.sol.post('/events/proposals', { kind: 'talk', title: 'x' })).status, 403)
  assert.equal((await town.bea.post(`/events/proposals/${id}/drop`, {})).status, 403)
  assert.match((await town.ada.post('/events/proposals', { kind: 'talk', title: '' })).text, /Give it a title/)
  await dora.post(`/events/proposals/${id}/drop`, {})
  const other = await propose(dora, { kind: 'subject', title: 'Buy my course' })
  await town.mo.post(`/events/proposals/${other}/drop`, {})
  assert.equal((await town.db.selectFrom('event_proposals').where('id', 'in', [id, other]).select('id').execute()).length, 0)
  assert.match((await town.mo.get('/stewards/records')).text, /took away what a member proposed/)
})

async function call(): Promise<number> {
  const id = await events.plan({ title: 'The conference', kind: 'conference', day: soon(60), end_day: soon(61) })
  await town.mo.post(`/events/${id}/call/change`, { body: 'Tell us what **failed**.', last_day: soon(20) })
  return id
}
const paper = { title: 'What failed', format: 'talk', body: 'A dashboard that nobody opened.' }

test('papers are scored by two without names, decided by a host, and go into the programme with their authors', async () => {
  const id = await call()
  assert.match((await town.gus.get(`/events/${id}/call`)).text, /<strong>failed<\/strong>[\s\S]*Sign in to hand a paper in/)
  assert.equal((await town.ada.post(`/events/${id}/call/papers`, paper)).status, 303)
  assert.match((await town.ada.post(`/events/${id}/call/papers`, { ...paper, body: '' })).text, /Say what it is about/)
  const { id: one } = await town.db.selectFrom('event_papers').where('event_id', '=', id).select('id').executeTakeFirstOrThrow()
  const board = `/events/${id}/call/board`
  // Bea is asked onto the committee; Dora is not on it, and Ada is an author.
  assert.equal((await town.bea.get(board)).status, 404)
  await town.mo.post(`/events/${id}/call/committee`, { called: await handleOf(town.bea) })
  assert.match((await town.bea.get('/notices')).text, /You are asked to score papers for “The conference”/)
  assert.equal((await dora.get(board)).status, 404)
  assert.equal((await town.ada.get(`${board}/${one}`)).status, 404)
  assert.equal((await town.gus.get(board)).status, 303)
  for (const who of [town.bea, town.mo])
    assert.doesNotMatch((await who.get(`${board}/${one}`)).text, new RegExp(`/people/${town.ada.id}"`))
  const decide = (who: Person) => who.post(`${board}/${one}/decide`, { decision: 'accepted', said: 'Bring the dashboard.' })
  await town.bea.post(`${board}/${one}`, { score: '4', remark: 'I want to hear this' })
  // One score is not enough, and whoever has not scored sees no mean and no remark.
  await decide(town.mo)
  assert.match((await town.mo.get(board)).text, /Score it first/)
  assert.doesNotMatch((await town.mo.get(`${board}/${one}`)).text, /I want to hear this/)
  await town.mo.post(`${board}/${one}`, { score: '5', remark: '' })
  assert.match((await town.mo.get(`${board}/${one}`)).text, /4\.5[\s\S]*I want to hear this/)
  assert.equal((await decide(town.bea)).status, 403)
  assert.equal((await decide(town.mo)).status, 303)
  assert.match((await town.ada.get('/notices')).text, /Your paper “What failed” is accepted/)
  assert.match((await town.ada.get(`/events/${id}/call`)).text, /Accepted[\s\S]*The committee says: Bring the dashboard/)
  assert.match((await town.bea.get(`${board}/${one}`)).text, new RegExp(`/people/${town.ada.id}"`))
  // Decided is decided.
  await town.bea.post(`${board}/${one}`, { score: '1', remark: '' })
  await town.ada.post(`/events/${id}/call/papers/${one}/withdraw`, {})
  assert.match((await town.mo.get(board)).text, /4\.5/)
  await town.mo.post(`/events/${id}/call/place`, {})
  await town.mo.post(`/events/${id}/call/place`, {})
  const parts = await town.db
    .selectFrom('event_parts')
    .where('event_id', '=', id)
    .select(['title', 'member_id', 'minutes'])
    .execute()
  assert.deepEqual(parts, [{ title: 'What failed', member_id: town.ada.id, minutes: 30 }])
})

test('the database itself keeps names from the committee, scores from authors, and one’s own paper from one’s own score', async () => {
  const id = await call()
  await town.bea.post(`/events/${id}/call/papers`, paper)
  await town.mo.post(`/events/${id}/call/papers`, { ...paper, title: 'By the host' })
  const [bea, mo] = await town.db.selectFrom('event_papers').where('event_id', '=', id).orderBy('id').select('id').execute()
  await town.mo.post(`/events/${id}/call/committee`, { called: await handleOf(town.bea) })
  await town.mo.post(`/events/${id}/call/committee`, { called: await handleOf(dora) })
  await dora.post(`/events/${id}/call/board/${bea!.id}`, { score: '2', remark: 'Not again' })
  const as = <T>(who: Person, query: string) =>
    asMember(town.house.database, who.id, async (db) => (await sql.raw<T>(query).execute(db)).rows)
  await assert.rejects(as(town.mo, `select member_id from event_papers`), /permission denied/)
  assert.deepEqual(await as(town.mo, `select paper_author(${bea!.id}) as id`), [{ id: null }])
  assert.deepEqual(await as(town.bea, `select * from event_scores where paper_id = ${bea!.id}`), [])
  assert.deepEqual(await as(town.mo, `select * from event_scores where paper_id = ${bea!.id}`), [])
  assert.deepEqual(await as(town.bea, `select score_paper(${bea!.id}, 5, '') as was`), [{ was: false }])
  assert.deepEqual(await as(town.ada, `select score_paper(${bea!.id}, 5, '') as was`), [{ was: false }])
  assert.deepEqual(await as(town.ada, `select * from paper_scores(${id})`), [])
  for (const who of [town.bea, dora]) await who.post(`/events/${id}/call/board/${mo!.id}`, { score: '5', remark: '' })
  assert.deepEqual(await as(town.mo, `select decide_paper(${mo!.id}, 'accepted', '') as came`), [{ came: 'own' }])
  const [row] = await as<{ scores: number; mean: string | null; is_mine: boolean }>(
    town.mo,
    `select * from paper_scores(${id}) where paper_id = ${mo!.id}`,
  )
  assert.deepEqual([row!.scores, row!.mean, row!.is_mine], [0, null, true])
  // A paper that changes is another: its scores go. Nobody changes another's.
  await town.bea.post(`/events/${id}/call/papers/${bea!.id}`, { ...paper, title: 'What failed twice' })
  assert.deepEqual(await as(dora, `select * from event_scores where paper_id = ${bea!.id}`), [])
  assert.equal((await town.ada.post(`/events/${id}/call/papers/${bea!.id}`, paper)).status, 404)
  // When the call is closed, nothing is handed in or changed.
  await town.db
    .updateTable('event_calls')
    .set({ closes_at: new Date(Date.now() - 1000) })
    .where('event_id', '=', id)
    .execute()
  assert.match((await town.ada.post(`/events/${id}/call/papers`, paper)).text, /The call is closed/)
  assert.equal((await town.ada.get(`/events/${id}/call/change`)).status, 403)
  assert.match(
    (await town.mo.post(`/events/${id}/call/change`, { ...fields, body: '', last_day: '2026-02-31' })).text,
    /not in the calendar/,
  )
})
