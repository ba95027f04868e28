import { domainOf } from '#core/members/personal-domains.ts'
import type { ReadForm } from '#platform/forms.ts'
import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Badge, Card, Hidden, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import { mayRemoveAddress } from '../policy.ts'
import type { Address } from '../queries.ts'
import { PersonalAddressLine } from './AccountPage.tsx'

type AddressesProps = { addresses: Address[]; form: ReadForm<unknown>; wantsPersonal: boolean }

/** All addresses of a member: each signs in, one gets the mail. */
export function AddressesPage({ addresses, form, wantsPersonal }: AddressesProps) {
  const removable = mayRemoveAddress(addresses)
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/account', label: 'Your account' }]} />
      <PageHead title="Your addresses" lead="Each of them signs you in. Mail goes to the first." />
      <ErrorSummary errors={form.errors} />
      {wantsPersonal && addresses[0] && <PersonalAddressLine domain={domainOf(addresses[0].address)} here />}
      <Rows label="Your addresses">
        {addresses.map((address) => (
          <Row key={address.id} actions={<AddressButtons address={address} removable={removable} />}>
            <strong>{address.address}</strong> {address.is_primary && <Badge tone="green">Mail goes here</Badge>}
            <p class="soft small">
              Yours since <Time at={address.verified_at} as="date" />
            </p>
          </Row>
        ))}
      </Rows>
      <Card title="Add an address">
        <Form action="/account/addresses">
          <Field
            name="address"
            label="E-mail address"
            hint="You get a mail there with a link and a code, to show that it is yours."
            type="email"
            autocomplete="email"
            inputmode="email"
            spellcheck={false}
            form={form}
          />
          <Button>Send the mail</Button>
        </Form>
      </Card>
      <Reveal label="I no longer have one of these mailboxes">
        <p>
          Remove it here. A work mailbox may be given to a new person one day, and whoever reads it could sign in as you: once it
          is removed, they cannot.
        </p>
        {!removable && <p>It is your only address so far, so add another first.</p>}
      </Reveal>
    </div>
  )
}

function AddressButtons({ address, removable }: { address: Address; removable: boolean }) {
  return (
    <>
      {!address.is_primary && (
        <Form action={`/account/addresses/${address.id}/primary`} inline>
          <Button kind="quiet" small>
            Send mail here<Hidden> to {address.address}</Hidden>
          </Button>
        </Form>
      )}
      {removable && (
        <LinkButton kind="quiet" small href={`/account/addresses/${address.id}/remove`}>
          Remove<Hidden> {address.address}</Hidden>
        </LinkButton>
      )}
    </>
  )
}
