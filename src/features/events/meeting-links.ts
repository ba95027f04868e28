// The ways into meetings in what people write: descriptions, invitations, places. An event's page never shows one, so they are found and
// taken out. Every pattern is bounded: a text of one endless word takes no longer than another.

const MEETING_HOSTS =
  /(?:^|\.)(?:teams\.microsoft\.com|teams\.live\.com|zoom\.us|zoomgov\.com|meet\.google\.com|webex\.com|whereby\.com|gotomeet\.me|gotomeeting\.com|meet\.goto\.com|meet\.jit\.si)$/
// A host with a path, with or without https before it.
const LINK = /(?<![\w.-])(?:https?:\/\/)?(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?::\d{1,5})?\/[^\s<>"'()[\]\\]*/gi
const LINK_CHARACTERS = 1000
/** Mail programs and calendars wrap links: these name the one that is meant. */
const WRAPPERS: [host: RegExp, parameter: string][] = [
  [/(?:^|\.)safelinks\.protection\.outlook\.com$/, 'url'],
  [/^www\.google\.[a-z.]{2,6}$/, 'q'],
]
const MOST_WRAPPERS = 3

const LINE_OF_RULES = /^[ \t]*_{10,}[ \t]*$/m
const INVITATION_CHARACTERS = 3000
const INVITATION = /\b(?:join the meeting|join (?:microsoft )?teams meeting|click here to join|meeting id|join zoom meeting)\b/i
const END_OF_INVITATION = /\bdial in by phone\b|\bfor organi[sz]ers: *meeting options\b/i
const SECRET =
  /\b(?:(?:meeting|webinar|conference) id|passcode|access code)\s{0,3}(?::|=|\bis\b)|\bpassword\s{0,3}[:=]|,,\d{4,}#|\bdial[- ]in\b.{0,100}(?:\d ?){7}/i
const PASSCODE = /\b(?:(?:passcode|access code)\s{0,3}(?::|=|\bis\b)|password\s{0,3}[:=])\s{0,3}([^\s<>]{3,40})/i
/** What is left of a line from which the link was taken, where it only led to it. */
const LEAD_IN =
  /^\W{0,20}(?:(?:click here to )?join\b[^.!?\n]{0,60}|(?:zoom|teams|microsoft teams|google meet|webex|meeting|online|link|url|where)[^.!?\n]{0,40})?\W{0,20}$/i

/** What a link means, out of its wrapping; undefined where it cannot be read. */
function unwrap(written: string): URL | undefined {
  let text = /^https?:\/\//i.test(written) ? written : `https://${written}`
  for (let step = 0; step <= MOST_WRAPPERS; step++) {
    if (!URL.canParse(text)) return undefined
    const url = new URL(text)
    const inner = WRAPPERS.map(([host, name]) => (host.test(url.hostname) ? url.searchParams.get(name) : null)).find(Boolean)
    if (!inner || !/^https?:\/\//i.test(inner)) return url
    text = inner
  }
  return undefined
}

function isMeeting({ hostname, pathname, username, password }: URL): boolean {
  return MEETING_HOSTS.test(hostname) && pathname.length > 1 && !username && !password
}

/** The meeting that a link leads to, as https, or undefined where it leads to none. */
function meetingOf(written: string): string | undefined {
  const url = unwrap(written.replace(/[.,;:!?*_]+$/, '').replaceAll('&amp;', '&'))
  if (!url || !isMeeting(url)) return undefined
  url.protocol = 'https:'
  return url.href.length <= LINK_CHARACTERS ? url.href : undefined
}

/** The first link into a meeting in a text, as https and out of what mail programs wrap around it; undefined where there is none. */
export function findMeetingLink(text: string): string | undefined {
  for (const [written] of text.matchAll(LINK)) {
    const link = meetingOf(written)
    if (link) return link
  }
  return undefined
}

/** The passcode that is written beside a link; undefined where there is none. */
export function findPasscode(text: string): string | undefined {
  return PASSCODE.exec(text)?.[1]
}

/**
 * A text without the way into the meeting: links, however wrapped, with the words that only led to them, lines with passcodes and numbers
 * to dial, and the whole block that Teams and Zoom put under an invitation. Links that are wrapped and lead elsewhere stand plainly: the
 * wrapping holds the address of whoever got the mail.
 */
export function withoutMeeting(text: string): { body: string; hadMeeting: boolean } {
  const { rest, hadInvitation } = withoutInvitation(text)
  let hadMeeting = hadInvitation
  const lines = rest.split('\n').flatMap((line) => {
    const plain = plainLine(line)
    hadMeeting ||= plain !== withoutWrapping(line)
    return plain === undefined ? [] : [plain]
  })
  const body = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return { body, hadMeeting }
}

/** Without the blocks between lines of rules that Teams puts under an invitation. */
function withoutInvitation(text: string): { rest: string; hadInvitation: boolean } {
  const blocks = text.split(LINE_OF_RULES)
  const kept = blocks.filter((block, index) => index === 0 || !isInvitation(block))
  return kept.length === blocks.length ? { rest: text, hadInvitation: false } : { rest: kept.join('\n'), hadInvitation: true }
}

function isInvitation(block: string): boolean {
  if (block.length > INVITATION_CHARACTERS) return false
  return END_OF_INVITATION.test(block) || (INVITATION.test(block) && findMeetingLink(block) !== undefined)
}

/** A line without links into meetings; undefined where nothing is left of it. */
function plainLine(line: string): string | undefined {
  if (SECRET.test(line)) return undefined
  let isTaken = false
  const without = line
    .replace(/\[[^\]\n]{0,200}\]\(([^()\s]{1,2000})\)/g, (whole, link: string) => {
      if (!meetingOf(link)) return whole
      isTaken = true
      return ''
    })
    .replace(LINK, (written) => {
      if (!meetingOf(written)) return written
      isTaken = true
      return ''
    })
    .replace(/<\s*>/g, '')
  if (isTaken && LEAD_IN.test(without)) return undefined
  return withoutWrapping(isTaken ? without.trimEnd() : line)
}

function withoutWrapping(line: string): string {
  return line.replace(LINK, (written) => {
    const url = /safelinks/i.test(written) ? unwrap(written.replaceAll('&amp;', '&')) : undefined
    return url && url.href.length <= LINK_CHARACTERS ? url.href : written
  })
}
