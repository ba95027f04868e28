// Who wears a mask: nobody can tell, from any surface.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { gatherExports } from '#features/account/export.ts'
import { askHelpers } from '#features/questions/jobs.ts'
import { asMember } from '#platform/db/viewing.ts'
import type { Member } from '#platform/viewer.ts'
import { allowMasks, answer, ask, comment, firstPost } from '../features/questions-kit.ts'
import { openTown, type Town } from '../kit.ts'
import { multipart } from '../multipart.ts'
import type { Person } from '../person.ts'
import { allDoors, fill } from './doors.ts'

let town: Town
let wearer: Person
let question: number
let mask: { id: number; name: string }
let answerId: number
let uploadId: number

/** What would give the wearer away. */
const SECRET = 'Wilhelmina'
const MOST_PAGES = 300

before(async () => {
  town = await openTown()
  await allowMasks(town, town.spaces.commons)
  wearer = await town.newcomer(SECRET)
  await town.bea.post('/spaces/commons/follow', { level: 'follow' })
  const form = multipart({ intent: 'attach', description: 'A plot' }, { field: 'file', name: 'plot.png', bytes: await dot() })
  const headers = { ...form.headers, accept: 'application/json', 'sec-fetch-site': 'same-origin' }
  const uploaded = await wearer.send('POST', '/uploads', headers, form.payload)
  uploadId = uploaded.json.id
  question = await ask(town, wearer, {
    title: 'Is my code awful?',
    body: `Be honest.\n\n${uploaded.json.markdown}`,
    tags: 'code review',
    mask: true,
  })
  const author = await town.db
    .selectFrom('threads as t')
    .innerJoin('members as m', 'm.id', 't.author_id')
    .where('t.id', '=', question)
    .select(['m.id', 'm.name'])
    .executeTakeFirstOrThrow()
  mask = author
  answerId = await answer(town.bea, question, 'It is fine.')
  // Whoever writes has looked, and needs no mail about what came before.
  await town.work()
  await comment(wearer, question, answerId, 'Thank you @bea, that is kind.')
  await comment(town.ivy, question, await firstPost(town, question), 'I asked myself the same.')
  await wearer.post(`/posts/${await firstPost(town, question)}`, { title: 'Is my code really awful?', body: 'Be very honest.' })
  await wearer.post(`/posts/${answerId}/reactions`, { kind: 'thanks' })
  await wearer.post(`/questions/${question}/answers/${answerId}/accept`, { accepted: 'yes' })
  await wearer.post(`/questions/${question}/answers/${answerId}/outdated`, { note: 'There is a newer way' })
  await wearer.post(`/questions/${question}/tags`, { tags: 'code review, beginners' })
  await town.work()
})
after(() => town.close())

function dot(): Promise<Buffer> {
  return sharp({ create: { width: 8, height: 8, channels: 3, background: '#905' } })
    .png()
    .toBuffer()
}

/** Whether a text says who wears the mask. */
function tells(text: string): boolean {
  return text.toLowerCase().includes(SECRET.toLowerCase()) || new RegExp(`/people/${wearer.id}\\b`).test(text)
}

test('the question stands under a made-up name, and so does everything else that its asker says there', async () => {
  assert.match(mask.name, /^[A-Z][a-z]+ [A-Z][a-z]+$/)
  assert.notEqual(mask.id, wearer.id)
  const { text } = await town.gus.get(`/questions/${question}`)
  assert.match(text, new RegExp(mask.name))
  assert.match(text, /Under a mask/)
  assert.ok(!tells(text))
})

test('its author sees it as theirs', async () => {
  const { text } = await wearer.get(`/questions/${question}`)
  assert.match(text, /This is your question, under a mask/)
  assert.match(text, new RegExp(`href="/posts/${await firstPost(town, question)}/edit"`))
  assert.match((await wearer.get('/questions/yours')).text, /Is my code really awful\?/)
  assert.doesNotMatch((await town.bea.get('/questions/yours')).text, /Is my code really awful\?/)
})

