// Invitations: each for one address, and no way to learn who is here already.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'
import { mailTo, proveAddress, signedInAs, stranger, WELCOME } from './sign-in-mail.ts'

let town: Town
before(async () => {
  town = await openTown()
  await setJoining('invitation', 'members')
})
after(() => town.close())

async function setJoining(joining: string, inviting: string): Promise<void> {
  assert.equal((await town.mo.post('/stewards/joining', { joining, inviting })).status, 303)
}

const PAGE = '/join/invitations'
const invite = (who: Person, address: string, space_id: number | string = '') => who.post(PAGE, { address, space_id })
const idOfInvitation = async (address: string) =>
  (await town.db.selectFrom('invitations').select('id').where('address', '=', address).executeTakeFirstOrThrow()).id

test('somebody who is invited sees by whom, proves the address, and joins', async () => {
  assert.equal((await invite(town.ada, 'Nia@Home.example')).location, PAGE)
  assert.match((await town.ada.get(PAGE)).text, /nia@home\.example/)
  const mail = await mailTo(town, 'nia@home.example')
  assert.match(mail.subject, /Ada invites you to Testing Town/)
  const who = stranger(town)
  const page = (await who.get(mail.link)).text
  assert.match(page, /Ada invites you/)
  assert.match(page, /nia@home\.example/)
  assert.equal(await proveAddress(town, who, 'nia@home.example'), '/join/welcome')
  assert.match((await who.get('/join/welcome')).text, /Ada invited you/)
  assert.equal((await who.post('/join/welcome', WELCOME)).status, 303)
  assert.equal(await signedInAs(who), 'nia@home.example')
  assert.doesNotMatch((await town.ada.get(PAGE)).text, /nia@home\.example/)
  assert.equal((await stranger(town).get(mail.link)).status, 404)
})

test('an invitation is of no use to another address', async () => {
  await invite(town.ada, 'olu@home.example')
  const { link } = await mailTo(town, 'olu@home.example')
  const thief = stranger(town)
  await thief.get(link)
  await thief.post('/sign-in', { address: 'thief@home.example' })
  const mail = await mailTo(town, 'thief@home.example')
  assert.equal(mail.link + mail.code, '')
  // The link of the invitation itself signs nobody in.
  assert.equal((await thief.post('/sign-in/link', { token: link.split('/').at(-1)! })).status, 422)
  assert.equal((await thief.post('/join/welcome', WELCOME)).location, '/sign-in')
  assert.equal(await signedInAs(thief), undefined)
})

test('an invitation into a space with a list leads into it, and nowhere else', async () => {
  await invite(town.bea, 'pat@home.example', town.spaces.invited)
  const mail = await mailTo(town, 'pat@home.example')
  assert.match(mail.text, /Organisers/)
  const who = stranger(town)
  await proveAddress(town, who, 'pat@home.example')
  await who.post('/join/welcome', { ...WELCOME, name: 'Pat' })
  assert.equal((await who.get('/spaces/organisers')).status, 200)
})

test('nobody invites into a space that they are not in', async () => {
  for (const who of [town.ada, town.mo]) assert.equal((await invite(who, 'rex@home.example', town.spaces.invited)).status, 422)
  await assert.rejects(
    town.house.database.web.transaction().execute(async (db) => {
      await sql`select set_config('hearth.member_id', ${String(town.ada.id)}, true)`.execute(db)
      await db
        .insertInto('invitations')
        .values({ address: 'rex@home.example', invited_by: town.ada.id, space_id: town.spaces.invited })
        .execute()
    }),
    /row-level security/,
  )
})

test('an invitation into a space ends with its giver’s place in that space', async () => {
  await invite(town.bea, 'sal@home.example', town.spaces.invited)
  await mailTo(town, 'sal@home.example')
  await sql`delete from space_members where member_id = ${town.bea.id}`.execute(town.db)
  const who = stranger(town)
  await proveAddress(town, who, 'sal@home.example')
  await who.post('/join/welcome', { ...WELCOME, name: 'Sal' })
  assert.equal((await who.get('/spaces/organisers')).status, 404)
  await sql`insert into space_members (space_id, member_id) values (${town.spaces.invited}, ${town.bea.id})`.execute(town.db)
})

test('whoever invites an address learns nothing of whether it has an account', async () => {
  const seen = []
  for (const address of ['ivy@trust.example', 'ned.y@trust.example']) {
    const inviter = await town.newcomer(`Inviter${seen.length}`)
    const answer = await invite(inviter, address)
    await town.work()
    const page = (await inviter.get(PAGE)).text
      .replaceAll(address, 'ADDRESS')
      .replaceAll(/invitations\/\d+|datetime="[^"]*"|title="[^"]*"/g, '')
    seen.push([answer.status, answer.location, page.replaceAll(/Inviter\d|people\/\d+|avatar-\d|>I\d?</g, '')])
  }
  assert.deepEqual(seen[0], seen[1])
  assert.match((await mailTo(town, 'ivy@trust.example')).text, /have an account/)
})

