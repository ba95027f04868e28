// Reading what is not yours: everything of a private space, through every door, in every form.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, type Town } from '../kit.ts'
import { allDoors, fill, MARK, privateTalk } from './doors.ts'

let town: Town
let talk: Awaited<ReturnType<typeof privateTalk>>
before(async () => {
  town = await openTown()
  talk = await privateTalk(town)
})
after(() => town.close())

/** Addresses of all doors that are read, with every number and address of the private space in their places. */
function addresses(): string[] {
  const ids = [talk.threadId, talk.postId, talk.replyId, talk.questionId, talk.answerId, talk.uploadId, town.spaces.invited]
  const found = new Set<string>()
  for (const { method, url } of allDoors(town)) {
    if (method !== 'get' || url === '/account/leave/export') continue
    for (const id of ids) found.add(fill(url, { id, slug: 'organisers', name: 'x.webp' }))
  }
  for (const id of ids) found.add(`/threads/${talk.threadId}?reply_to=${id}&page=1`)
  found.add(`/threads/${talk.threadId}/new-posts?after=0`)
  found.add(`/notices/1?post=${talk.replyId}`)
  for (const q of ['words', 'after', 'title', 'before']) {
    found.add(`/search?q=${q}`)
    found.add(`/search?q=${q}&space=organisers`)
    found.add(`/search?q=${q}&kind=post&page=2`)
  }
  found.add(`/people/suggest?q=i&space=${town.spaces.invited}`)
  found.add('/people?q=quokka')
  found.add(`/questions/${talk.questionId}/new-posts?after=0`)
  found.add(`/questions/${talk.questionId}/answers/${talk.answerId}/outdated`)
  found.add('/questions/similar?title=question+about+quokkamarked')
  for (const query of ['show=unanswered', 'show=solved', 'show=helpful', 'tag=beginner', 'space=organisers']) {
    found.add(`/questions?${query}`)
    found.add(`/questions/feed.atom?${query}`)
  }
  return [...found]
}

for (const who of ['gus', 'ada', 'sol', 'mo'] as const) {
  test(`${who}, who is not in a private space, finds none of its words behind any door, as a page or as JSON`, async () => {
    for (const url of addresses()) {
      for (const page of [await town[who].get(url), await town[who].json(url)]) {
        assert.ok(!page.text.includes(MARK) && !page.location.includes(MARK), `${who} reads ${url}: ${page.text.slice(0, 300)}`)
        assert.ok(page.status < 500, `${url} is ${page.status}`)
      }
    }
    for (const asked of [`q=${MARK}`, `q=${MARK}&space=organisers`, `q=${MARK}&kind=post`])
      assert.deepEqual((await town[who].json(`/search?${asked}`)).json.found, [])
  })
}

test('what is private is not there: the status is that of what never was, for a page, its JSON and its head', async () => {
  const pairs = [
    [`/threads/${talk.threadId}`, '/threads/999999'],
    [`/threads/${talk.threadId}/unread`, '/threads/999999/unread'],
    [`/threads/${talk.threadId}/new-posts`, '/threads/999999/new-posts'],
    [`/threads/${talk.threadId}/live`, '/threads/999999/live'],
    [`/posts/${talk.replyId}`, '/posts/999999'],
    [`/posts/${talk.replyId}/history`, '/posts/999999/history'],
    [`/posts/${talk.replyId}/edit`, '/posts/999999/edit'],
    [`/questions/${talk.questionId}`, '/questions/999999'],
    [`/questions/${talk.questionId}/live`, '/questions/999999/live'],
    [`/questions/${talk.questionId}/answers/${talk.answerId}/outdated`, '/questions/999999/answers/9/outdated'],
    [`/posts/${talk.answerId}/suggestions`, '/posts/999999/suggestions'],
    ['/questions?space=organisers', '/questions?space=nowhere'],
    [talk.uploadUrl, '/uploads/999999/picture.webp'],
    ['/spaces/organisers', '/spaces/nowhere'],
    ['/spaces/organisers/people', '/spaces/nowhere/people'],
    ['/spaces/organisers/new', '/spaces/nowhere/new'],
  ] as const
  for (const who of [town.gus, town.ada, town.mo]) {
    for (const [real, none] of pairs) {
      assert.equal((await who.get(real)).status, (await who.get(none)).status, real)
      assert.equal((await who.json(real)).text, (await who.json(none)).text, real)
      assert.equal((await who.send('HEAD', real, {})).status, (await who.send('HEAD', none, {})).status, real)
    }
  }
})

