// Several addresses for one member: added, proven, chosen, removed, and nothing learnt about those of others.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { needsPersonalAddress } from '#core/members/personal-domains.ts'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

const ADD = '/account/addresses'
const CONFIRM = '/account/addresses/confirm'

type Sent = { subject: string; text: string; code: string; token: string }

/** The newest mail to an address. */
async function mailTo(address: string): Promise<Sent> {
  await town.work()
  const mails = (await town.mails()).filter((mail) => [mail.to ?? []].flat().some((to) => to.text.includes(address)))
  const mail = mails.at(-1)
  assert.ok(mail, `no mail came to ${address}`)
  const text = mail.text ?? ''
  return {
    subject: mail.subject ?? '',
    text,
    code: /\b(\d{3}) (\d{3})\b/.exec(text)?.slice(1).join('') ?? '',
    token: /confirm\/([\w-]+)/.exec(text)?.[1] ?? '',
  }
}

async function addressesOf(who: Person): Promise<{ id: number; address: string; is_primary: boolean }[]> {
  return (await who.json(ADD)).json.addresses
}

async function addAddress(who: Person, address: string): Promise<void> {
  await who.post(ADD, { address })
  await who.post(CONFIRM, { code: (await mailTo(address)).code })
}

test('a member adds an address with the code of the mail, and the other address hears of it', async () => {
  const ana = await town.newcomer('Ana')
  const asked = await ana.post(ADD, { address: ' Ana@Home.Example ' })
  assert.equal(asked.location, CONFIRM)
  assert.match((await ana.get(CONFIRM)).text, /ana@home\.example/)
  const { code } = await mailTo('ana@home.example')
  assert.equal((await ana.post(CONFIRM, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).location, ADD)
  assert.deepEqual(
    (await addressesOf(ana)).map((one) => [one.address, one.is_primary]),
    [
      ['ana@trust.example', true],
      ['ana@home.example', false],
    ],
  )
  assert.match((await mailTo('ana@trust.example')).subject, /added/)
})

test('opening the link of the mail adds nothing: the button behind it does, once', async () => {
  const ben = await town.newcomer('Ben')
  await ben.post(ADD, { address: 'ben@home.example' })
  const { token } = await mailTo('ben@home.example')
  const page = await ben.get(`${CONFIRM}/${token}`)
  assert.equal(page.status, 200)
  assert.match(page.text, new RegExp(`value="${token}"`))
  assert.equal((await addressesOf(ben)).length, 1)
  assert.equal((await ben.post(CONFIRM, { token })).status, 303)
  assert.equal((await addressesOf(ben)).length, 2)
  const again = await ben.post(CONFIRM, { token })
  assert.equal(again.status, 422)
  assert.match(again.text, /does not fit/)
})

test('whoever else holds the link or the code can do nothing with it', async () => {
  const cat = await town.newcomer('Cat')
  const dan = await town.newcomer('Dan')
  await cat.post(ADD, { address: 'cat@home.example' })
  const { token, code } = await mailTo('cat@home.example')
  assert.equal((await dan.post(CONFIRM, { token })).status, 422)
  assert.equal((await dan.post(CONFIRM, { code })).status, 422)
  assert.equal((await town.gus.post(CONFIRM, { token })).status, 303)
  assert.equal((await addressesOf(dan)).length, 1)
  assert.equal((await cat.post(CONFIRM, { token })).status, 303)
})

test('a late code, and one before the newest, add nothing', async () => {
  const eve = await town.newcomer('Eve')
  await eve.post(ADD, { address: 'eve@home.example' })
  const older = await mailTo('eve@home.example')
  await eve.post(ADD, { address: 'eve@home.example' })
  const newer = await mailTo('eve@home.example')
  assert.equal((await eve.post(CONFIRM, { token: older.token })).status, 422)
  await town.db
    .updateTable('account_codes')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where('member_id', '=', eve.id)
    .execute()
  assert.equal((await eve.post(CONFIRM, { token: newer.token })).status, 422)
  assert.equal((await addressesOf(eve)).length, 1)
})

test('a code ends after five wrong ones, and with the session that asked for it', async () => {
  const fay = await town.newcomer('Fay')
  await fay.post(ADD, { address: 'fay@home.example' })
  const { code } = await mailTo('fay@home.example')
  const wrong = code === '000000' ? '000001' : '000000'
  for (let tries = 0; tries < 5; tries++) assert.equal((await fay.post(CONFIRM, { code: wrong })).status, 422)
  assert.equal((await fay.post(CONFIRM, { code })).status, 422)

  await fay.post(ADD, { address: 'fay@home.example' })
  const { token } = await mailTo('fay@home.example')
  const laptop = await town.anotherBrowser(fay)
  await laptop.post('/account/sessions/end-others')
  assert.equal((await laptop.post(CONFIRM, { token })).status, 422)
  assert.equal((await addressesOf(laptop)).length, 1)
})

test('nothing is kept of a code or a link but a hash', async () => {
  const gil = await town.newcomer('Gil')
  await gil.post(ADD, { address: 'gil@home.example' })
  const { code, token } = await mailTo('gil@home.example')
  const rows = await town.db.selectFrom('account_codes').selectAll().where('member_id', '=', gil.id).execute()
  const kept = JSON.stringify(rows, (_, value) => (value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value))
  assert.ok(!kept.includes(code) && !kept.includes(token))
})

test('the page does not tell whether an address has an account; its owner gets a mail that does', async () => {
  const hal = await town.newcomer('Hal')
  const shown = async (address: string) => {
    const asked = await hal.post(ADD, { address })
    const page = await hal.get(CONFIRM)
    return { status: asked.status, location: asked.location, page: page.text.replaceAll(address, 'ADDRESS') }
  }
  assert.deepEqual(await shown('bea@trust.example'), await shown('nobody@trust.example'))
  const toBea = await mailTo('bea@trust.example')
  assert.match(toBea.text, /Somebody tried to add this address/)
  assert.equal(toBea.code, '')
  assert.doesNotMatch(toBea.text, /Hal/)
  await hal.post(ADD, { address: 'bea@trust.example' })
  for (const code of ['123456', '000000']) assert.equal((await hal.post(CONFIRM, { code })).status, 422)
})

test('an address that gets an account in the meantime is not added a second time', async () => {
  const ida = await town.newcomer('Ida')
  await ida.post(ADD, { address: 'jan@trust.example' })
  const { code } = await mailTo('jan@trust.example')
  await town.newcomer('Jan')
  assert.equal((await ida.post(CONFIRM, { code })).status, 422)
})

test('what is no address, or is one’s own already, is said beside the field, with what was typed', async () => {
  for (const address of ['nowhere', 'a@b@c.example', `${'x'.repeat(300)}@home.example`, 'a\0b@home.example, c@home.example']) {
    const answer = await town.ada.post(ADD, { address })
    assert.equal(answer.status, 422, address.slice(0, 20))
    assert.match(answer.text, /field-address-error/)
  }
  const own = await town.ada.post(ADD, { address: 'ADA@trust.example' })
  assert.equal(own.status, 422)
  assert.match(own.text, /one of yours already/)
})

test('asking again and again comes to an end, for a member and for a mailbox', async () => {
  const kim = await town.newcomer('Kim')
  let last = 0
  for (let tries = 0; tries < 11; tries++) last = (await kim.post(ADD, { address: `kim${tries}@home.example` })).status
  assert.equal(last, 429)
  const many = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => town.newcomer(`Lou${n}`)))
  for (const one of many) assert.equal((await one.post(ADD, { address: 'victim@home.example' })).location, CONFIRM)
  await town.work()
  const mails = (await town.mails()).filter((mail) => [mail.to ?? []].flat().some((to) => to.text.includes('victim@')))
  assert.equal(mails.length, 4)
})

