// The kinds of notices, and how each is said.
export const noticeKinds = [
  'mention',
  'answer',
  'reply',
  'thread',
  'tag',
  'space',
  'suggestion',
  'event',
  'article',
  'editing',
  'help',
  'mask',
  'stewards',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export const channels = ['off', 'site', 'mail'] as const
export type Channel = (typeof channels)[number]

/** Strongest first: one post makes one notice, and a group of notices is named after its strongest. */
export function rankOf(kind: NoticeKind): number {
  return noticeKinds.indexOf(kind)
}

export type SaidNotice = {
  kind: NoticeKind
  /** Empty for somebody who has left. */
  actor: string
  title: string
  space: string
  /** The whole sentence of kinds that are not about a post. */
  text: string
}

/** "Bea replied in “Title”": a line of the list, and the subject of the mail. */
export function sentenceOf({ kind, actor, title, space, text }: SaidNotice): string {
  const who = actor || 'A former member'
  if (kind === 'mention') return `${who} mentioned you in “${title}”`
  if (kind === 'answer') return `${who} answered your question “${title}”`
  if (kind === 'reply') return `${who} replied to you in “${title}”`
  if (kind === 'thread') return `${who} replied in “${title}”`
  if (kind === 'tag') return `${who} asked “${title}” in ${space}`
  if (kind === 'help') return `“${title}” waits for an answer, and you said that you could help`
  if (kind === 'space') return `${who} started “${title}” in ${space}`
  return text
}

/** Why a mail came, for its foot; `stops` is what the link in it stops. */
export const mailReasons: Record<NoticeKind, { because: string; stops: string }> = {
  mention: { because: 'somebody mentioned you', stops: 'mails when somebody mentions you' },
  answer: { because: 'you asked this question', stops: 'mails about this question' },
  reply: { because: 'somebody replied to you', stops: 'mails about this thread' },
  thread: { because: 'you follow this thread', stops: 'mails about this thread' },
  tag: { because: 'you follow a tag of this question', stops: 'mails about questions with tags you follow' },
  space: { because: 'you follow this space', stops: 'mails about new threads in spaces you follow' },
  help: { because: 'you said that you can help with this', stops: 'asking me to help' },
  suggestion: { because: 'it is about what you wrote or suggested', stops: 'mails about suggested changes' },
  event: { because: 'it is about an event of yours, or one that you would come to', stops: 'mails about events' },
  article: { because: 'it is about an article of yours, or one that you commented on', stops: 'mails about my articles' },
  editing: { because: 'you are an editor', stops: 'mails about articles that wait for editors' },
  mask: { because: 'it is about a mask of yours', stops: 'mails about my masks' },
  stewards: { because: 'you are a steward', stops: 'mails about what waits for stewards' },
}

/** Whether the link in a mail of this kind stops one thread's mails. A mention reaches also those who stopped a thread. */
export function stopsThread(kind: NoticeKind): boolean {
  return kind === 'answer' || kind === 'reply' || kind === 'thread'
}