test('the old address of a private space leads nobody to its new name', async () => {
  await town.db.insertInto('space_slugs').values({ slug: 'secret-plans', space_id: town.spaces.invited }).execute()
  for (const who of [town.gus, town.ada, town.mo]) {
    const page = await who.get('/spaces/secret-plans')
    assert.deepEqual([page.status, page.location], [404, ''])
  }
  assert.equal((await town.ivy.get('/spaces/secret-plans')).location, '/spaces/organisers')
})

test('a file is not there for others however its address is written', async () => {
  const id = talk.uploadId
  assert.equal((await town.ivy.get(talk.uploadUrl)).status, 200)
  for (const url of [
    `/uploads/${id}/x`,
    `/uploads/${id}/..%2f..%2f${id}`,
    `/uploads/0${id}/x`,
    `/uploads/${id}%00/x`,
    `/uploads/${id}/x.json`,
  ])
    assert.equal((await town.ada.get(url)).status, 404, url)
})

test('a file that a browser kept for one member is not shown to the next one on that computer', async () => {
  const page = await town.ivy.get(talk.uploadUrl)
  assert.match(String(page.headers['cache-control']), /private/)
  assert.match(String(page.headers.vary), /cookie/i)
})

test('a page of a member is kept by no shared cache, and a guest gets none of it, at once before and after', async () => {
  const guest = await town.gus.get('/talk')
  const member = await town.ada.get('/talk')
  const again = await town.gus.get('/talk')
  assert.ok(member.text.includes('Ada'))
  assert.ok(!guest.text.includes('Ada') && !again.text.includes('Ada'))
  assert.equal(again.text, guest.text)
  assert.match(String(member.headers['cache-control']), /private, no-cache/)
  assert.match(String(member.headers.vary), /cookie/)
  await town.ada.post('/sign-out')
  const after = await town.ada.get('/talk')
  assert.ok(!after.text.includes('Ada'))
  // The JSON of an address is no page, and the page no JSON.
  assert.match((await town.gus.get('/talk')).text, /^<!doctype html>/)
  assert.match((await town.gus.json('/talk')).text, /^\{/)
  assert.match((await town.gus.get('/talk')).text, /^<!doctype html>/)
})

test('drafts of others are not there, whatever their place is called', async () => {
  const place = `reply:${talk.threadId}`
  await town.ivy.postJson(`/drafts/${place}`, { body: `${MARK} unfinished` })
  for (const who of [town.bea, town.mo]) {
    assert.ok(!(await who.get('/drafts')).text.includes(`${MARK} unfinished`))
    assert.ok(!(await who.get(`/threads/${talk.threadId}`)).text.includes(`${MARK} unfinished`))
    await who.post(`/drafts/${place}/discard`)
    await who.postJson(`/drafts/${place}`, { body: '' })
  }
  assert.ok((await town.ivy.get('/drafts')).text.includes(`${MARK} unfinished`))
})

test('the page of a draft names no thread, post or space that its writer does not see', async () => {
  for (const place of [`reply:${talk.threadId}`, `edit:${talk.replyId}`, `new-thread:${town.spaces.invited}`])
    await town.sol.send('GET', '/drafts', {}).then(() =>
      town.db
        .insertInto('drafts')
        .values({ member_id: town.sol.id, place, fields: JSON.stringify({ body: 'mine' }) })
        .execute(),
    )
  const page = await town.sol.get('/drafts')
  assert.ok(page.text.includes('mine'))
  assert.ok(!page.text.includes(MARK) && !page.text.includes('Organisers') && !page.text.includes('/spaces/organisers'))
})

test('somebody who is taken out of a space reads none of it any more, by any door that was open to them', async () => {
  const eve = await town.newcomer('Eve')
  await town.db.insertInto('space_members').values({ space_id: town.spaces.invited, member_id: eve.id }).execute()
  assert.equal((await eve.get(`/threads/${talk.threadId}`)).status, 200)
  await eve.post(`/threads/${talk.threadId}/follow`, { level: 'follow' })
  await town.bea.post(`/threads/${talk.threadId}/posts`, { body: `${MARK} for @eve` })
  assert.ok((await eve.get('/notices')).text.includes(MARK))
  await town.db.deleteFrom('space_members').where('member_id', '=', eve.id).execute()
  for (const url of [
    '/',
    '/talk',
    '/notices',
    '/drafts',
    '/account/notices',
    '/account',
    `/threads/${talk.threadId}`,
    talk.uploadUrl,
    `/people/${town.bea.id}`,
  ])
    assert.ok(!(await eve.get(url)).text.includes(MARK), url)
  await town.work()
  for (const mail of await town.mails()) {
    if (JSON.stringify(mail.to).includes('eve@')) assert.ok(!JSON.stringify([mail.subject, mail.text, mail.html]).includes(MARK))
  }
  const zip = await eve.send('GET', '/account/leave/export', {})
  assert.equal(zip.status, 200)
})