test('another address becomes the one that mail goes to', async () => {
  const max = await town.newcomer('Max')
  await addAddress(max, 'max@home.example')
  const second = (await addressesOf(max))[1]!
  await max.post(`${ADD}/${second.id}/primary`)
  assert.deepEqual(
    (await addressesOf(max)).map((one) => [one.address, one.is_primary]),
    [
      ['max@home.example', true],
      ['max@trust.example', false],
    ],
  )
})

test('removing an address signs out every other device, tells the others, and finds a new first one', async () => {
  const nia = await town.newcomer('Nia')
  await addAddress(nia, 'nia@home.example')
  const phone = await town.anotherBrowser(nia)
  const first = (await addressesOf(nia))[0]!
  assert.match((await nia.get(`${ADD}/${first.id}/remove`)).text, /sign out other devices/)
  assert.equal((await nia.post(`${ADD}/${first.id}/remove`)).location, ADD)
  assert.deepEqual(
    (await addressesOf(nia)).map((one) => [one.address, one.is_primary]),
    [['nia@home.example', true]],
  )
  assert.equal((await phone.get('/account')).status, 303)
  assert.match((await mailTo('nia@home.example')).text, /nia@trust\.example was removed/)
  assert.doesNotMatch((await mailTo('nia@trust.example')).text, /nia@home/)
})

test('the last address stays, also when two are removed at one moment', async () => {
  const oli = await town.newcomer('Oli')
  const only = (await addressesOf(oli))[0]!
  assert.equal((await oli.post(`${ADD}/${only.id}/remove`)).status, 409)
  await addAddress(oli, 'oli@home.example')
  const both = await addressesOf(oli)
  const answers = await Promise.all(both.map((one) => oli.post(`${ADD}/${one.id}/remove`)))
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [303, 409])
  assert.equal((await addressesOf(oli)).length, 1)
})

test('another member’s address is not there for me, whatever I do to its number', async () => {
  const pia = await town.newcomer('Pia')
  const theirs = (await addressesOf(town.bea))[0]!
  await addAddress(pia, 'pia@home.example')
  assert.equal((await pia.get(`${ADD}/${theirs.id}/remove`)).status, 404)
  for (const act of ['remove', 'primary']) assert.equal((await pia.post(`${ADD}/${theirs.id}/${act}`)).status, 404)
  assert.equal((await town.bea.json(ADD)).json.addresses.length, 1)
})

test('a form from another website changes no address', async () => {
  const answer = await town.ada.post(ADD, { address: 'thief@evil.example' }, { 'sec-fetch-site': 'cross-site' })
  assert.equal(answer.status, 403)
})

test('a paused member may still look after their addresses', async () => {
  assert.equal((await town.sol.get(ADD)).status, 200)
  assert.equal((await town.sol.post(ADD, { address: 'sol@home.example' })).location, CONFIRM)
})

test('a personal address is asked for where all hang on one employer', () => {
  assert.ok(needsPersonalAddress(['ada@trust.nhs.uk']))
  assert.ok(needsPersonalAddress(['ada@trust.nhs.uk', 'ada.b@trust.nhs.uk']))
  assert.ok(!needsPersonalAddress(['ada@trust.nhs.uk', 'ada@gmail.com']))
  assert.ok(!needsPersonalAddress(['ada@gmail.com']))
})
