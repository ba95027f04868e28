// The mail that a test's person finds in their mailbox.
import assert from 'node:assert/strict'
import type { Town } from '../kit.ts'
import { type Person, personOf } from '../person.ts'

export type Found = { subject: string; text: string; html: string; code: string; link: string; token: string }

/** The newest mail to an address, after all waiting work is done. */
export async function mailTo(town: Town, address: string): Promise<Found> {
  await town.work()
  const mails = (await town.mails()).filter((mail) => [mail.to ?? []].flat().some((to) => to.text.includes(address)))
  const mail = mails.at(-1)
  assert.ok(mail, `no mail came to ${address}`)
  const text = mail.text ?? ''
  const link = /http:\/\/hearth\.test(\/(?:sign-in\/link|join\/invitation)\/[\w-]+)/.exec(text)?.[1] ?? ''
  return {
    subject: mail.subject ?? '',
    text,
    html: String(mail.html),
    code: /\b(\d{3}) (\d{3})\b/.exec(text)?.slice(1).join('') ?? '',
    link,
    token: link.split('/').at(-1) ?? '',
  }
}

/** Somebody whom nobody knows, with a browser of their own. */
export const stranger = (town: Town): Person => personOf(town.app, 0, undefined)

/** The primary address of whoever is signed in here; undefined for a guest. */
export async function signedInAs(who: Person): Promise<string | undefined> {
  const answer = await who.json('/account/addresses')
  return answer.status === 200 ? answer.json.addresses[0].address : undefined
}

/** Asks for a mail and proves the address with its code; gives back where that leads. */
export async function proveAddress(town: Town, who: Person, address: string, next = ''): Promise<string> {
  const asked = await who.post('/sign-in', { address, next })
  assert.equal(asked.status, 303, asked.text)
  const { code } = await mailTo(town, address)
  const answer = await who.post('/sign-in/code', { code })
  assert.equal(answer.status, 303, answer.text)
  return answer.location
}

export const WELCOME = { name: 'Nia Price', about: '', wants_to_learn: '', could_help: '', agree: 'on', version: 1 }
