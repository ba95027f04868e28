// Mails about signing in and joining. Only the reader of a mailbox learns from them whether its address has an account.
import type { ComponentChildren } from 'preact'
import type { Config } from '#platform/config.ts'
import { MailButton, MailCode, mailHtml, mailText } from '#platform/mail/layout.tsx'
import type { NewMail } from '#platform/mail/send.ts'

export type Community = Pick<Config, 'name' | 'url'>

/** Who reads a sign-in mail: a member, somebody who can join, or somebody who needs an invitation first. */
export type ForWhom = 'account' | 'newcomer' | 'uninvited'

type Letter = {
  to: string
  kind: string
  subject: string
  lines: string[]
  link?: { href: string; label: string } | undefined
  code?: string | undefined
  after?: string[]
  until?: Date | undefined
}

function write(name: string, { to, kind, subject, lines, link, code, after = [], until }: Letter): NewMail {
  const spaced = code && `${code.slice(0, 3)} ${code.slice(3)}`
  const paragraph = (line: string): ComponentChildren => <p key={line}>{line}</p>
  const html = mailHtml(
    name,
    <>
      {lines.map(paragraph)}
      {link && <MailButton href={link.href}>{link.label}</MailButton>}
      {spaced && <p>Or type this code on the page where you asked for it:</p>}
      {spaced && <MailCode>{spaced}</MailCode>}
      {after.map(paragraph)}
    </>,
  )
  const text = mailText(
    ...lines,
    link && `${link.label}:\n${link.href}`,
    spaced && `Or type this code on the page where you asked for it: ${spaced}`,
    ...after,
  )
  return { to, kind, subject, text, html, ...(until ? { until } : {}) }
}

type SignIn = { to: string; token: string; code: string; until: Date; whom: ForWhom }

/** The answer to "sign in with this address". One is sent in any case. */
export function signInMail({ name, url }: Community, { to, token, code, until, whom }: SignIn): NewMail {
  const notYou = 'If you did not ask for this, there is nothing to do. Nobody can use it without this mail.'
  if (whom === 'uninvited')
    return write(name, {
      to,
      kind: 'sign-in',
      subject: `You have no account at ${name} yet`,
      lines: [
        `Somebody, most likely you, asked to sign in at ${name} with this address. There is no account for it yet.`,
        `People join ${name} by invitation. If you know somebody there, ask them to invite this address: it takes them a minute.`,
        'If you are a member already, you may have joined with another address. Try that one.',
      ],
      link: { href: `${url}/join`, label: 'Read about joining' },
      after: ['If you did not ask for this, there is nothing to do.'],
      until,
    })
  const known = whom === 'account'
  return write(name, {
    to,
    kind: 'sign-in',
    subject: known ? `Sign in at ${name}` : `Join ${name}`,
    lines: [
      known ? `Here is your way into ${name}.` : `Welcome. There is no account for this address yet: this opens one at ${name}.`,
    ],
    link: { href: `${url}/sign-in/link/${token}`, label: known ? 'Sign in' : 'Go on' },
    code,
    after: ['The link and the code work for 15 minutes, once. Give them to nobody, not even to a steward.', notYou],
    until,
  })
}

type Invitation = { to: string; inviter: string; space: string | undefined; token: string; days: number }

/** Somebody is invited. The link shows who invited; joining takes another mail to the same address. */
export function invitationMail({ name, url }: Community, { to, inviter, space, token, days }: Invitation): NewMail {
  return write(name, {
    to,
    kind: 'invitation',
    subject: `${inviter} invites you to ${name}`,
    lines: [
      `${inviter} invites you to ${name}, a community of people who do the same work in many places and learn from each other.${space ? ` You are invited into the space ${space} there.` : ''}`,
    ],
    link: { href: `${url}/join/invitation/${token}`, label: 'See the invitation' },
    after: [
      `It is for this address, and open for ${days} days. Joining is free, and many only read.`,
      'If you do not want to join, there is nothing to do: nobody is told, and we keep nothing of you.',
    ],
  })
}

/** Somebody is invited who is a member already. */
export function invitedMemberMail({ name, url }: Community, { to, inviter }: { to: string; inviter: string }): NewMail {
  return write(name, {
    to,
    kind: 'invitation',
    subject: `You are at home at ${name} already`,
    lines: [`${inviter} wanted to invite you to ${name}. They do not know that you have an account with this address already.`],
    link: { href: `${url}/sign-in`, label: 'Sign in' },
  })
}

export function letInMail({ name, url }: Community, { to }: { to: string }): NewMail {
  return write(name, {
    to,
    kind: 'joining',
    subject: `Welcome to ${name}`,
    lines: [
      `A steward has let you in: you are a member of ${name} now.`,
      'Look around, follow a space, say hello. Many only read, and that is fine.',
    ],
    link: { href: `${url}/`, label: `Go to ${name}` },
  })
}

export function turnedAwayMail({ name, url }: Community, { to }: { to: string }): NewMail {
  return write(name, {
    to,
    kind: 'joining',
    subject: `Your request to join ${name}`,
    lines: [
      `Thank you for your interest in ${name}. The stewards have decided not to let you in at this time. What you wrote about yourself is deleted.`,
      'If you think this is a mistake, answer this mail. You can also ask again, and say a little more about the work you do.',
    ],
    link: { href: `${url}/join`, label: 'Read about joining' },
  })
}
