// Proposals: a member offers a talk or asks for a subject, others say that they would come, and a host picks it up.
import { z } from 'zod'
import { record } from '#core/records/record.ts'
import { allow, found } from '#platform/allow.ts'
import { emptyForm, onceKey, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { countTry, type Limit } from '#platform/limits.ts'
import { once } from '#platform/once.ts'
import { isSteward, mayWrite, memberOf } from '#platform/viewer.ts'
import { listHosted } from '../queries.ts'
import { namedHostsEvent } from '../seen.ts'
import { dropProposal, propose, putProposal, wouldCome } from './actions.ts'
import { IntoForm, ProposalForm, WouldComeForm } from './forms.ts'
import { ProposalsPage } from './ProposalsPage.tsx'
import { findProposal, listProposals } from './queries.ts'

/** A good week has a few; more is noise. */
const PROPOSALS: Limit = { kind: 'events.propose', most: 10, minutes: 24 * 60 }

/** So many of one's next events are offered to put a proposal into. */
const HOSTED_OFFERED = 20

const ProposalsJson = z.object({
  proposals: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      title: z.string(),
      html: z.string(),
      by: z.string().nullable(),
      fans: z.number(),
      isFan: z.boolean(),
      event_id: z.number().nullable(),
    }),
  ),
})

async function showProposals({ db, viewer, query }: Asked, form?: ReadForm<unknown>) {
  const which = query.show === 'picked' ? 'picked' : 'open'
  const props = {
    ...({ viewer, which } as const),
    proposals: await listProposals(db, memberOf(viewer).id, which),
    hosted: await listHosted(db, memberOf(viewer).id, new Date(), HOSTED_OFFERED),
    form: form ?? emptyForm({ kind: 'talk' }),
    isAsked: form !== undefined,
    once: onceKey(),
  }
  return show(ProposalsPage, props, { title: 'Talks and subjects', json: ProposalsJson, status: form ? 422 : 200, noindex: true })
}

async function one({ db, viewer, params }: Asked) {
  return found(await findProposal(db, memberOf(viewer).id, idOf(params.proposal)))
}

export function proposalRoutes(app: App): void {
  app.get(
    '/events/proposals',
    { may: 'member', json: ProposalsJson, summary: 'Talks that are offered and subjects that are asked for' },
    (asked) => showProposals(asked),
  )

  app.post(
    '/events/proposals',
    { may: 'member', form: ProposalForm, summary: 'Offer a talk, or ask for a subject' },
    async (asked) => {
      const { viewer, db, body } = asked
      allow(mayWrite(viewer))
      const form = readForm(ProposalForm, body)
      if (!form.data) return showProposals(asked, form)
      const { id } = memberOf(viewer)
      await countTry(db, PROPOSALS, String(id))
      const { data } = form
      const location = await once(db, id, data.once, async () => `/events/proposals#proposal-${await propose(db, id, data)}`)
      return seeOther(location, { said: 'Thank you. Others can say now that they would come, and a host can pick it up.' })
    },
  )

  app.post(
    '/events/proposals/:proposal',
    { may: 'member', form: WouldComeForm, summary: 'Say whether you would come' },
    async (asked) => {
      const { viewer, db, body } = asked
      allow(mayWrite(viewer))
      const proposal = await one(asked)
      const { comes } = found(readForm(WouldComeForm, body).data)
      const here = `/events/proposals#proposal-${proposal.id}`
      if (proposal.picked_at !== null)
        return seeOther('/events/proposals?show=picked', { said: 'It is planned already: come along there.' })
      if (proposal.member_id === viewer.id) return seeOther(here, { said: 'It is yours: of course you would come.' })
      await wouldCome(db, memberOf(viewer).id, proposal.id, comes === 'yes')
      return seeOther(here, { said: comes === 'yes' ? 'You are told when it is planned.' : 'Taken back.' })
    },
  )

  app.post(
    '/events/proposals/:proposal/into',
    { may: 'member', form: IntoForm, summary: 'Put a proposal into an event of yours' },
    async (asked) => {
      allow(mayWrite(asked.viewer))
      const proposal = await one(asked)
      const { data } = readForm(IntoForm, asked.body)
      if (!data) return seeOther(`/events/proposals#proposal-${proposal.id}`, { said: 'Choose an event of yours.' })
      const event = await namedHostsEvent({ ...asked, params: { id: String(data.event) } })
      const isPut = await putProposal(asked.db, proposal.id, event.id)
      if (!isPut) return seeOther('/events/proposals', { said: 'Somebody was quicker, or that event is over.' })
      return seeOther(`/events/${event.id}/programme`, { said: `“${proposal.title}” is in the programme. Give it its time.` })
    },
  )

  app.post('/events/proposals/:proposal/drop', { may: 'member' }, async (asked) => {
    const { viewer, db } = asked
    const proposal = await one(asked)
    const isMine = proposal.member_id === viewer.id
    allow(mayWrite(viewer) && (isMine || isSteward(viewer)))
    const was = await dropProposal(db, proposal.id)
    if (was && !isMine)
      await record(db, {
        stewardId: memberOf(viewer).id,
        act: 'remove proposal',
        ...(proposal.member_id === null ? {} : { memberId: proposal.member_id }),
      })
    return seeOther('/events/proposals', { said: was ? 'Taken away.' : 'It is planned already, so it stays.' })
  })
}
