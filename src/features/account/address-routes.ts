// Several addresses for one member: add, show that it is yours, choose the first, take away.

import { z } from 'zod'
import { needsPersonalAddress } from '#core/members/personal-domains.ts'
import { found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import { emptyForm, formMistake, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { countTry, withinLimit } from '#platform/limits.ts'
import { type Member, memberOf } from '#platform/viewer.ts'
import { addProvenAddress, askCode } from './codes.ts'
import { mailAccountNews, mailAddressCode, mailAddressTaken } from './emails.tsx'
import { AddAddressForm, CodeForm, TokenForm } from './forms.ts'
import { mayRemoveAddress } from './policy.ts'
import { findAddress, findWaitingCode, listAddresses, makePrimary, removeAddress } from './queries.ts'
import { AddressesPage } from './views/AddressesPage.tsx'
import { ConfirmAddressPage, ConfirmLinkPage } from './views/ConfirmAddressPage.tsx'
import { RemoveAddressPage } from './views/RemoveAddressPage.tsx'

/** A member mistypes a few times; more is somebody trying out whose addresses there are. */
const ASKS_OF_MEMBER = { kind: 'address.member', most: 10, minutes: 60 }
/** So that nobody fills a stranger's mailbox with our mails. Nothing is said where it is reached. */
const ASKS_TO_ADDRESS = { kind: 'address.to', most: 4, minutes: 60 }

const LAST_ONE = 'This is your only address, and without one you could not sign in. Add another address first.'
const WRONG = 'That does not fit. It may be older than 15 minutes, or used, or a newer mail was sent. Ask for a new one.'

export const AddressesJson = z.object({
  addresses: z.array(
    z.object({
      id: z.number(),
      address: z.string(),
      is_primary: z.boolean(),
      verified_at: z.date().transform((date) => date.toISOString()),
    }),
  ),
})

async function showAddresses(db: Db, member: Member, form: ReadForm<unknown> = emptyForm()) {
  const addresses = await listAddresses(db, member.id)
  const all = addresses.map(({ address }) => address)
  const status = Object.keys(form.errors ?? {}).length > 0 ? 422 : 200
  return show(
    AddressesPage,
    { addresses, form, wantsPersonal: needsPersonalAddress(all) },
    { title: 'Your addresses', json: AddressesJson, status, noindex: true },
  )
}

export function addressRoutes(app: App): void {
  const { house } = app

  app.get(
    '/account/addresses',
    { may: 'member', always: true, json: AddressesJson, summary: 'Your e-mail addresses' },
    async ({ viewer, db }) => showAddresses(db, memberOf(viewer)),
  )

  app.post('/account/addresses', { may: 'member', always: true, form: AddAddressForm }, async ({ viewer, db, body }) => {
    const member = memberOf(viewer)
    const form = readForm(AddAddressForm, body)
    if (!form.data) return showAddresses(db, member, form)
    const { address } = form.data
    const mine = await listAddresses(db, member.id)
    if (mine.some((one) => one.address === address))
      return showAddresses(db, member, formMistake(form, { address: 'This address is one of yours already.' }))
    await countTry(db, ASKS_OF_MEMBER, String(member.id))
    const asked = await askCode(db, member, 'add', address)
    if (await withinLimit(db, ASKS_TO_ADDRESS, address)) {
      if (asked.usable) await mailAddressCode(db, house, address, asked)
      else await mailAddressTaken(db, house, address)
    }
    return seeOther('/account/addresses/confirm')
  })

  app.get('/account/addresses/confirm', { may: 'member', always: true }, async ({ viewer, db }) => {
    const waiting = await findWaitingCode(db, memberOf(viewer).id, 'add')
    if (!waiting) return seeOther('/account/addresses', { said: 'There is no address that waits for a code.' })
    return show(
      ConfirmAddressPage,
      { address: waiting.address, form: emptyForm() },
      { title: 'Look in your mail', noindex: true },
    )
  })

  // Opening the link does nothing: scanners of hospitals open links before people do.
  app.get('/account/addresses/confirm/:token', { may: 'member', always: true }, async ({ params }) => {
    const form = readForm(TokenForm, params)
    if (!form.data) throw new Refusal(404, 'There is no page here.')
    return show(ConfirmLinkPage, { token: form.data.token }, { title: 'Add this address', noindex: true })
  })

  app.post('/account/addresses/confirm', { may: 'member', always: true, form: CodeForm }, async ({ viewer, db, body }) => {
    const member = memberOf(viewer)
    const link = readForm(TokenForm, body)
    const form = readForm(CodeForm, body)
    const address = link.data
      ? await addProvenAddress(db, member, link.data)
      : form.data && (await addProvenAddress(db, member, form.data))
    if (address) {
      const others = (await listAddresses(db, member.id)).map((one) => one.address).filter((one) => one !== address)
      await mailAccountNews(db, house, others, {
        subject: 'An address was added to your account',
        line: `The address ${address} was added to your account and can now sign in to it.`,
      })
      return seeOther('/account/addresses', { said: `You can sign in with ${address} from now on.` })
    }
    const waiting = await findWaitingCode(db, member.id, 'add')
    const mistaken = form.data || link.data ? formMistake(form, link.data ? { form: WRONG } : { code: WRONG }) : form
    if (!waiting || link.data) return showAddresses(db, member, formMistake(emptyForm(), { form: WRONG }))
    return show(
      ConfirmAddressPage,
      { address: waiting.address, form: mistaken },
      { title: 'Look in your mail', status: 422, noindex: true },
    )
  })

  app.post('/account/addresses/:id/primary', { may: 'member', always: true }, async ({ viewer, db, params }) => {
    const { address, id } = found(await findAddress(db, memberOf(viewer).id, idOf(params.id)))
    const before = await makePrimary(db, id)
    if (before) {
      await mailAccountNews(db, house, [before], {
        subject: 'Your first address changed',
        line: `Mail for your account goes to ${address} from now on. You can still sign in with this address too.`,
      })
    }
    return seeOther('/account/addresses', { said: `Mail goes to ${address} from now on.` })
  })

  app.get('/account/addresses/:id/remove', { may: 'member', always: true }, async ({ viewer, db, params }) => {
    const addresses = await listAddresses(db, memberOf(viewer).id)
    const address = found(addresses.find((one) => one.id === idOf(params.id)))
    if (!mayRemoveAddress(addresses)) throw new Refusal(409, LAST_ONE)
    return show(RemoveAddressPage, { address }, { title: 'Remove an address', noindex: true })
  })

  app.post('/account/addresses/:id/remove', { may: 'member', always: true }, async ({ viewer, db, params }) => {
    const member = memberOf(viewer)
    const { id } = found(await findAddress(db, member.id, idOf(params.id)))
    const gone = await removeAddress(db, id, member.sessionId)
    if (!gone) throw new Refusal(409, LAST_ONE)
    const left = (await listAddresses(db, member.id)).map((one) => one.address)
    await mailAccountNews(db, house, left, {
      subject: 'An address was removed from your account',
      line: `The address ${gone} was removed from your account, and all other devices were signed out.`,
    })
    // Whoever reads that mailbox now may be somebody else: it is told nothing of whose account it was.
    await mailAccountNews(db, house, [gone], {
      subject: 'This address was removed from an account',
      line: `This address was removed from an account at ${house.config.name} and no longer signs in to it. If that was your account and you did not do this, tell a steward.`,
      wasIt: false,
    })
    return seeOther('/account/addresses', { said: `${gone} is removed, and your other devices are signed out.` })
  })
}
