import { CopyText } from '#platform/layout/buttons.tsx'

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
