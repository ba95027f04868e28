// Spaces as people meet them: who sees which, addresses that change, lists of people, following.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, type Town } from '#test/kit.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const settings = {
  name: 'Help with R',
  purpose: 'Ask about R',
  norms: '',
  sees: 'members',
  writes: 'members',
  memory: 'for ever',
}
const names = async (person: Town['ada']) =>
  (await person.json('/spaces')).json.spaces.map((space: { name: string }) => space.name)

async function makeSpace(fields: Partial<typeof settings>): Promise<string> {
  const made = await town.mo.post('/spaces', { ...settings, ...fields })
  assert.equal(made.status, 303, made.text)
  return made.location.split('/').at(-1)!
}

test('Everybody sees the spaces that are theirs to see, and no others', async () => {
  assert.deepEqual(await names(town.gus), ['Commons'])
  assert.deepEqual(await names(town.ada), ['Commons', 'Help with R'])
  assert.deepEqual(await names(town.ivy), ['Commons', 'Help with R', 'Organisers'])
  assert.deepEqual(await names(town.mo), ['Commons', 'Help with R'])
})

test('An invited space is not there for whoever is not in it, a steward included', async () => {
  for (const person of [town.gus, town.ada, town.mo]) {
    for (const path of [
      '/spaces/organisers',
      '/spaces/organisers/people',
      '/spaces/organisers/settings',
      '/spaces/organisers/leave',
    ]) {
      const page = await person.get(path)
      const toSignIn = person === town.gus && page.location.startsWith('/sign-in')
      assert.ok(toSignIn || page.status === 404, `${path} gave ${page.status}`)
      assert.ok(!page.text.includes('Organisers') && !page.text.includes('Planning'))
    }
  }
  assert.equal((await town.mo.post('/spaces/organisers/settings', { ...settings, sees: 'everyone' })).status, 404)
  assert.equal((await town.mo.post('/spaces/organisers/archive', { archived: 'yes' })).status, 404)
})

test('Only stewards make spaces, and a form cannot say more than it asks', async () => {
  assert.equal((await town.ada.get('/spaces/new')).status, 404)
  assert.equal((await town.ada.post('/spaces', { ...settings, name: 'Mine' })).status, 404)
  const slug = await makeSpace({ name: 'Extra', ...{ position: '-5', archived_at: '2020-01-01', id: '999' } })
  const row = await town.db.selectFrom('spaces').selectAll().where('slug', '=', slug).executeTakeFirstOrThrow()
  assert.notEqual(row.id, 999)
  assert.equal(row.archived_at, null)
  assert.ok(row.position > 0)
})

test('The same form for a space sent twice makes one space', async () => {
  const page = await town.mo.get('/spaces/new')
  const once = /name="once" value="([^"]+)"/.exec(page.text)![1]!
  const fields = { ...settings, name: 'Made once', once }
  const [one, two] = await Promise.all([town.mo.post('/spaces', fields), town.mo.post('/spaces', fields)])
  assert.equal(one.location, two.location)
  const rows = await town.db.selectFrom('spaces').select('id').where('name', '=', 'Made once').execute()
  assert.equal(rows.length, 1)
})

test('A space without a name, or with a purpose that is too long, is asked for again with what was typed', async () => {
  const page = await town.mo.post('/spaces', { ...settings, name: ' ', purpose: 'p'.repeat(301), norms: 'Be kind to all' })
  assert.equal(page.status, 422)
  assert.match(page.text, /Give the space a name/)
  assert.match(page.text, /Be kind to all/)
})

test('A renamed space has a new address and the old one leads there, but only for those who see the space', async () => {
  const slug = await makeSpace({ name: 'Quiet corner', sees: 'invited', writes: 'invited' })
  const renamed = await town.mo.post(`/spaces/${slug}/settings`, {
    ...settings,
    name: 'Quiet room',
    sees: 'invited',
    writes: 'invited',
  })
  assert.equal(renamed.location, '/spaces/quiet-room')
  const led = await town.mo.get('/spaces/quiet-corner')
  assert.equal(led.status, 301)
  assert.equal(led.location, '/spaces/quiet-room')
  for (const person of [town.ada, town.gus, await town.newcomer('Steve', { role: 'steward' })]) {
    const page = await person.get('/spaces/quiet-corner')
    assert.equal(page.status, 404)
    assert.equal(page.location, '')
  }
})

test('Two spaces of one name have two addresses, and a name cannot take another space’s old address', async () => {
  const first = await makeSpace({ name: 'Python' })
  assert.equal(await makeSpace({ name: 'Python!' }), `${first}-2`)
  await town.mo.post(`/spaces/${first}/settings`, { ...settings, name: 'Snakes' })
  assert.equal(await makeSpace({ name: 'Python' }), 'python-3')
  assert.equal((await town.mo.get('/spaces/python')).location, '/spaces/snakes')
})

