import { Button, Buttons, CopyText } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import type { Followed } from '../followed.ts'

/** The address of a calendar that programs follow: a file that is opened once would keep what it said that day. */
export function FollowCalendar({ address }: { address: string }) {
  return (
    <>
      <p>
        Outlook, Google and Apple calendars follow this address, changes and all. Add it there as a calendar from the internet.
      </p>
      <p>
        <CopyText text={address} label="Copy the address" />
      </p>
      <p>
        <a href={address.replace(/^https?:/, 'webcal:')}>Follow it in this device’s calendar</a>
      </p>
    </>
  )
}

type FollowProps = {
  /** Where everybody follows it; missing for what guests do not see. */
  address: string | undefined
  /** What a member makes an address of their own for, since some of it is not for everybody. */
  own: Followed | undefined
}

/** Following what may be for members, in whole or in part: calendar programs do not sign in, so members make an address of their own. */
export function Follow({ address, own }: FollowProps) {
  return (
    <>
      {address && <FollowCalendar address={address} />}
      {!address && !own && <p>This is not open to everybody, so calendars cannot follow it.</p>}
      {own && (
        <Form action="/events/mine/calendar" hidden={own}>
          <p>
            {address
              ? 'What is for members is left out there. An address of your own has it too.'
              : 'This is not open to everybody. Calendars follow it at an address of your own.'}{' '}
            A new one ends the one you made before.
          </p>
          <Buttons>
            <Button kind="quiet">Make an address of my own</Button>
          </Buttons>
        </Form>
      )}
    </>
  )
}
