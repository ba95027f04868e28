// Mails about one's place. None holds the way into the meeting: the place's own page shows it, near the time.
import type { Config } from '#platform/config.ts'
import { longDateTime } from '#platform/dates.ts'
import { MailButton, MailQuote, mailHtml, mailText } from '#platform/mail/layout.tsx'
import { mailProse } from '#platform/mail/prose.ts'
import type { NewMail } from '#platform/mail/send.ts'
import { calendarText } from './calendar.ts'
import type { News } from './news/news.ts'
import type { Event } from './queries.ts'
import { sayWhen } from './times.ts'
import { placeLabels } from './views/EventLines.tsx'

export type MailAbout =
  | 'ask'
  | 'going'
  | 'waiting'
  | 'offered'
  | 'moved-up'
  | 'gone'
  | 'changed'
  | 'off'
  | 'on'
  | 'news'
  | 'back'
  | 'taken-off'
  | 'week'
  | 'day'
  | 'hour'
  | 'after'

type To = { name: string; address: string; token: string; state: string; offered_until: Date | null }

/** `words` are the subject of some; `written` is what a host wrote. */
type About = { what: MailAbout; words: string; written?: Pick<News, 'body' | 'html'> | undefined }

type Letter = { subject: string; lines: string[]; button: string; method?: 'REQUEST' | 'CANCEL'; until?: Date }

function letterOf(event: Event, { state, offered_until }: To, what: MailAbout, words: string): Letter {
  const { title } = event
  const place = 'See your place'
  switch (what) {
    case 'ask':
      if (state !== 'asked')
        return {
          subject: `Your place for “${title}”`,
          lines: ['Somebody, most likely you, asked to come with this address. You have asked before: here is your place.'],
          button: place,
        }
      return {
        subject: `Confirm that you come to “${title}”`,
        lines: [
          'Somebody, most likely you, asked to come with this address. Press the button and then “I am coming”.',
          'If it was not you, there is nothing to do: nothing is kept for you, and the address is forgotten in two days.',
        ],
        button: 'Confirm that you come',
      }
    case 'going':
      return {
        subject: `You are coming to “${title}”`,
        lines: ['You have a place. The event is attached for your calendar.'],
        button: place,
        method: 'REQUEST',
      }
    case 'waiting':
      return {
        subject: `You are on the waiting list for “${title}”`,
        lines: ['No place is free for you yet. You get a mail when one is.'],
        button: place,
      }
    case 'offered':
      return {
        subject: `A place for “${title}” is free for you`,
        lines: [
          `Somebody gave a place back, and you are next. It is kept for you until ${offered_until ? longDateTime(offered_until) : 'the event begins'}.`,
        ],
        button: 'Take the place',
        ...(offered_until ? { until: offered_until } : {}),
      }
    case 'moved-up':
      return {
        subject: `You have a place for “${title}” now`,
        lines: ['Somebody gave a place back so late that it is yours at once.'],
        button: place,
        method: 'REQUEST',
      }
    case 'back':
      return {
        subject: `You gave your place for “${title}” back`,
        lines: ['Thank you for saying so. For two days you can ask for it again with the button.'],
        button: 'I would like to come after all',
        method: 'CANCEL',
      }
    case 'taken-off':
      return {
        subject: words,
        lines: ['Write to a host if that is a mistake. You can ask for a place again on the page of the event.'],
        button: 'See the event',
        method: 'CANCEL',
      }
    case 'gone':
      return {
        subject: `Your place for “${title}” went to the next person`,
        lines: ['It was kept for you, and nobody answered in time. You can ask again.'],
        button: place,
      }
    case 'changed':
    case 'on':
      return {
        subject: words,
        lines: [heldLine(state, offered_until)],
        button: place,
        ...(state === 'going' ? { method: 'REQUEST' } : {}),
      }
    case 'news':
      return { subject: words, lines: [], button: place }
    case 'off':
      return {
        subject: words,
        lines: [event.cancelled_why],
        button: 'See the event',
        ...(state === 'going' ? { method: 'CANCEL' } : {}),
      }
    case 'after':
      return {
        subject: words,
        lines: [
          'Five short questions, which hosts read without your name. Whoever was checked in finds their certificate on the same page.',
        ],
        button: 'Say how it was',
      }
    case 'hour':
      return {
        subject: words,
        lines: event.place === 'in person' ? [] : ['The way into the meeting is on your page now.'],
        button: event.place === 'in person' ? place : 'Go to the meeting',
        until: event.starts_at,
      }
    default:
      return {
        subject: words,
        lines: event.place === 'in person' ? [] : ['The way into the meeting is on your page from an hour before.'],
        button: place,
        until: event.starts_at,
      }
  }
}

/** What somebody has, whatever changed. */
function heldLine(state: string, offeredUntil: Date | null): string {
  if (state === 'waiting') return 'You are on the waiting list, as before. If the change does not suit you, say so.'
  if (state === 'offered' && offeredUntil)
    return offeredUntil > new Date()
      ? `The place is still kept for you until ${longDateTime(offeredUntil)}.`
      : 'The place is still free for you, as long as nobody else waits for it.'
  return 'Your place stays yours. If the change does not suit you, say so, and the next person has it.'
}

/** What is mailed to whoever has a place, or asked for one. */
export function placeMail(config: Config, event: Event, to: To, { what, words, written }: About): NewMail {
  const letter = letterOf(event, to, what, words)
  const page = `${config.url}/places/${to.token}`
  const when = sayWhen(event)
  const where = event.place === 'online' ? 'Online' : [placeLabels[event.place], event.address].filter(Boolean).join(': ')
  const lines = letter.lines.filter(Boolean)
  const comes = to.state === 'going' && what !== 'off' && what !== 'after'
  return {
    to: to.address,
    kind: 'event',
    subject: letter.subject,
    text: mailText(
      `${event.title}\n${when}\n${where}`,
      ...lines,
      written?.body,
      `${letter.button}:\n${page}`,
      comes && `You cannot come after all? Give the place to somebody else, without signing in:\n${page}#cannot-come`,
      comes && `Too many reminders? Choose on the same page which you get.`,
    ),
    html: mailHtml(
      config.name,
      <>
        <p>
          <strong>{event.title}</strong>
          <br />
          {when}
          <br />
          {where}
        </p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {written && <MailQuote html={mailProse(written.html, config.url, written.body)} />}
        <MailButton href={page}>{letter.button}</MailButton>
      </>,
      comes ? (
        <p>
          <a href={`${page}#cannot-come`}>I cannot come after all</a> · <a href={`${page}#reminders`}>Choose your reminders</a>
        </p>
      ) : undefined,
    ),
    ...(letter.method ? { calendar: calendarText(config, [event], { name: event.title, method: letter.method, to }) } : {}),
    ...(letter.until ? { until: letter.until } : {}),
  }
}
