// Notices as people meet them: writing, being told, opening, following, muting, unfollowing by one click.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

async function startThread(who: Person, title: string, body: string): Promise<string> {
  const answer = await who.post('/spaces/help-with-r/threads', { title, body })
  assert.equal(answer.status, 303, answer.text)
  return answer.location
}

async function reply(who: Person, thread: string, fields: Record<string, string | number>): Promise<number> {
  const answer = await who.post(`${thread}/posts`, fields)
  assert.equal(answer.status, 303, answer.text)
  return Number(/#post-(\d+)/.exec(answer.location)![1])
}

const unseen = async (who: Person) =>
  (await who.json('/notices')).json.groups
    .filter((group: { unseen: boolean }) => group.unseen)
    .map((group: { sentence: string }) => group.sentence)

test('a mention in a post is a notice and a mail; the notice opens the post and is then seen', async () => {
  const thread = await startThread(town.ada, 'Dates in R', 'Does @bea know?')
  assert.deepEqual(await unseen(town.bea), ['Ada mentioned you in “Dates in R”'])
  await town.work()
  const mail = (await town.mails()).at(-1)!
  assert.equal(mail.subject, 'Ada mentioned you in “Dates in R”')
  const link = /http:\/\/hearth\.test(\/notices\/\d+\?post=\d+)/.exec(mail.text ?? '')![1]!
  const opened = await town.bea.get(link)
  assert.match(opened.location, /^\/posts\/\d+$/)
  assert.match((await town.bea.get(opened.location)).location, new RegExp(`^${thread}\\?page=1#post-`))
  assert.deepEqual(await unseen(town.bea), [])
})

test('reading a thread marks its notices as seen, also after one has written in it', async () => {
  const thread = await startThread(town.ada, 'Reading along', 'Words')
  const first = Number((await town.ada.json(thread)).json.posts[0].id)
  await reply(town.bea, thread, { body: 'An answer', reply_to: first })
  assert.deepEqual(await unseen(town.ada), ['Bea replied to you in “Reading along”'])
  await reply(town.ada, thread, { body: 'Thank you' })
  await town.ada.get(thread)
  assert.deepEqual(await unseen(town.ada), [])
  assert.deepEqual(await unseen(town.bea), ['Ada replied in “Reading along”'], 'whoever writes follows')
})

test('one click in a mail stops the mails, muting on the page stops the notices', async () => {
  const { ada, ivy } = town
  const thread = await startThread(ivy, 'Stop it', 'Words')
  const { choices } = (await ivy.json('/account/notices')).json
  await ivy.post('/account/notices', { ...choices, thread: 'mail' })
  await reply(ada, thread, { body: 'One' })
  await town.work()
  const mails = await town.mails()
  const { url } = (mails.at(-1)!.headers.get('list') as { unsubscribe: { url: string } }).unsubscribe
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example' }
  assert.equal(
    (await town.gus.send('POST', url.replace('http://hearth.test', ''), form, 'List-Unsubscribe=One-Click')).status,
    200,
  )
  await ivy.get(thread)
  await reply(ada, thread, { body: 'Two' })
  await town.work()
  assert.equal((await town.mails()).length, mails.length)
  assert.deepEqual(await unseen(ivy), ['Ada replied in “Stop it”'])
  await ivy.get(thread)
  await ivy.post(`${thread}/follow`, { level: 'mute' })
  await reply(ada, thread, { body: 'Three' })
  assert.deepEqual(await unseen(ivy), [])
})
