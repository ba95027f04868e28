// The page of passkeys, and the four questions that the browser's script asks.
import { z } from 'zod'
import { deviceOf } from '#core/members/device.ts'
import { signInChecked } from '#core/members/sessions.ts'
import { found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { ownPath, seeOther, sendJson, show } from '#platform/http/answers.ts'
import { SAID_COOKIE } from '#platform/http/cookies.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { withinLimit } from '#platform/limits.ts'
import { networkOf } from '#platform/network.ts'
import { type Member, memberOf } from '#platform/viewer.ts'
import { mailAccountNews } from './emails.tsx'
import { PasskeyNameForm } from './forms.ts'
import {
  finishAdding,
  finishUsing,
  listPasskeys,
  MadePasskey,
  MOST_PASSKEYS,
  removePasskey,
  renamePasskey,
  startAdding,
  startUsing,
  UsedPasskey,
} from './passkeys.ts'
import { listAddresses } from './queries.ts'
import { PasskeysPage } from './views/PasskeysPage.tsx'
import { RemovePasskeyPage } from './views/RemovePasskeyPage.tsx'

/** Whole hospitals share one network address: enough for all of them on a Monday morning, too few to keep the database busy. */
const USES_OF_NETWORK = { kind: 'passkey.network', most: 600, minutes: 10 }
const TOO_FAST = 'That was tried many times in a short while. Wait a few minutes and try again.'
const UNKNOWN = 'This passkey does not fit here. Sign in with a code by mail instead.'
const NOT_KEPT = 'The passkey was not added. Try it once more.'

const when = z.date().transform((date) => date.toISOString())
export const PasskeysJson = z.object({
  passkeys: z.array(z.object({ id: z.number(), name: z.string(), created_at: when, last_used_at: when.nullable() })),
})

const FinishAdding = z.object({ name: z.string().optional(), response: MadePasskey })
const FinishUsing = z.object({ next: z.string().max(2000).optional(), response: UsedPasskey })

async function showPasskeys(db: Db, member: Member, form: ReadForm<unknown> = emptyForm(), editing?: number) {
  const passkeys = await listPasskeys(db, member.id)
  const status = Object.keys(form.errors ?? {}).length > 0 ? 422 : 200
  const full = passkeys.length >= MOST_PASSKEYS
  return show(PasskeysPage, { passkeys, form, editing, full }, { title: 'Passkeys', json: PasskeysJson, status, noindex: true })
}

async function tellAddresses(db: Db, member: Member, house: App['house'], subject: string, line: string): Promise<void> {
  const addresses = (await listAddresses(db, member.id)).map((one) => one.address)
  await mailAccountNews(db, house, addresses, { subject, line })
}

export function passkeyRoutes(app: App): void {
  const { house } = app

  app.get(
    '/account/passkeys',
    { may: 'member', always: true, json: PasskeysJson, summary: 'Your passkeys' },
    async ({ viewer, db }) => showPasskeys(db, memberOf(viewer)),
  )

  app.post('/passkeys/add/start', { may: 'member', always: true }, async ({ viewer, db }) => {
    const member = memberOf(viewer)
    const [primary] = await listAddresses(db, member.id)
    if ((await listPasskeys(db, member.id)).length >= MOST_PASSKEYS) {
      return sendJson({ error: `You have ${MOST_PASSKEYS} passkeys. Remove one that you no longer use first.` }, 409)
    }
    return sendJson({ options: await startAdding(db, house.config, member, primary?.address ?? member.name) })
  })

  app.post('/passkeys/add/finish', { may: 'member', always: true }, async ({ viewer, db, body, request }) => {
    const member = memberOf(viewer)
    const sent = FinishAdding.safeParse(body)
    if (!sent.success) return sendJson({ error: NOT_KEPT }, 422)
    const named = PasskeyNameForm.safeParse({ name: sent.data.name || deviceOf(request.headers['user-agent']) })
    if (!named.success) return sendJson({ error: named.error.issues[0]?.message }, 422)
    // A value, not a refusal: the challenge stays used up.
    if (!(await finishAdding(db, house.config, member, sent.data.response, named.data.name))) {
      return sendJson({ error: NOT_KEPT }, 422)
    }
    await tellAddresses(
      db,
      member,
      house,
      'A passkey was added to your account',
      `A passkey named “${named.data.name}” was added to your account and can now sign in to it.`,
    )
    return goOn('/account/passkeys', 'The passkey is added. You can sign in with it from now on.')
  })

  app.post('/passkeys/use/start', { may: 'anyone' }, async ({ db, network }) => {
    if (!(await withinLimit(db, USES_OF_NETWORK, networkOf(network)))) return sendJson({ error: TOO_FAST }, 429)
    return sendJson({ options: await startUsing(db, house.config) })
  })

  app.post('/passkeys/use/finish', { may: 'anyone' }, async (asked) => {
    const sent = FinishUsing.safeParse(asked.body)
    if (!sent.success) return sendJson({ error: UNKNOWN }, 422)
    const memberId = await finishUsing(asked.db, house.config, sent.data.response)
    const inside = memberId !== undefined && (await signInChecked(asked, memberId, ownPath(sent.data.next)))
    return inside || sendJson({ error: UNKNOWN }, 422)
  })

  app.post(
    '/account/passkeys/:id/name',
    { may: 'member', always: true, form: PasskeyNameForm },
    async ({ viewer, db, params, body }) => {
      const member = memberOf(viewer)
      const id = found(idOf(params.id))
      const passkey = found((await listPasskeys(db, member.id)).find((one) => one.id === id))
      const form = readForm(PasskeyNameForm, body)
      if (!form.data) return showPasskeys(db, member, form, passkey.id)
      await renamePasskey(db, member.id, id, form.data.name)
      return seeOther('/account/passkeys', { said: 'The name is changed.' })
    },
  )

  app.get('/account/passkeys/:id/remove', { may: 'member', always: true }, async ({ viewer, db, params }) => {
    const passkeys = await listPasskeys(db, memberOf(viewer).id)
    const passkey = found(passkeys.find((one) => one.id === idOf(params.id)))
    return show(RemovePasskeyPage, { passkey }, { title: 'Remove a passkey', noindex: true })
  })

  app.post('/account/passkeys/:id/remove', { may: 'member', always: true }, async ({ viewer, db, params }) => {
    const member = memberOf(viewer)
    const name = found(await removePasskey(db, member.id, found(idOf(params.id))))
    const line = `The passkey named “${name}” was removed from your account and no longer signs in to it.`
    await tellAddresses(db, member, house, 'A passkey was removed from your account', line)
    return seeOther('/account/passkeys', { said: `The passkey “${name}” is removed.` })
  })
}

/** For script: where to go next, with the message for that page. */
function goOn(location: string, said: string) {
  return seeOther(location, { said, cookies: [{ name: SAID_COOKIE, value: said, maxAge: 60 }] })
}
