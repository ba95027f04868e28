import type { Config } from '#platform/config.ts'
import { MailButton, MailQuote, mailHtml, mailText } from '#platform/mail/layout.tsx'
import { mailProse } from '#platform/mail/prose.ts'
import type { NewMail } from '#platform/mail/send.ts'
import { mailReasons, type NoticeKind, sentenceOf } from './kinds.ts'
import type { MailedPost, MailNotice } from './mail-queries.ts'

/** The plain part holds the post as it was typed; a longer one is read on the site. */
const TEXT_CHARACTERS = 10_000
const WORDS_CHARACTERS = 3000

type Links = { open: string; stop: string; choices: string }

function linksOf(config: Config, notice: MailNotice, token: string, postId?: number): Links {
  return {
    open: `${config.url}/notices/${notice.id}${postId ? `?post=${postId}` : ''}`,
    stop: `${config.url}/notices/stop/${token}`,
    choices: `${config.url}/account/notices`,
  }
}

/** RFC 2369 for the link, RFC 8058 for the one click: mail programs show a button for it. */
function stopHeaders({ stop }: Links): Record<string, string> {
  return { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

/** Tells a member of a post, with its words as that member sees them. */
export function postMail(config: Config, notice: MailNotice, post: MailedPost, token: string): NewMail {
  const links = linksOf(config, notice, token, post.id)
  const actor = post.actor ?? ''
  const said = sentenceOf({ kind: notice.kind, actor, title: post.title, space: post.space, text: '' })
  const host = new URL(config.url).hostname
  const thread = `<thread-${post.thread_id}@${host}>`
  const words = cut(post.words, WORDS_CHARACTERS)
  return {
    to: notice.address,
    kind: 'notice',
    unlisted: notice.is_masked,
    subject: said,
    ...(actor ? { fromName: actor } : {}),
    text: mailText(
      `${said} (${post.space}):`,
      cut(post.body, TEXT_CHARACTERS),
      `Read it and reply:\n${links.open}`,
      footText(notice.kind, links),
    ),
    html: mailHtml(
      config.name,
      <>
        <p>
          <strong>{said}</strong>
        </p>
        <MailQuote html={mailProse(post.html, config.url, words)} />
        <MailButton href={links.open}>Read it and reply</MailButton>
      </>,
      <Foot kind={notice.kind} links={links} />,
    ),
    // Mail programs show all mails about a thread together.
    headers: { ...stopHeaders(links), References: thread, 'In-Reply-To': thread, 'List-Id': `<${post.slug}.${host}>` },
  }
}

/** Tells a member of something in one sentence. */
export function linkMail(config: Config, notice: MailNotice, token: string): NewMail {
  const links = linksOf(config, notice, token)
  const said = sentenceOf({ kind: notice.kind, actor: '', title: notice.title ?? '', space: '', text: notice.text })
  return {
    to: notice.address,
    kind: 'notice',
    unlisted: notice.is_masked,
    subject: said,
    text: mailText(said, links.open, footText(notice.kind, links)),
    html: mailHtml(
      config.name,
      <>
        <p>{said}</p>
        <MailButton href={links.open}>See it</MailButton>
      </>,
      <Foot kind={notice.kind} links={links} />,
    ),
    headers: stopHeaders(links),
  }
}

function footText(kind: NoticeKind, links: Links): string {
  const { because, stops } = mailReasons[kind]
  return `--\nYou get this mail because ${because}. No further mail about it comes until you have looked.\nStop ${stops}: ${links.stop}\nChoose what you get: ${links.choices}`
}

function Foot({ kind, links }: { kind: NoticeKind; links: Links }) {
  const { because, stops } = mailReasons[kind]
  return (
    <>
      <p>You get this mail because {because}. No further mail about it comes until you have looked.</p>
      <p>
        <a href={links.stop}>Stop {stops}</a> · <a href={links.choices}>Choose what you get</a>
      </p>
    </>
  )
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).toWellFormed()} …\n\n(There is more on the site.)`
}
