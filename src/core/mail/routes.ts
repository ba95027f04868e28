import { z } from 'zod'
import { found } from '#platform/allow.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { listKept, listMails, listTroubled, MAILS_A_PAGE, type MailKey, type ShownMail, tryAgain } from './queries.ts'
import { MailPage } from './views.tsx'

/** The outbox shows so many mails: who tries a sign-in wants the last few. */
const KEPT_SHOWN = 30

const date = z.date().nullable()
const mailJson = z.object({
  id: z.string(),
  kind: z.string(),
  to_shown: z.string(),
  state: z.string(),
  error: z.string().nullable(),
  tries: z.number(),
  at: z.date(),
  next_at: z.date(),
  done_at: date,
})
const MailsJson = z.object({
  hasServer: z.boolean(),
  troubled: z.array(mailJson),
  mails: z.array(mailJson),
  kept: z.array(z.object({ id: z.string(), to_address: z.string(), subject: z.string(), text: z.string(), at: z.date() })),
  older: z.string().optional(),
})

const uuid = z.uuid()

/** A place in the list: `2026-11-23T06:31:00.123456Z~UUID`. */
function keyOf(text: string | undefined): MailKey | undefined {
  const [at = '', id] = (text ?? '').split('~')
  const when = new Date(at)
  return uuid.safeParse(id).success && !Number.isNaN(when.getTime()) ? { at: when, id: id! } : undefined
}

function olderOf(mails: ShownMail[]): string | undefined {
  const last = mails[MAILS_A_PAGE - 1]
  return mails.length > MAILS_A_PAGE && last ? `/stewards/mail?before=${last.at.toISOString()}~${last.id}` : undefined
}

export function routes(app: App): void {
  app.get('/stewards/mail', { may: 'steward', json: MailsJson, summary: 'How mail fares' }, async ({ db, house, query }) => {
    const key = keyOf(query.before)
    const hasServer = house.config.smtpUrl !== undefined
    const mails = await listMails(db, key)
    const props = {
      hasServer,
      troubled: key ? [] : await listTroubled(db),
      kept: hasServer || key ? [] : await listKept(db, undefined, KEPT_SHOWN),
      mails: mails.slice(0, MAILS_A_PAGE),
      older: olderOf(mails),
    }
    return show(MailPage, props, { title: 'Mail', json: MailsJson, noindex: true })
  })

  app.post('/stewards/mail/try-again', { may: 'steward', summary: 'Send all waiting mails now' }, async ({ db }) =>
    seeOther('/stewards/mail', { said: saidOf(await tryAgain(db, undefined)) }),
  )

  app.post('/stewards/mail/:id/try-again', { may: 'steward', summary: 'Send a waiting mail now' }, async ({ db, params }) => {
    const id = found(uuid.safeParse(params.id).data)
    return seeOther('/stewards/mail', { said: saidOf(await tryAgain(db, id)) })
  })
}

function saidOf(n: number): string {
  if (n === 0) return 'That mail is not waiting any more.'
  return n === 1
    ? 'The mail is on its way again. Look here in a minute.'
    : `${n} mails are on their way again. Look here in a minute.`
}
