// What is not the letter itself: the signature, and earlier mail that is quoted.

const LINE_CHARACTERS = 300
const attribution = /\b(wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev)\b[^:]{0,200}:\s*$/i
const attributionBegins = /^(On|Am|Le|El|Il|Op|Den|Den) |^.{1,150}<[^<>\s]{1,100}@[^<>\s]{1,100}>/
const original =
  /^-{2,}\s*(original message|ursprüngliche nachricht|message d'origine|mensaje original|oorspronkelijk bericht)\s*-{2,}\s*$/i
const sentFrom = /^(sent from my \w+|von meinem \w+ gesendet|get outlook for \w+|envoyé de mon \w+)\.?\s*$/i

/** The text of a mail without its signature and without quoted mail, and notes about what was cut off. */
export function cutMail(text: string): { text: string; notes: string[] } {
  const notes: string[] = []
  let lines = text.split('\n')
  const end = lines.findIndex((line, at) => isSignature(lines, line, at))
  const later = lines.findIndex((line, at) => isOriginal(line, lines[at + 1] ?? ''))
  const unquoted = dropQuoted(later < 0 ? lines : lines.slice(0, later))
  if (later >= 0 || unquoted.length < lines.length) notes.push('Earlier e-mail that was quoted was cut off.')
  lines = unquoted
  if (end >= 0) {
    const at = lines.findIndex((line, index) => isSignature(lines, line, index))
    if (at >= 0) {
      lines = lines.slice(0, at)
      notes.push('The signature was cut off.')
    }
  }
  const kept = lines.join('\n').trimEnd()
  const last = kept.slice(kept.lastIndexOf('\n') + 1)
  const whole = last.length < LINE_CHARACTERS && sentFrom.test(last) ? kept.slice(0, -last.length) : kept
  return { text: whole.replace(/^\s*\n/, '').trimEnd(), notes }
}

/** `-- ` on a line of its own; without the space, which some programs drop, only below an empty line, as it may underline. */
function isSignature(lines: string[], line: string, at: number): boolean {
  return line === '-- ' || (/^\\?-- {0,3}$/.test(line) && !lines[at - 1]?.trim())
}

function isOriginal(line: string, next: string): boolean {
  if (line.length > LINE_CHARACTERS) return false
  return original.test(line) || (/^_{20,}\s*$/.test(line) && /^\W{0,4}(From|Von|De|Van|Da):/.test(next))
}

/** Quotes below "... wrote:" go with that line; quotes of another kind belong to the article. */
function dropQuoted(lines: string[]): string[] {
  const kept: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const height = attributionHeight(lines, at)
    let next = at + height
    while (height > 0 && next < lines.length && !lines[next]?.trim()) next++
    if (height === 0 || !lines[next]?.startsWith('>')) {
      kept.push(lines[at] ?? '')
      continue
    }
    while (next < lines.length && (lines[next]?.startsWith('>') || !lines[next]?.trim())) next++
    kept.push('')
    at = next - 1
  }
  return kept
}

/** How many lines it takes to say who wrote when: programs wrap it. 0 where these lines do not. */
function attributionHeight(lines: string[], at: number): number {
  for (const height of [1, 2, 3]) {
    const text = lines
      .slice(at, at + height)
      .map((line) => line.slice(0, LINE_CHARACTERS))
      .join(' ')
    if (text.length < LINE_CHARACTERS && attribution.test(text)) return attributionBegins.test(text) ? height : 0
  }
  return 0
}