test('an invitation that is late, taken back, or of somebody who is paused lets nobody in', async () => {
  const refused = async (address: string) => {
    const { link } = await mailTo(town, address)
    assert.equal((await stranger(town).get(link)).status, 404)
    await stranger(town).post('/sign-in', { address })
    assert.equal((await mailTo(town, address)).code, '')
  }
  await invite(town.ada, 'late@home.example')
  await sql`update invitations set expires_at = now() where address = 'late@home.example'`.execute(town.db)
  await town.work()
  await stranger(town).post('/sign-in', { address: 'late@home.example' })
  assert.equal((await mailTo(town, 'late@home.example')).code, '')

  await invite(town.ada, 'back@home.example')
  const { link } = await mailTo(town, 'back@home.example')
  const id = await idOfInvitation('back@home.example')
  assert.equal((await town.bea.post(`${PAGE}/${id}/take-back`)).status, 404)
  assert.equal((await town.ada.post(`${PAGE}/${id}/take-back`)).location, PAGE)
  assert.equal((await stranger(town).get(link)).status, 404)

  const cat = await town.newcomer('Cat')
  await invite(cat, 'paused@home.example')
  await mailTo(town, 'paused@home.example')
  await sql`update members set suspended_until = now() + interval '1 day' where id = ${cat.id}`.execute(town.db)
  await refused('paused@home.example')
})

test('members see their own invitations, stewards see all, and others none', async () => {
  await invite(town.ada, 'una@home.example')
  assert.doesNotMatch((await town.bea.get(PAGE)).text, /una@home\.example/)
  assert.match((await town.mo.get(PAGE)).text, /una@home\.example.*Invited by Ada/s)
  assert.notEqual((await town.gus.get(PAGE)).status, 200)
  assert.equal((await town.sol.post(PAGE, { address: 'x@home.example' })).status, 403)
  assert.equal((await town.mo.post(`${PAGE}/${await idOfInvitation('una@home.example')}/take-back`)).status, 303)
})

test('where only stewards invite, members cannot, and what they sent before no longer counts', async () => {
  await invite(town.ada, 'val@home.example')
  const { link } = await mailTo(town, 'val@home.example')
  await setJoining('invitation', 'stewards')
  assert.equal((await stranger(town).get(link)).status, 404)
  assert.equal((await invite(town.ada, 'wes@home.example')).status, 403)
  assert.match((await town.ada.get(PAGE)).text, /Stewards invite people here/)
  assert.equal((await invite(town.mo, 'wes@home.example')).status, 303)
  await setJoining('invitation', 'members')
})

test('with a steward’s yes, those whom a steward invited are in at once, and those whom a member invited wait', async () => {
  await setJoining('approval', 'members')
  const state = async (who: Person) => ((await who.get('/spaces/help-with-r')).status === 200 ? 'in' : 'waits')
  const joins = async (inviter: Person, address: string, space?: number) => {
    await invite(inviter, address, space)
    await mailTo(town, address)
    const who = stranger(town)
    await proveAddress(town, who, address)
    await who.post('/join/welcome', { ...WELCOME, name: address.replace('@', ' at ') })
    return who
  }
  assert.equal(await state(await joins(town.mo, 'xia@home.example')), 'in')
  const yan = await joins(town.bea, 'yan@home.example', town.spaces.invited)
  assert.equal(await state(yan), 'waits')
  assert.doesNotMatch((await town.bea.get('/spaces/organisers/people')).text, /yan at home/)
  assert.match((await town.mo.get('/stewards/waiting')).text, /Invited by.*Bea/s)
  const { id } = await town.db
    .selectFrom('members')
    .select('id')
    .where('name', '=', 'yan at home.example')
    .executeTakeFirstOrThrow()
  await town.mo.post(`/stewards/waiting/${id}`)
  assert.equal((await yan.get('/spaces/organisers')).status, 200)
  await setJoining('invitation', 'members')
})

test('invitations go out in reasonable numbers, and one mailbox is not flooded by many', async () => {
  for (const name of ['Ann', 'Ben', 'Col', 'Del'])
    assert.equal((await invite(await town.newcomer(name), 'busy@home.example')).status, 303)
  await town.work()
  const mails = (await town.mails()).filter((mail) => [mail.to ?? []].flat().some((to) => to.text.includes('busy@home.example')))
  assert.equal(mails.length, 3)
  const eager = await town.newcomer('Eager')
  await sql`insert into attempts (kind, key_hash) select 'invitation', sha256(convert_to(${String(eager.id)}, 'UTF8')) from generate_series(1, 50)`.execute(
    town.db,
  )
  assert.equal((await invite(eager, 'one.more@home.example')).status, 429)
})

test('what is over is forgotten every night', async () => {
  await sql`update sign_ins set expires_at = now() - interval '2 days'`.execute(town.db)
  await sql`update invitations set expires_at = now() - interval '31 days'`.execute(town.db)
  await sql`insert into attempts (kind, key_hash, at) values ('sign-in.network', sha256('x'), now() - interval '3 days')`.execute(
    town.db,
  )
  const { join } = await import('#features/join/feature.ts')
  await join.jobs!['join.forget']!(town.house, {} as never)
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from sign_ins) + (select count(*) from invitations)
         + (select count(*) from attempts where at < now() - interval '2 days') as n`.execute(town.db)
  assert.equal(Number(rows[0]?.n), 0)
})
