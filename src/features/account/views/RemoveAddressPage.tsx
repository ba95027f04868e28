import { AskPage } from '#platform/layout/AskPage.tsx'
import type { Address } from '../queries.ts'

/** Says what goes with an address before it goes. */
export function RemoveAddressPage({ address }: { address: Address }) {
  return (
    <AskPage
      title={`Remove ${address.address}?`}
      text={
        <>
          <p>It no longer signs you in, also where somebody else reads that mailbox one day.</p>
          <p>So that nobody stays signed in through it, all your other devices are signed out. This one stays.</p>
          {address.is_primary && <p>Mail goes to your next address from then on.</p>}
        </>
      }
      action={`/account/addresses/${address.id}/remove`}
      button="Remove it and sign out other devices"
      back="/account/addresses"
    />
  )
}
