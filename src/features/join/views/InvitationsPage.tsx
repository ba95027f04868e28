import type { ReadForm } from '#platform/forms.ts'
import { Button } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Field, Select } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, Hidden, NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import type { Invitation } from '../invitations.ts'

type InvitationsProps = {
  invitations: Invitation[]
  spaces: { id: number; name: string }[]
  viewerId: number
  may: boolean
  waits: boolean
  form: ReadForm<unknown>
}

/** Inviting somebody, and the invitations that are open. Stewards see everybody's. */
export function InvitationsPage({ invitations, spaces, viewerId, may, waits, form }: InvitationsProps) {
  return (
    <div class="narrow stack">
      <PageHead title="Invitations" lead="Bring somebody along. An invitation is for one address, and open for two weeks." />
      <ErrorSummary errors={form.errors} />
      {may ? (
        <InviteForm spaces={spaces} waits={waits} form={form} />
      ) : (
        <NoticeBar>
          <p>Stewards invite people here. If you know somebody who should be in, tell one of them.</p>
        </NoticeBar>
      )}
      {invitations.length > 0 && (
        <Card title="Open invitations">
          <Rows label="Open invitations">
            {invitations.map((one) => (
              <Row key={one.id} actions={<TakeBack invitation={one} />}>
                <strong>{one.address}</strong>
                <p class="soft small">
                  {one.invited_by === viewerId ? 'Invited by you' : `Invited by ${one.inviter}`}
                  {one.space && ` into ${one.space}`} · open until <Time at={one.expires_at} as="date" />
                </p>
              </Row>
            ))}
          </Rows>
        </Card>
      )}
    </div>
  )
}

function InviteForm({ spaces, waits, form }: Pick<InvitationsProps, 'spaces' | 'waits' | 'form'>) {
  return (
    <Form action="/join/invitations">
      <Field
        name="address"
        label="Whom would you like to invite?"
        hint="Their e-mail address. They are told that it was you, and nobody else is."
        type="email"
        inputmode="email"
        autocomplete="off"
        spellcheck={false}
        form={form}
        maxlength={254}
      />
      {spaces.length > 0 && (
        <Select
          name="space_id"
          label="Into a space as well?"
          form={form}
          options={[{ value: '', label: 'No' }, ...spaces.map(({ id, name }) => ({ value: String(id), label: name }))]}
        />
      )}
      {waits && <p class="soft">A steward has a look at everybody who joins, and sees that you invited them.</p>}
      <Button icon="mail">Send the invitation</Button>
    </Form>
  )
}

function TakeBack({ invitation }: { invitation: Invitation }) {
  return (
    <Form action={`/join/invitations/${invitation.id}/take-back`} inline label={`The invitation of ${invitation.address}`}>
      <Button kind="quiet" small>
        Take back<Hidden> the invitation of {invitation.address}</Hidden>
      </Button>
    </Form>
  )
}
