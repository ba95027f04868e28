// Feeds for readers: Atom 1.0 (RFC 4287) and JSON feeds, made by a library that escapes as the format wants it.
import { Feed } from 'feed'
import type { Config } from '../config.ts'
import { type BodyAnswer, sendBody } from './answers.ts'

export type FeedEntry = {
  /** A path that stays: the entry's identity is its full address. */
  path: string
  title: string
  /** Safe HTML, as it stands on the page. */
  html: string
  author: string
  at: Date
  changed: Date
  tags?: string[]
}

export type FeedFacts = {
  title: string
  /** Where the same is read as a page. */
  page: string
  /** The feed's own path with its query. */
  path: string
  /** The newest first. */
  entries: FeedEntry[]
}

// What XML 1.0 cannot hold, not even as a reference (section 2.2).
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must go.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function forXml(text: string): string {
  return text.toWellFormed().replace(NOT_XML, '')
}

/** Links and pictures of our own with the whole address: a feed is read elsewhere. */
function absolute(html: string, url: string): string {
  return html.replace(/\b(href|src)="\/(?!\/)/g, `$1="${url}/`)
}

type Site = Pick<Config, 'url' | 'name'>

/** An Atom feed of what the viewer may see. */
export function atomFeed(site: Site, facts: FeedFacts): BodyAnswer {
  return sendBody('application/atom+xml; charset=utf-8', feedOf(site, facts, 'atom').atom1())
}

/** The same as a JSON feed (jsonfeed.org, version 1). */
export function jsonFeed(site: Site, facts: FeedFacts): BodyAnswer {
  return sendBody('application/feed+json; charset=utf-8', feedOf(site, facts, 'json').json1())
}

function feedOf({ url, name }: Site, { title, page, path, entries }: FeedFacts, format: 'atom' | 'json'): Feed {
  const newest = Math.max(0, ...entries.map((entry) => entry.changed.getTime()))
  const feed = new Feed({
    id: url + path,
    title: forXml(`${title} - ${name}`),
    link: url + page,
    feedLinks: { [format]: url + path },
    updated: new Date(newest),
    generator: false,
    language: 'en-GB',
  })
  for (const entry of entries)
    feed.addItem({
      id: url + entry.path,
      link: url + entry.path,
      title: forXml(entry.title),
      content: forXml(absolute(entry.html, url)),
      author: [{ name: forXml(entry.author) }],
      published: entry.at,
      date: entry.changed,
      category: (entry.tags ?? []).map((tag) => ({ term: forXml(tag) })),
    })
  return feed
}
