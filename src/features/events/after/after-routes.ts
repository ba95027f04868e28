// What those who came do afterwards: say how it was, and keep that they came.
import { z } from 'zod'
import { record } from '#core/records/record.ts'
import { allow, found } from '#platform/allow.ts'
import { emptyForm, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, sendBody, show } from '#platform/http/answers.ts'
import type { App, Asked } from '#platform/http/doors.ts'
import { keepChoice, readChoice } from '#platform/settings.ts'
import { memberOf } from '#platform/viewer.ts'
import { findPresent, type Present } from '../day/present.ts'
import { hostedEvent } from '../seen.ts'
import { certificateFile } from './certificate-file.ts'
import { type Certificate, findKey, findMyCertificate, listAttended, lookAtCertificate, signatureOf } from './certificates.ts'
import { giveFeedback, sumFeedback } from './feedback.ts'
import { FeedbackForm, KeepForm } from './forms.ts'
import { attendanceChoice } from './jobs.ts'
import { AttendedPage } from './views/AttendedPage.tsx'
import { CertificatePage } from './views/CertificatePage.tsx'
import { FeedbackPage, FeedbackSumPage } from './views/FeedbackPage.tsx'
import { KeepPage } from './views/KeepPage.tsx'

const said = {
  done: 'Thank you. Hosts read it without your name.',
  twice: 'You have said how it was already. Thank you.',
  early: 'Say how it was once it has begun.',
  no: 'This is for those who came. Its hosts read it.',
}

const moment = z.date().transform((at) => at.toISOString())
const AttendedJson = z.object({
  attended: z.array(z.object({ code: z.string(), title: z.string(), kind: z.string(), starts_at: moment, minutes: z.number() })),
  minutes: z.number(),
})

const present = (asked: Asked) => findPresent({ ...asked, token: asked.query.place })

function showFeedback(who: Present, form: ReadForm<unknown>) {
  const status = Object.keys(form.errors ?? {}).length > 0 ? 422 : 200
  return show(FeedbackPage, { who, form }, { title: `How was ${who.event.title}?`, status, noindex: true })
}

/** The certificate with what the house signs of it. @throws Refusal 404 */
async function signed({ db, house, params }: Asked): Promise<{ certificate: Certificate; address: string; signature: string }> {
  const certificate = found(await lookAtCertificate(db, params.code ?? ''))
  const { url } = house.config
  const address = `${url}/certificates/${certificate.code}`
  return { certificate, address, signature: await signatureOf(house.database.owner, url, certificate) }
}

export function afterRoutes(app: App): void {
  app.get('/events/:id/feedback', { may: 'anyone', fresh: true }, async (asked) => {
    const who = await present(asked)
    allow(who.saysHow, said.no)
    return showFeedback(who, emptyForm())
  })

  app.post(
    '/events/:id/feedback',
    { may: 'anyone', form: FeedbackForm, summary: 'Say how an event was, without your name' },
    async (asked) => {
      const who = await present(asked)
      const form = readForm(FeedbackForm, asked.body)
      if (!form.data) return showFeedback(who, form)
      const came = await giveFeedback(asked.db, who.event.id, form.data)
      return seeOther(who.token ? `/places/${who.token}` : `/events/${who.event.id}`, { said: said[came] })
    },
  )

  app.get('/events/:id/feedback/all', { may: 'member' }, async (asked) => {
    const event = await hostedEvent(asked, 'Its hosts read how it was.')
    const props = { event, sum: await sumFeedback(asked.db, event.id) }
    return show(FeedbackSumPage, props, { title: `How ${event.title} was`, noindex: true })
  })

  app.post('/events/:id/certificate', { may: 'anyone', summary: 'Your certificate of attendance' }, async (asked) => {
    const who = await present(asked)
    const code = await findMyCertificate(asked.db, who.event.id)
    if (code) return seeOther(`/certificates/${code}`)
    return seeOther(who.token ? `/places/${who.token}` : `/events/${who.event.id}`, {
      said: 'Certificates are for those who were checked in, once the event is over. Ask a host if you were missed.',
    })
  })

  app.get(
    '/certificates/key',
    { may: 'anyone', fresh: true, summary: 'The public key by which certificates are signed' },
    async ({ house }) => sendBody('text/plain; charset=utf-8', (await findKey(house.database.owner)).public_key),
  )

  app.get('/certificates/:code', { may: 'anyone', fresh: true, summary: 'What a certificate says' }, async (asked) => {
    const { house } = asked
    const props = { ...(await signed(asked)), community: house.config.name }
    return show(CertificatePage, props, { title: 'Certificate of attendance', noindex: true })
  })

  app.get(
    '/certificates/:code/certificate.pdf',
    { may: 'anyone', fresh: true, summary: 'A certificate to print' },
    async (asked) => {
      const { certificate, ...about } = await signed(asked)
      const file = await certificateFile(certificate, { ...about, community: asked.house.config.name })
      return sendBody('application/pdf', file, {
        headers: {
          'content-disposition': `attachment; filename="certificate-${certificate.code}.pdf"`,
          'x-robots-tag': 'noindex',
        },
      })
    },
  )

  app.get(
    '/events/attended',
    { may: 'member', json: AttendedJson, summary: 'Events at which you were, and your hours' },
    async ({ db, viewer }) => {
      const attended = await listAttended(db, memberOf(viewer).id)
      const minutes = attended.reduce((sum, one) => sum + one.minutes, 0)
      return show(AttendedPage, { attended, minutes }, { title: 'Events at which you were', json: AttendedJson, noindex: true })
    },
  )

  const showKeep = (form: ReadForm<unknown>) =>
    show(
      KeepPage,
      { form },
      { title: 'Who came to events', status: Object.keys(form.errors ?? {}).length > 0 ? 422 : 200, noindex: true },
    )

  app.get('/stewards/events', { may: 'steward' }, async ({ db }) =>
    showKeep(emptyForm({ months: String(await readChoice(db, attendanceChoice)) })),
  )

  app.post(
    '/stewards/events',
    { may: 'steward', form: KeepForm, summary: 'For how long who came is kept' },
    async ({ db, body, viewer }) => {
      const form = readForm(KeepForm, body)
      if (!form.data) return showKeep(form)
      await keepChoice(db, attendanceChoice, form.data.months)
      await record(db, { stewardId: memberOf(viewer).id, act: 'settings', detail: { 'months of attendance': form.data.months } })
      return seeOther('/stewards/events', { said: 'Saved.' })
    },
  )
}
