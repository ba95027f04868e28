// How to cite an article: as a line, for BibTeX, and in the words of CITATION.cff.
import { isoDay, shortDate } from '#platform/dates.ts'

export type Citable = {
  title: string
  subtitle: string
  authors: { name: string; orcid: string | null }[]
  publishedAt: Date
  modifiedAt: Date | null
  url: string
  slug: string
  site: string
  licence: string
}

const wholeTitle = ({ title, subtitle }: Citable) => (subtitle && !title.endsWith(subtitle) ? `${title}: ${subtitle}` : title)

function namesOf({ authors, site }: Citable): string[] {
  return authors.length > 0 ? authors.map((author) => author.name) : [site]
}

/** "Ada Byron and Ben Lyle (2026). Counting beds. Testing Town, 3 May 2026. https://…" */
export function citeAsText(article: Citable): string {
  const names = namesOf(article)
  const who = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]
  const year = isoDay(article.publishedAt).slice(0, 4)
  return `${who} (${year}). ${wholeTitle(article)}. ${article.site}, ${shortDate(article.publishedAt)}. ${article.url}`
}

const bibtexSigns: Record<string, string> = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' }

function forBibtex(text: string): string {
  return text.replace(/[\\~^&%$#_{}]/g, (sign) => bibtexSigns[sign] ?? `\\${sign}`).replace(/\s+/g, ' ')
}

const plainWord = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '')
    .toLowerCase()

/** An entry for BibTeX; its key is family name, year and the first word of the title. */
export function citeAsBibtex(article: Citable): string {
  const [year = '', month = ''] = isoDay(article.publishedAt).split('-')
  const family = plainWord(namesOf(article)[0]!.split(/\s+/).at(-1) ?? '')
  const first = plainWord(article.title.split(/\s+/).find((word) => plainWord(word).length > 3) ?? article.slug)
  const names = article.authors.length > 0 ? namesOf(article).map(forBibtex).join(' and ') : `{${forBibtex(article.site)}}`
  const lines = [
    ['title', `{${forBibtex(wholeTitle(article))}}`],
    ['author', names],
    ['year', year],
    ['month', String(Number(month))],
    ['publisher', `{${forBibtex(article.site)}}`],
    // Within \url nothing is escaped; an address of ours has no braces.
    ['url', article.url],
  ]
  return `@misc{${family || 'anon'}${year}${first.slice(0, 20)},\n${lines.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}`
}

/** The same as an object in the words of the Citation File Format (https://citation-file-format.github.io, version 1.2.0). */
export function citeAsJson(article: Citable): object {
  const authors =
    article.authors.length > 0
      ? article.authors.map(({ name, orcid }) => {
          const words = name.split(/\s+/)
          const family = words.length > 1 ? words.pop()! : name
          const given = words.length > 0 && family !== name ? { 'given-names': words.join(' ') } : {}
          return { 'family-names': family, ...given, ...(orcid ? { orcid: `https://orcid.org/${orcid}` } : {}) }
        })
      : [{ name: article.site }]
  const facts = {
    title: wholeTitle(article),
    authors,
    'date-released': isoDay(article.publishedAt),
    url: article.url,
    license: article.licence,
  }
  const [year] = isoDay(article.publishedAt).split('-')
  return {
    'cff-version': '1.2.0',
    message: 'Cite this article as below.',
    ...facts,
    'preferred-citation': {
      type: 'article',
      title: facts.title,
      authors,
      year: Number(year),
      journal: article.site,
      url: article.url,
    },
  }
}
