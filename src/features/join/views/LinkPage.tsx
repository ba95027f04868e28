import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import type { LookedAt, WrongState } from '../sign-in.ts'
import { overSentence } from './over.ts'

type LinkProps = { token: string; link: LookedAt; signedInAs: string | undefined }

/** Behind the link of a mail: names the address, and only the button does something. */
export function LinkPage({ token, link, signedInAs }: LinkProps) {
  return (
    <div class="narrow stack">
      <PageHead title={link.has_account ? 'Sign in' : 'You are nearly in'} />
      <p>
        {link.has_account ? 'This signs you in on this device as the member with the address ' : 'This goes on with the address '}
        <strong>{link.address}</strong>.
      </p>
      {!link.same_browser && (
        <NoticeBar>
          <p>
            This mail was asked for in another browser. That is fine if it was you, on another device. If you did not ask for it,
            close this page.
          </p>
        </NoticeBar>
      )}
      {signedInAs !== undefined && <p>You are signed in here as {signedInAs} now, and will be signed out of that.</p>}
      <Form action="/sign-in/link" hidden={{ token }}>
        <Button>{link.has_account ? 'Sign in' : 'Go on'}</Button>
      </Form>
    </div>
  )
}

/** Behind a link that is late, used, or no longer the newest. */
export function LinkOverPage({ link, state }: { link: LookedAt | undefined; state: WrongState }) {
  return (
    <div class="narrow stack">
      <PageHead title="This link no longer works" />
      <p>{overSentence(state, 'link')}</p>
      {link && state !== 'uninvited' ? (
        <Form action="/sign-in" hidden={{ address: link.address, next: link.next }}>
          <Button icon="mail">Send a new one</Button>
        </Form>
      ) : (
        <p>
          <LinkButton href={state === 'uninvited' ? '/join' : '/sign-in'}>
            {state === 'uninvited' ? 'Read about joining' : 'Send a new one'}
          </LinkButton>
        </p>
      )}
    </div>
  )
}
