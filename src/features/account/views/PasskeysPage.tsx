import type { ReadForm } from '#platform/forms.ts'
import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, Empty, Hidden, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Passkey } from '../passkeys.ts'

type PasskeysProps = { passkeys: Passkey[]; form: ReadForm<unknown>; editing: number | undefined; full: boolean }

/** A member's passkeys. Adding one needs script, because only script can ask the device; the rest does not. */
export function PasskeysPage({ passkeys, form, editing, full }: PasskeysProps) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/account', label: 'Your account' }]} />
      <PageHead
        title="Passkeys"
        lead="Sign in with your fingerprint, face or the PIN of your device. There is no password that somebody could steal."
      />
      <ErrorSummary errors={form.errors} ids={editing === undefined ? {} : { name: `name-${editing}` }} />
      {passkeys.length === 0 ? (
        <Empty title="You have no passkey yet.">With one, you sign in without waiting for a mail.</Empty>
      ) : (
        <Rows label="Your passkeys">
          {passkeys.map((one) => (
            <Row key={one.id} actions={<RemoveLink passkey={one} />}>
              <div class="stack-small">
                <p>
                  <strong>{one.name}</strong>
                </p>
                <p class="soft small">
                  Added <Time at={one.created_at} as="date" /> ·{' '}
                  {one.last_used_at ? (
                    <>
                      last used <Time at={one.last_used_at} />
                    </>
                  ) : (
                    'not used yet'
                  )}
                </p>
                <Reveal label="Change its name" open={editing === one.id}>
                  <Form action={`/account/passkeys/${one.id}/name`} label={`Change the name of ${one.name}`}>
                    <Field
                      name="name"
                      id={`name-${one.id}`}
                      label="Name"
                      value={one.name}
                      form={editing === one.id ? form : undefined}
                      maxlength={60}
                      width="medium"
                    />
                    <Button kind="quiet" small>
                      Save the name
                    </Button>
                  </Form>
                </Reveal>
              </div>
            </Row>
          ))}
        </Rows>
      )}
      {!full && <AddCard />}
    </div>
  )
}

function AddCard() {
  return (
    <Card title="Add a passkey">
      <noscript>
        <p>Adding a passkey needs JavaScript, which is off in this browser. You can sign in by mail on every device as before.</p>
      </noscript>
      <div data-passkey-part hidden>
        <Form action="/account/passkeys">
          <Field
            name="name"
            id="new-name"
            label="What do you call this device?"
            hint="Such as “Work laptop”. You can change it later."
            optional
            maxlength={60}
            width="medium"
            autocomplete="off"
          />
          <Button passkey="add" icon="key">
            Add a passkey
          </Button>
        </Form>
      </div>
    </Card>
  )
}

function RemoveLink({ passkey }: { passkey: Passkey }) {
  return (
    <LinkButton kind="quiet" small href={`/account/passkeys/${passkey.id}/remove`}>
      Remove<Hidden> {passkey.name}</Hidden>
    </LinkButton>
  )
}
