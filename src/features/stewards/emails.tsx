// Mails that tell a member what stewards decided about them.
import type { VNode } from 'preact'
import type { Config } from '#platform/config.ts'
import { MailButton, mailHtml, mailText } from '#platform/mail/layout.tsx'
import type { NewMail } from '#platform/mail/send.ts'

type Community = Pick<Config, 'name' | 'url'>

function plainMail(
  { name, url }: Community,
  to: string,
  subject: string,
  lines: string[],
  path: string,
  button: string,
): NewMail {
  const body: VNode = (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <MailButton href={url + path}>{button}</MailButton>
    </>
  )
  return { to, kind: 'steward', subject, text: mailText(...lines, url + path), html: mailHtml(name, body) }
}

/** `until` is a date in words, or undefined for good. */
export function pausedMail(
  community: Community,
  { to, until, reason }: { to: string; until: string | undefined; reason: string },
): NewMail {
  const lines = [
    `A steward has paused your account ${until ? `until ${until}` : 'for good'}. You can read, but not write.`,
    `Why: ${reason}`,
    'You can still take out everything you wrote, and leave, on your account page. If you think this is a mistake, answer this mail or write to another steward.',
  ]
  return plainMail(community, to, `Your account at ${community.name} is paused`, lines, '/account', 'Go to your account')
}

export function liftedMail(community: Community, { to }: { to: string }): NewMail {
  return plainMail(
    community,
    to,
    'You can write again',
    ['A steward has ended the pause of your account. You can write again.'],
    '/',
    'Come back in',
  )
}

export function roleMail(community: Community, { to, role }: { to: string; role: 'member' | 'steward' }): NewMail {
  const lines =
    role === 'steward'
      ? ['You are a steward now: you help to run the community. Thank you.', 'The desk shows what waits for a steward.']
      : ['You are no longer a steward. Your account stays as it is.']
  const subject =
    role === 'steward' ? `You are a steward of ${community.name}` : `You are no longer a steward of ${community.name}`
  return plainMail(
    community,
    to,
    subject,
    lines,
    role === 'steward' ? '/stewards' : '/',
    role === 'steward' ? 'Open the desk' : 'Go to the home page',
  )
}
