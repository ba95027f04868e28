// A mail's row as nodemailer takes it.
import type { SendMailOptions } from 'nodemailer'
import type { Config } from '../config.ts'

/** What a mail is made of: one row of `mails` whose words are still there. */
export type Mail = {
  id: string
  to_address: string
  from_name: string | null
  subject: string
  text: string
  html: string
  headers: unknown
  calendar: string | null
  at: Date
}

/** The message. It has the same Message-ID each time it is tried, so that a mailbox that gets it twice can tell. */
export function messageOf(config: Config, mail: Mail): SendMailOptions {
  return {
    from: { name: mail.from_name ? `${mail.from_name} (${config.name})` : config.name, address: config.mailFrom },
    // As an object: a text would be read as a list of addresses.
    to: { name: '', address: mail.to_address },
    envelope: { from: config.mailFrom, to: mail.to_address },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${new URL(config.url).hostname}>`,
    date: mail.at,
    ...(mail.calendar ? { icalEvent: { method: methodOf(mail.calendar), filename: 'event.ics', content: mail.calendar } } : {}),
    // Asks holiday replies not to answer.
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(mail.headers as Record<string, string>),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** What a calendar file asks programs to do: the part of the mail must say the same (RFC 6047). */
function methodOf(calendar: string): string {
  return /^METHOD:([A-Z]+)/m.exec(calendar)?.[1] ?? 'PUBLISH'
}
