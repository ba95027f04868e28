// What helps readers before an article is submitted: found by plain rules, said in a sentence each.
import { findPatientData } from '#core/patient-data/find.ts'
import { sayFind } from '#core/patient-data/finds.ts'
import { checkProse } from './check-prose.ts'

/** `must` keeps somebody out or puts somebody at risk; `should` makes it better. Lines are counted from 1. */
export type Finding = { rule: string; line: number; sentence: string; severity: 'must' | 'should' }

const MOST_FINDINGS = 200
/** Longer lines are data: what is looked for within a line would take long, and find nothing. */
const LINE_CHARACTERS = 5000

/** A line of prose with its number; code, formulas and comments are blanked out. */
export type Line = { number: number; text: string }

/** Looks through an article's Markdown. `isLinkKnown` says whether a path of this site leads somewhere. */
export function checkArticle(article: { title: string; body: string; isLinkKnown?: (path: string) => boolean }): Finding[] {
  const lines = proseLines(article.body)
  const findings = [
    ...patientNumbers(article.body),
    ...lines.flatMap((line) => [...pictures(line), ...links(line, article.isLinkKnown)]),
    ...headings(lines),
    ...checkProse(lines, `${article.title}\n${article.body}`),
  ]
  return findings.sort((a, b) => a.line - b.line).slice(0, MOST_FINDINGS)
}

function proseLines(body: string): Line[] {
  let fence = ''
  let isComment = false
  return body.split('\n').map((raw, index) => {
    const number = index + 1
    const marks = /^\s{0,3}(`{3,}|~{3,})/.exec(raw)?.[1]
    if (fence) {
      if (marks?.startsWith(fence) && raw.trim() === marks) fence = ''
      return { number, text: '' }
    }
    if (marks) {
      fence = marks
      return { number, text: '' }
    }
    const begins = !isComment && raw.includes('<!--')
    if (begins || isComment) isComment = !raw.includes('-->')
    if (begins || isComment || raw.length > LINE_CHARACTERS) return { number, text: '' }
    return { number, text: raw.replace(/`[^`]*`/g, 'code').replace(/\$[^$\s][^$]{0,200}\$/g, 'formula') }
  })
}

function patientNumbers(body: string): Finding[] {
  return findPatientData(body).map(({ kind, line, sure }) => ({
    rule: 'patient-number',
    line,
    severity: sure ? 'must' : 'should',
    sentence: `${sayFind(kind)} Take it out, or put something invented in its place: test numbers begin with 999.`,
  }))
}

function pictures({ number, text }: Line): Finding[] {
  return [...text.matchAll(/!\[([^\]]{0,1000})\]\([^)\s]{0,2000}[^)]{0,300}\)(\{[^}]{0,2000}\})?/g)].flatMap(
    ([, words = '', attributes = '']): Finding[] => {
      const isDescribed =
        words.trim() !== '' || /fig-alt=["'][^"']/.test(attributes) || /\.decorative|role=["']?presentation/.test(attributes)
      if (isDescribed) return []
      return [
        {
          rule: 'picture-description',
          line: number,
          severity: 'must',
          sentence: 'Say what this picture shows, for people who cannot see it; or write {.decorative} behind it.',
        },
      ]
    },
  )
}

const emptyWords = /^(click here|here|this|this link|link|read more|more|this page|this article|see here)$/i

function links({ number, text }: Line, isKnown: ((path: string) => boolean) | undefined): Finding[] {
  return [...text.matchAll(/(?<!!)\[([^\]]{0,300})\]\(([^)\s]{1,2000})/g)].flatMap(([, words = '', href = '']): Finding[] => {
    const found: Finding[] = []
    if (emptyWords.test(words.trim()) || /^https?:\/\//.test(words.trim()))
      found.push({
        rule: 'link-text',
        line: number,
        severity: 'should',
        sentence: `Let the words of this link say where it leads, instead of “${words.trim().slice(0, 40)}”.`,
      })
    const path = /^\/(?!\/)[^?#]*/.exec(href)?.[0]
    if (path && isKnown && !isKnown(path))
      found.push({
        rule: 'dead-link',
        line: number,
        severity: 'must',
        sentence: `This link leads to a page that is not here: ${path.slice(0, 80)}`,
      })
    return found
  })
}

function headings(lines: Line[]): Finding[] {
  let before = 1
  return lines.flatMap(({ number, text }): Finding[] => {
    const level = /^(#{1,6})\s+\S/.exec(text)?.[1]?.length
    if (!level) return []
    const last = before
    before = level
    if (level === 1)
      return [
        {
          rule: 'heading-order',
          line: number,
          severity: 'should',
          sentence: 'Begin headings with ##: the title of the article is the only largest one.',
        },
      ]
    if (level > last + 1)
      return [
        {
          rule: 'heading-order',
          line: number,
          severity: 'should',
          sentence: `This heading skips a level: write ${'#'.repeat(last + 1)} instead of ${'#'.repeat(level)}.`,
        },
      ]
    return []
  })
}
