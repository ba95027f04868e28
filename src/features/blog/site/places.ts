// Where the links and pictures of an article lead, as paths within the site that it came from.
import { posix } from 'node:path'
import { ANCHOR } from '#core/markdown/article/headings.ts'
import { frozenOf, kindOf } from './source.ts'
import type { Tree } from './tree.ts'

export type Site = {
  tree: Tree
  /** The address at which the site was read, without a slash at its end; '' where it is not known. */
  url: string
  /** The articles that are or will be here: path of the file to address. */
  slugs: Map<string, string>
  /** Fetches a picture from elsewhere, where a steward asked for that. */
  fetch?: ((url: string) => Promise<Buffer | undefined>) | undefined
}

/** A path within the site, out of an address in a file; undefined for addresses elsewhere. */
export function pathWithin(site: Pick<Site, 'url'>, from: string, href: string): { path: string; rest: string } | undefined {
  const own = site.url && href.toLowerCase().startsWith(`${site.url.toLowerCase()}/`) ? href.slice(site.url.length) : href
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(own)) return undefined
  const [, before = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(own) ?? []
  if (before === '') return undefined
  const decoded = decodePath(before)
  const joined = posix.normalize(decoded.startsWith('/') ? decoded.slice(1) : posix.join(posix.dirname(from), decoded))
  return joined.startsWith('..') ? undefined : { path: joined, rest }
}

function decodePath(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The file of a picture: as it is written, or where Quarto moved the output of code. */
export function pictureFile(site: Pick<Site, 'tree' | 'url'>, from: string, src: string): string | undefined {
  const path = pathWithin(site, from, src)?.path
  if (path === undefined) return undefined
  if (site.tree.files.has(path)) return path
  const { name } = posix.parse(from)
  const figure = /^(.*?)_files\/(figure-.+)$/.exec(path.slice(posix.dirname(from).length + 1))
  const saved = figure?.[1] === name ? `${frozenOf(from).folder}/${figure[2]}` : undefined
  return saved && site.tree.files.has(saved) ? saved : undefined
}

export type Led = { href: string; isDead: boolean }

/** Where a link of an article leads now. Names within articles have a beginning of their own here. */
export function linkNow(site: Site, from: string, href: string, upload: (path: string) => string | undefined): Led {
  if (href.startsWith('#') || href.startsWith('mailto:')) return { href, isDead: false }
  const within = pathWithin(site, from, href)
  if (!within) return { href, isDead: false }
  const rest = within.rest.replace(/#(?!h-|fn)(.+)$/, (_, name: string) => `#${ANCHOR}${name}`)
  const slug = articleAt(site, within.path)
  if (slug) return { href: `/blog/${slug}${rest}`, isDead: false }
  const file = upload(within.path)
  if (file) return { href: file, isDead: false }
  if (/^blog(?:\/index\.(?:html|qmd))?\/?$/.test(within.path)) return { href: '/blog', isDead: false }
  const path = `/${within.path.replace(/\.(?:qmd|rmd|ipynb)$/i, '.html')}`
  return { href: (site.url ? site.url + path : path) + within.rest, isDead: true }
}

/** An article by any address that it had: its file, the page made of it, or its folder. */
function articleAt({ slugs }: Site, path: string): string | undefined {
  const stem = path.replace(/\/$/, '').replace(/\.(?:html|qmd|rmd|md|ipynb)$/i, '')
  for (const ending of ['.qmd', '.md', '.rmd', '.Rmd', '.ipynb', '/index.qmd', '/index.md', '/index.ipynb']) {
    const slug = slugs.get(stem + ending) ?? slugs.get(stem.replace(/\/index$/, '') + ending)
    if (slug) return slug
  }
  return undefined
}

/** Addresses that the article had on the site that it came from. */
export function addressesBefore(path: string, aliases: string[], dropped: string[]): string[] {
  const stem = `/${path.replace(/\.\w+$/, '')}`
  const own = stem.endsWith('/index')
    ? [`${stem}.html`, stem.slice(0, -'/index'.length), `${stem.slice(0, -'index'.length)}`]
    : [`${stem}.html`]
  const others = aliases.flatMap((alias) => {
    const within = pathWithin({ url: '' }, path, alias)
    if (within && isAddress(`/${within.path}`)) return [`/${within.path}`]
    dropped.push(`The old address “${alias.slice(0, 80)}” cannot be kept.`)
    return []
  })
  return [...new Set([...own, ...others])].filter(isAddress)
}

function isAddress(path: string): boolean {
  return path.length <= 300 && path !== '/' && !/[\0\\]/.test(path)
}

/** The files that make up an article besides its own, out of the addresses in its HTML. */
export function filesOf(
  site: Pick<Site, 'tree' | 'url'>,
  from: string,
  addresses: { pictures: string[]; links: string[] },
): string[] {
  const pictures = addresses.pictures.flatMap((src) => pictureFile(site, from, src) ?? [])
  const linked = addresses.links.flatMap((href) => {
    const path = pathWithin(site, from, href)?.path
    return path && site.tree.files.has(path) && (kindOf(path) === 'other' || kindOf(path) === 'picture') ? [path] : []
  })
  return [...new Set([...pictures, ...linked])]
}
