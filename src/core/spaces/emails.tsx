// Mails about spaces.
import type { Config } from '#platform/config.ts'
import { MailButton, mailHtml, mailText } from '#platform/mail/layout.tsx'
import type { NewMail } from '#platform/mail/send.ts'

type Community = Pick<Config, 'name' | 'url'>

/** Somebody asks a member into a space. The name of the space is all that is told of it. */
export function invitationMail(
  { name, url }: Community,
  { to, inviter, space }: { to: string; inviter: string; space: string },
): NewMail {
  const href = `${url}/spaces`
  const line = `${inviter} asks you into the space ${space}.`
  const how = 'You find the invitation at the top of the page with all spaces, once you are signed in. You need not answer.'
  return {
    to,
    kind: 'space invitation',
    subject: `You are invited to ${space}`,
    text: mailText(line, how, href),
    html: mailHtml(
      name,
      <>
        <p>{line}</p>
        <p>{how}</p>
        <MailButton href={href}>See the invitation</MailButton>
      </>,
    ),
  }
}

type Opened = { to: string; space: string; slug: string; seenBy: string; steward: string }

/** A space in which one wrote is seen by more people now. */
export function openedMail({ name, url }: Community, { to, space, slug, seenBy, steward }: Opened): NewMail {
  const href = `${url}/spaces/${slug}`
  const line = `${steward} has opened the space ${space}. What was written in it is now visible to ${seenBy}.`
  const how =
    'You can take back any post of yours there, and its words are gone at once. If you think this was a mistake, tell a steward.'
  return {
    to,
    kind: 'space opened',
    subject: `${space} is now open to ${seenBy}`,
    text: mailText(line, how, href),
    html: mailHtml(
      name,
      <>
        <p>{line}</p>
        <p>{how}</p>
        <MailButton href={href}>Go to the space</MailButton>
      </>,
    ),
  }
}