for (const who of ['gus', 'ada', 'bea', 'mo'] as const) {
  test(`${who} finds no page, and no JSON twin, that shows both the mask and its wearer`, async () => {
    const seen = new Set<string>()
    const waiting = [
      '/',
      '/questions',
      `/questions/${question}`,
      '/questions/help',
      '/search?q=awful',
      '/notices',
      '/stewards',
      '/stewards/mail',
    ]
    let checked = 0
    while (waiting.length > 0 && seen.size < MOST_PAGES) {
      const path = waiting.shift()!
      if (seen.has(path)) continue
      seen.add(path)
      for (const page of [await town[who].get(path), await town[who].json(path)]) {
        const names = page.text.includes(mask.name) || page.text.includes('really awful')
        if (names) checked++
        assert.ok(!names || !tells(page.text), `${who} reads ${path}`)
        for (const [, href] of page.text.matchAll(/href="(\/[^"#]*)/g))
          if (!seen.has(href!)) waiting.push(href!.replaceAll('&amp;', '&'))
      }
    }
    assert.ok(checked > 3, 'The mask was met nowhere, so nothing was shown.')
  })
}

test('no door tells of the wearer by the number of the question, the mask, its posts or its file', async () => {
  const ids = [question, mask.id, answerId, uploadId, await firstPost(town, question)]
  for (const { method, url } of allDoors(town)) {
    if (method !== 'get') continue
    for (const id of ids)
      for (const who of [town.gus, town.bea, town.mo]) {
        const path = fill(url, { id, slug: 'commons', post: answerId, name: 'x.webp' })
        const page = await who.get(path)
        const names = page.text.includes(mask.name) || page.text.includes('really awful')
        assert.ok(!names || !tells(page.text), `${path} tells`)
        assert.ok(page.status < 500, path)
      }
  }
})

test('a mask has no profile, is in no directory, cannot be mentioned, and is no member', async () => {
  assert.equal((await town.mo.get(`/people/${mask.id}`)).status, 404)
  assert.equal((await town.mo.get(`/people/${mask.id}/steward`)).status, 404)
  assert.doesNotMatch((await town.mo.get(`/people?q=${mask.name.split(' ')[0]}`)).text, new RegExp(mask.name))
  assert.deepEqual((await town.bea.get(`/people/suggest?q=${mask.name.split(' ')[0]}`)).json.people ?? [], [])
  const { rows } = await asMember(town.house.database, town.mo.id, (db) =>
    sql`select 1 from members where id = ${mask.id}`.execute(db),
  )
  assert.equal(rows.length, 0)
})

test('the wearer’s own profile says nothing of it', async () => {
  for (const who of [town.bea, town.mo, wearer]) assert.doesNotMatch((await who.get(`/people/${wearer.id}`)).text, /awful/)
})

test('the wall shows who wears a mask to the wearer alone, not even to a steward', async () => {
  const rowsFor = (id: number | undefined) =>
    asMember(town.house.database, id, (db) => db.selectFrom('masks').selectAll().execute())
  for (const id of [undefined, town.bea.id, town.mo.id]) assert.deepEqual(await rowsFor(id), [])
  assert.equal((await rowsFor(wearer.id)).length, 1)
  await assert.rejects(
    asMember(town.house.database, town.mo.id, (db) => sql`select wearer_of(${mask.id})`.execute(db)),
    /permission denied/,
  )
})

test('no row that others may read carries the wearer’s number', async () => {
  await asMember(town.house.database, town.mo.id, async (db) => {
    const { rows } = await sql<{ said: string }>`
      select coalesce(json_agg(x), '[]')::text as said from (
        select to_jsonb(p) as row from posts p where thread_id = ${question}
        union all select to_jsonb(t) from threads t where id = ${question}
        union all select to_jsonb(u) from uploads u where id = ${uploadId}
        union all select to_jsonb(a) from answers a where thread_id = ${question}
        union all select to_jsonb(q) from questions q where thread_id = ${question}
        union all select to_jsonb(v) from post_versions v join posts p on p.id = v.post_id where p.thread_id = ${question}
        union all select to_jsonb(n) from notices n
        union all select to_jsonb(s) from steward_acts s
      ) x`.execute(db)
    const numbers = [
      ...rows[0]!.said.matchAll(/"(?:author_id|member_id|last_author_id|outdated_by|actor_id|steward_id)": ?(\d+)/g),
    ]
    assert.ok(numbers.length > 5)
    assert.ok(!numbers.some(([, id]) => Number(id) === wearer.id))
  })
})

test('notices and mails to others name the mask; mails to the wearer are on no steward’s list', async () => {
  const mails = await town.mails()
  const addressOf = (mail: (typeof mails)[number]) => JSON.stringify(mail.to)
  const own = mails.filter((mail) => tells(addressOf(mail)))
  const others = mails.filter((mail) => !tells(addressOf(mail)))
  assert.ok(own.some((mail) => /Bea answered your question/.test(mail.subject ?? '') && /It is fine/.test(mail.text ?? '')))
  assert.ok(others.some((mail) => mail.text?.includes('that is kind')))
  for (const mail of others) assert.ok(!tells(JSON.stringify([mail.from, mail.subject, mail.text, mail.html, [...mail.headers]])))
  const kept = (await town.mo.json('/stewards/mail')).json
  assert.ok(!tells(JSON.stringify(kept)), 'the outbox names the wearer')
  assert.ok(kept.kept.length > 0)
  assert.equal(kept.mails.length, others.length, 'the list of mails counts those of the wearer')
})

test('jobs that have run or wait name nobody but the mask', async () => {
  await comment(wearer, question, answerId, 'One more thing.')
  const { rows } = await sql<{ payload: string }>`select payload::text as payload from graphile_worker._private_jobs`.execute(
    town.db,
  )
  const authors = rows.flatMap(({ payload }) => [...payload.matchAll(/"authorId": ?(\d+)/g)].map(([, id]) => Number(id)))
  assert.deepEqual([...new Set(authors)], [mask.id])
  await town.work()
})

test('what arrives on open pages is the mask’s, and only the wearer’s own page has the buttons', async () => {
  const seenBy = async (who: Person) => JSON.stringify((await who.get(`/questions/${question}/new-posts?after=0`)).json)
  for (const who of [town.gus, town.bea, town.mo]) {
    const items = await seenBy(who)
    assert.ok(items.includes(mask.name) && !tells(items))
    assert.ok(!items.includes(`/posts/${await firstPost(town, question)}/edit`))
  }
  assert.ok((await seenBy(wearer)).includes(`/posts/${await firstPost(town, question)}/edit`))
})

test('the export of others holds nothing of it; the wearer’s own holds the words and the mask', async () => {
  const exportOf = (person: Person) =>
    asMember(town.house.database, person.id, async (db) =>
      JSON.stringify(await gatherExports(db, town.house, { id: person.id } as Member)),
    )
  const own = await exportOf(wearer)
  assert.ok(own.includes('Be very honest.') && own.includes(`"underMask":"${mask.name}"`))
  for (const person of [town.bea, town.mo, town.ivy]) {
    const text = await exportOf(person)
    assert.ok(!tells(text) && !text.includes('Be very honest.'))
  }
})

test('the wearer is not asked to help with their own question, and nobody can tell that from it', async () => {
  await wearer.post('/account/profile', { name: SECRET, skills: 'code review', interests: '', seen_by: 'members' })
  const open = await ask(town, wearer, { title: 'Another one', tags: 'code review', mask: true })
  await sql`update questions set waiting_since = now() - interval '2 days' where thread_id = ${open}`.execute(town.db)
  await askHelpers(town.house)
  const { rows } = await sql`select 1 from help_asks where member_id = ${wearer.id}`.execute(town.db)
  assert.equal(rows.length, 0)
})

test('one person has another mask in each question', async () => {
  const other = await ask(town, wearer, { title: 'A second mask', mask: true })
  const row = await town.db.selectFrom('threads').select('author_id').where('id', '=', other).executeTakeFirstOrThrow()
  assert.notEqual(row.author_id, mask.id)
})

test('nobody writes under somebody else’s mask, and a paused member under none', async () => {
  await assert.rejects(
    asMember(town.house.database, town.bea.id, (db) =>
      sql`insert into posts (thread_id, space_id, number, author_id, body, html, words)
        values (${question}, ${town.spaces.commons}, 999, ${mask.id}, 'x', 'x', 'x')`.execute(db),
    ),
    /row-level security/,
  )
  assert.equal(
    (await town.sol.post('/questions', { title: 'T', body: 'B', space_id: town.spaces.commons, mask: 'on' })).status,
    403,
  )
})

test('a masked first question is not marked as somebody’s first', async () => {
  assert.doesNotMatch((await town.gus.get(`/questions/${question}`)).text, /First question/)
})

test('a space that closes to invited people does not list who wears a mask', async () => {
  const space = await town.db.selectFrom('spaces').selectAll().where('id', '=', town.spaces.commons).executeTakeFirstOrThrow()
  const fields = {
    name: space.name,
    purpose: space.purpose,
    norms: '',
    sees: 'invited',
    writes: 'invited',
    memory: 'for ever',
    reason: 'x',
  }
  const confirmed = 'invited/invited/for ever'
  await town.mo.post('/spaces/commons/settings', { ...fields, confirmed })
  const people = await town.db.selectFrom('space_members').select('member_id').where('space_id', '=', space.id).execute()
  const ids = people.map((row) => row.member_id)
  assert.ok(ids.includes(town.bea.id) && !ids.includes(wearer.id) && !ids.includes(mask.id))
  await town.db
    .updateTable('spaces')
    .set({ sees: 'everyone', writes: 'members', masks: true })
    .where('id', '=', space.id)
    .execute()
})
