// Mails about an account: codes, and what its owner should know at once.
import type { VNode } from 'preact'
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import { MailButton, MailCode, mailHtml, mailText } from '#platform/mail/layout.tsx'
import { sendMail } from '#platform/mail/send.ts'
import { type AskedCode, CODE_MINUTES } from './codes.ts'

type Letter = {
  kind: string
  subject: string
  lines: string[]
  link?: { href: string; label: string }
  code?: string
  until?: Date
}

async function send(db: Db, house: House, to: string, letter: Letter): Promise<void> {
  const { name } = house.config
  const { kind, subject, lines, link, code, until } = letter
  const [first = '', ...others] = lines
  const body: VNode = (
    <>
      <p>{first}</p>
      {link && <MailButton href={link.href}>{link.label}</MailButton>}
      {code && <MailCode>{spaced(code)}</MailCode>}
      {others.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  )
  const text = mailText(first, link?.href, code && `Code: ${spaced(code)}`, ...others)
  await sendMail(db, { to, subject, text, html: mailHtml(name, body), kind, ...(until ? { until } : {}) })
}

/** "123 456" is easier to carry from one window to another. */
function spaced(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}

/** To an address that somebody wants to add to their account. */
export function mailAddressCode(db: Db, house: House, to: string, asked: AskedCode): Promise<void> {
  return send(db, house, to, {
    kind: 'address',
    subject: `Add this address to your account at ${house.config.name}`,
    lines: [
      `You asked to add this address to your account at ${house.config.name}. Press the button while you are signed in there, or type the code on the page that you came from.`,
      `Both work for ${CODE_MINUTES} minutes, once. If you did not ask for this, there is nothing to do: nothing is added.`,
    ],
    link: { href: `${house.config.url}/account/addresses/confirm/${asked.token}`, label: 'Add this address' },
    code: asked.code,
    until: asked.until,
  })
}

/** To an address that has an account already: the page does not tell, this does, because only its owner reads it. */
export function mailAddressTaken(db: Db, house: House, to: string): Promise<void> {
  const { name, url } = house.config
  return send(db, house, to, {
    kind: 'address',
    subject: `Somebody tried to add this address at ${name}`,
    lines: [
      `Somebody tried to add this address to their account at ${name}. It belongs to an account already, so nothing was changed.`,
      'If that was you, you have two accounts. To move this address to the other one: sign in with it, add another address there or leave with that account, remove this address from it, and then add it to the account that you keep.',
      'If it was not you, there is nothing to do. Whoever tried was not told that this address has an account.',
    ],
    link: { href: `${url}/account/addresses`, label: 'See your addresses' },
  })
}

/** What happened to an account, to those of its addresses that should hear of it. */
export async function mailAccountNews(
  db: Db,
  house: House,
  to: string[],
  news: { subject: string; line: string; wasIt?: boolean },
): Promise<void> {
  const { name, url } = house.config
  for (const address of new Set(to)) {
    await send(db, house, address, {
      kind: 'security',
      subject: `${news.subject} at ${name}`,
      lines: [
        news.line,
        ...(news.wasIt === false
          ? []
          : ['If that was not you, sign in, sign out everywhere else, and look through your addresses and passkeys.']),
      ],
      ...(news.wasIt === false ? {} : { link: { href: `${url}/account/sessions`, label: 'See where you are signed in' } }),
    })
  }
}

/** The code that shows that it is still you before you leave. */
export function mailLeaveCode(db: Db, house: House, to: string, asked: AskedCode): Promise<void> {
  return send(db, house, to, {
    kind: 'leave',
    subject: `Your code for leaving ${house.config.name}`,
    lines: [
      `You asked to close your account at ${house.config.name}. Type this code on the page that you came from.`,
      `It works for ${CODE_MINUTES} minutes, once. If you did not ask for this, do not give it to anybody, and look where you are signed in: ${house.config.url}/account/sessions`,
    ],
    code: asked.code,
    until: asked.until,
  })
}
