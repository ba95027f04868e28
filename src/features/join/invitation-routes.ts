// Inviting somebody, and the page behind an invitation.
import { inviteAddress } from '#core/spaces/people-actions.ts'
import { allow, found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { emptyForm, formMistake, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { countTry, withinLimit } from '#platform/limits.ts'
import { joiningChoice, readChoice } from '#platform/settings.ts'
import { isSteward, memberOf, type Viewer } from '#platform/viewer.ts'
import { InviteForm, TokenForm } from './forms.ts'
import { invite, listInvitations, listOwnSpaces, lookAtInvitation, takeBack } from './invitations.ts'
import { invitingChoice, mayInvite } from './policy.ts'
import { InvitationOverPage, InvitationPage } from './views/InvitationPage.tsx'
import { InvitationsPage } from './views/InvitationsPage.tsx'

/** A whole team in an afternoon, or a conference for a steward; too few to send mail to the world. */
const INVITATIONS = { kind: 'invitation', most: 50, minutes: 24 * 60 }
const INVITATIONS_OF_STEWARDS = { kind: 'invitation', most: 500, minutes: 24 * 60 }
/** Several colleagues may think of the same person. Nothing is said where it is reached: it would tell what others did. */
const INVITATIONS_TO_ADDRESS = { kind: 'invitation.to', most: 3, minutes: 24 * 60 }

async function showInvitations(db: Db, viewer: Viewer, form: ReadForm<unknown> = emptyForm()) {
  const inviting = await readChoice(db, invitingChoice)
  const props = {
    invitations: await listInvitations(db),
    spaces: await listOwnSpaces(db),
    viewerId: memberOf(viewer).id,
    may: mayInvite(viewer, inviting),
    waits: (await readChoice(db, joiningChoice)) === 'approval' && !isSteward(viewer),
    form,
  }
  const status = form.errors && Object.keys(form.errors).length > 0 ? 422 : 200
  return show(InvitationsPage, props, { title: 'Invitations', status, noindex: true })
}

export function invitationRoutes(app: App): void {
  app.get('/join/invitations', { may: 'member' }, async ({ viewer, db }) => showInvitations(db, viewer))

  app.post(
    '/join/invitations',
    { may: 'member', form: InviteForm, summary: 'Invite somebody by their address' },
    async ({ viewer, db, body }) => {
      allow(mayInvite(viewer, await readChoice(db, invitingChoice)), 'Only stewards invite people here. Tell one of them.')
      const form = readForm(InviteForm, body)
      if (!form.data) return showInvitations(db, viewer, form)
      const inviter = memberOf(viewer)
      const { address, space_id } = form.data
      if (space_id !== undefined && !(await listOwnSpaces(db)).some((space) => space.id === space_id))
        return showInvitations(db, viewer, formMistake(form, { space_id: 'Choose a space that you are in.' }))
      await countTry(db, isSteward(viewer) ? INVITATIONS_OF_STEWARDS : INVITATIONS, String(inviter.id))
      if (await withinLimit(db, INVITATIONS_TO_ADDRESS, address)) {
        await invite(db, inviter, address, space_id)
        if (space_id !== undefined) await inviteAddress(db, inviter, space_id, address)
      }
      return seeOther('/join/invitations', { said: `An invitation is on its way to ${address}.` })
    },
  )

  app.post('/join/invitations/:id/take-back', { may: 'member' }, async ({ db, params }) => {
    const gone = await takeBack(db, idOf(params.id))
    found(gone || undefined)
    return seeOther('/join/invitations', { said: 'The invitation is taken back.' })
  })

  app.get('/join/invitation/:token', { may: 'anyone', fresh: true }, async ({ db, params, house }) => {
    const form = readForm(TokenForm, params)
    const invitation = form.data && (await lookAtInvitation(db, form.data.token))
    const { name } = house.config
    if (!invitation) return show(InvitationOverPage, { name }, { title: 'This invitation is over', status: 404, noindex: true })
    return show(InvitationPage, { name, invitation }, { title: 'You are invited', noindex: true })
  })
}
