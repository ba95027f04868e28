import type { ReadForm } from '#platform/forms.ts'
import { PageHead } from '#platform/layout/pieces.tsx'
import { AddressForm } from './SignInPage.tsx'

type Joining = 'open' | 'invitation' | 'approval'

const ways: Record<Joining, string> = {
  open: 'Everybody is welcome. Enter your address, and you are in within two minutes.',
  invitation: 'People join by invitation: enter the address that was invited. If you have none, ask somebody you know here.',
  approval: 'Enter your address and say who you are. A steward looks at it and lets you in, and you get a mail.',
}

/** What this is, in three lines, and the field that everybody starts with. */
export function JoinPage({ name, joining, form }: { name: string; joining: Joining; form: ReadForm<unknown> }) {
  return (
    <div class="narrow stack">
      <PageHead title={`Join ${name}`} />
      <p class="lead">People who do the same work in many places ask, answer and learn from each other here.</p>
      <p>It belongs to its members, costs nothing, and stays when your employer changes.</p>
      <p>{ways[joining]}</p>
      <AddressForm form={form} next="/" button="Go on" />
      <p class="soft">
        Read <a href="/conduct">how we treat each other</a> first, if you like.
      </p>
    </div>
  )
}
