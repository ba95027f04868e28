import { AskPage } from '#platform/layout/AskPage.tsx'
import type { Passkey } from '../passkeys.ts'

export function RemovePasskeyPage({ passkey }: { passkey: Passkey }) {
  return (
    <AskPage
      title={`Remove the passkey “${passkey.name}”?`}
      text={
        <p>
          It no longer signs you in. Your addresses still do. The device may go on offering it until you delete it there as well.
        </p>
      }
      action={`/account/passkeys/${passkey.id}/remove`}
      button="Remove the passkey"
      back="/account/passkeys"
    />
  )
}