test('A private conversation is opened only after a page has said what becomes visible, with a reason, and its people are told', async () => {
  const slug = await makeSpace({ name: 'Venting', sees: 'invited', writes: 'invited' })
  const space = await town.db.selectFrom('spaces').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
  await town.db.insertInto('space_members').values({ space_id: space.id, member_id: town.ivy.id }).execute()
  await town.ivy.post(`/spaces/${slug}/threads`, { title: 'A hard week', body: 'In confidence' })
  const wider = { ...settings, name: 'Venting', sees: 'everyone' }
  const seen = async () =>
    (await town.db.selectFrom('spaces').select('sees').where('id', '=', space.id).executeTakeFirstOrThrow()).sees
  const asked = await town.mo.post(`/spaces/${slug}/settings`, wider)
  assert.equal(asked.status, 200)
  assert.match(asked.text, /becomes visible to everyone on the web/)
  assert.equal(await seen(), 'invited')
  const confirmed = /name="confirmed" value="([^"]+)"/.exec(asked.text)![1]!
  assert.equal((await town.mo.post(`/spaces/${slug}/settings`, { ...wider, confirmed })).status, 422)
  assert.equal(await seen(), 'invited')
  const toMembers = await town.mo.post(`/spaces/${slug}/settings`, { ...wider, sees: 'members', confirmed, reason: 'Asked for' })
  assert.equal(toMembers.status, 200, 'agreeing to one thing is not agreeing to another')
  const done = await town.mo.post(`/spaces/${slug}/settings`, { ...wider, confirmed, reason: 'All agreed' })
  assert.equal(done.status, 303)
  assert.equal(await seen(), 'everyone')
  await town.work()
  const mail = (await town.mails()).find((one) => one.subject?.includes('is now open to everyone on the web'))
  assert.equal([mail?.to].flat()[0]?.text, 'ivy@trust.example')
})

test('Closing a space to others keeps in those who wrote there', async () => {
  const slug = await makeSpace({ name: 'Workshop' })
  await town.ada.post(`/spaces/${slug}/threads`, { title: 'A start', body: 'Words' })
  const closed = { ...settings, name: 'Workshop', sees: 'invited', writes: 'invited', reason: 'Calmer' }
  const asked = await town.mo.post(`/spaces/${slug}/settings`, closed)
  const confirmed = /name="confirmed" value="([^"]+)"/.exec(asked.text)![1]!
  await town.mo.post(`/spaces/${slug}/settings`, { ...closed, confirmed })
  assert.equal((await town.ada.get(`/spaces/${slug}`)).status, 200)
  assert.equal((await town.mo.get(`/spaces/${slug}`)).status, 200)
  assert.equal((await town.bea.get(`/spaces/${slug}`)).status, 404)
})

test('A member follows and mutes a space, and takes both back', async () => {
  const level = async () => (await town.ada.json('/spaces')).json.spaces[0].follow_level
  await town.ada.post('/spaces/commons/follow', { level: 'follow' })
  assert.equal(await level(), 'follow')
  await town.ada.post('/spaces/commons/follow', { level: 'mute' })
  assert.equal(await level(), 'mute')
  await town.ada.post('/spaces/commons/follow', { level: 'neither' })
  assert.equal(await level(), null)
  assert.equal((await town.ada.post('/spaces/organisers/follow', { level: 'follow' })).status, 404)
  assert.equal((await town.sol.post('/spaces/commons/follow', { level: 'follow' })).status, 403)
})

test('An archived space can be read and not written in, until it is brought back', async () => {
  const slug = await makeSpace({ name: 'Last year' })
  await town.mo.post(`/spaces/${slug}/archive`, { archived: 'yes' })
  assert.match((await town.ada.get(`/spaces/${slug}`)).text, /archived/)
  assert.equal((await town.ada.get(`/spaces/${slug}/new`)).status, 403)
  await town.mo.post(`/spaces/${slug}/archive`, { archived: 'no' })
  assert.equal((await town.ada.get(`/spaces/${slug}/new`)).status, 200)
})

test('Stewards put spaces in order, without moving those they do not see', async () => {
  const before = await names(town.mo)
  const slug = (await town.mo.json('/spaces')).json.spaces[1].slug
  await town.mo.post(`/spaces/${slug}/order`, { way: 'up' })
  const now = await names(town.mo)
  assert.deepEqual(now.slice(0, 2), [before[1], before[0]])
  assert.equal((await town.ada.post(`/spaces/${slug}/order`, { way: 'down' })).status, 404)
  assert.equal((await town.mo.post('/spaces/organisers/order', { way: 'up' })).status, 404)
  await town.mo.post(`/spaces/${slug}/order`, { way: 'down' })
})
