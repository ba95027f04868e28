// The words of an article: abbreviations nobody explained, Latin, sentences without an end.
import type { Finding, Line } from './check-article.ts'

const WORDS_A_SENTENCE = 35
const MOST_OF_A_KIND = 10

/** What everybody here knows, or is the name of a thing. */
const known = new Set(
  'NHS SQL CSV URL HTML CSS PDF API UK USA CRAN JSON HTTP HTTPS README FAQ ID IT MIT CC BY TRUE FALSE NULL NA OK TV PC GPS XML YAML XLSX ISO UTF ASCII PNG JPEG SVG VPN RAM CPU GUI IDE DNA COVID'.split(
    ' ',
  ),
)

const latin: [RegExp, string, string][] = [
  [/\be\.?g\.|\beg\b/i, 'e.g.', 'for example'],
  [/\bi\.?e\.|(?<![\w.])ie\b/i, 'i.e.', 'that is'],
  [/\betc\b\.?/i, 'etc.', 'and so on'],
  [/\bviz\./i, 'viz.', 'namely'],
  [/\bN\.B\./, 'N.B.', 'note that'],
  [/(?<!\w)cf\./i, 'cf.', 'compare'],
]

/** Findings about the prose. `whole` is all of the article, in which an abbreviation may be written out. */
export function checkProse(lines: Line[], whole: string): Finding[] {
  return [...latinWords(lines), ...acronyms(lines, whole), ...longSentences(lines)]
}

function latinWords(lines: Line[]): Finding[] {
  return lines.flatMap(({ number, text }) =>
    latin.flatMap(([pattern, word, plain]): Finding[] =>
      pattern.test(text)
        ? [{ rule: 'latin', line: number, severity: 'should', sentence: `Write “${plain}” instead of “${word}”.` }]
        : [],
    ),
  )
}

function acronyms(lines: Line[], whole: string): Finding[] {
  const seen = new Set<string>()
  const found: Finding[] = []
  for (const { number, text } of lines) {
    for (const [acronym] of text.matchAll(/(?<![\w/.#-])[A-Z]{3,6}(?![\w/-])/g)) {
      if (known.has(acronym) || seen.has(acronym)) continue
      seen.add(acronym)
      // Written out: "Trust Development Authority (TDA)", or "TDA (Trust Development Authority)".
      if (whole.includes(`(${acronym})`) || whole.includes(`${acronym} (`)) continue
      if (found.length < MOST_OF_A_KIND)
        found.push({ rule: 'acronym', line: number, severity: 'should', sentence: `Write out what ${acronym} stands for, once.` })
    }
  }
  return found
}

function longSentences(lines: Line[]): Finding[] {
  const found: Finding[] = []
  for (const { number, words } of paragraphs(lines)) {
    for (const sentence of words.split(/(?<=[.!?:])\s+/)) {
      const count = sentence.match(/\S+/g)?.length ?? 0
      if (count > WORDS_A_SENTENCE && found.length < MOST_OF_A_KIND)
        found.push({
          rule: 'long-sentence',
          line: number,
          severity: 'should',
          sentence: `A sentence here has ${count} words: make two of it.`,
        })
    }
  }
  return found
}

/** Lines that belong together; headings, tables, quotations' marks and items of lists end a paragraph. */
function paragraphs(lines: Line[]): { number: number; words: string }[] {
  const all: { number: number; words: string }[] = []
  let open = false
  for (const { number, text } of lines) {
    const isOther = text.trim() === '' || /^\s*(#|\||:::|>)/.test(text)
    const isItem = /^\s*(?:[-*+]|\d{1,3}[.)])\s/.test(text)
    if (isOther) open = false
    else if (open && !isItem) all.at(-1)!.words += ` ${text.trim()}`
    else {
      all.push({ number, words: text.trim() })
      open = true
    }
  }
  return all
}
