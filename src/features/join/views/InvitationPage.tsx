import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { PageHead } from '#platform/layout/pieces.tsx'
import type { ShownInvitation } from '../invitations.ts'

/** Behind the link of an invitation. The button sends a mail to the invited address, and only its reader comes in. */
export function InvitationPage({ name, invitation }: { name: string; invitation: ShownInvitation }) {
  const { address, inviter, space } = invitation
  return (
    <div class="narrow stack">
      <PageHead
        title={`${inviter} invites you`}
        lead={`${name} is a community of people who do the same work in many places and learn from each other.`}
      />
      {space && (
        <p>
          You are invited into the space <strong>{space}</strong>, and are in it as soon as you have joined.
        </p>
      )}
      <p>
        The invitation is for <strong>{address}</strong>. We send this address a mail with a link and a code, to make sure that it
        is you.
      </p>
      <Form action="/sign-in" hidden={{ address }}>
        <Button icon="mail">Send me the mail</Button>
      </Form>
      <p class="soft">Not your address? Then this invitation is somebody else’s: ask {inviter} for one of your own.</p>
    </div>
  )
}

export function InvitationOverPage({ name }: { name: string }) {
  return (
    <div class="narrow stack">
      <PageHead title="This invitation is over" />
      <p>It was used, taken back, or is older than two weeks. If you have joined already, sign in. If not, ask for a new one.</p>
      <p>
        <LinkButton href="/sign-in">Sign in</LinkButton> <LinkButton kind="quiet" href="/join">{`Read about ${name}`}</LinkButton>
      </p>
    </div>
  )
}
