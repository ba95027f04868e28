// What a route hands back. The house commits the transaction first and sends only then.
import type { ComponentType } from 'preact'
import type { z } from 'zod'

/** One thing for the head of a page, such as Open Graph or a feed. */
export type HeadTag = {
  name?: string
  property?: string
  rel?: string
  href?: string
  type?: string
  title?: string
  content?: string
}

/** What a page says about itself, beside what it shows. */
export type PageAbout = {
  title: string
  /** Which of the view's props the JSON twin shows: what the schema does not name is left out. */
  json?: z.ZodType
  status?: number
  description?: string
  canonical?: string
  head?: HeadTag[]
  noindex?: boolean
  /** What search engines read of it: schema.org data (JSON-LD). For pages that everyone may read. */
  structured?: object
  wide?: boolean
  /** Blocks of code on this page have no Run button. */
  noRun?: boolean
}

export type ShowAnswer = { kind: 'show'; view: ComponentType<unknown>; props: unknown; about: PageAbout }
export type SeeOtherAnswer = {
  kind: 'see-other'
  location: string
  status: 301 | 303
  said?: string | undefined
  cookies?: Cookie[] | undefined
}
export type BodyAnswer = {
  kind: 'body'
  status: number
  type: string
  body: string | Buffer | NodeJS.ReadableStream
  headers?: Record<string, string>
}
export type Answer = ShowAnswer | SeeOtherAnswer | BodyAnswer

/** A cookie to set; no value takes it away. `maxAge` in seconds. */
export type Cookie = { name: string; value?: string; maxAge?: number }

/** A page: HTML for a browser, and for `Accept: application/json` the same props through `about.json`. */
export function show<P extends object>(view: ComponentType<P>, props: P, about: PageAbout): ShowAnswer {
  return { kind: 'show', view: view as ComponentType<unknown>, props, about }
}

/** After a change: go there, and say so once at the top of that page. The location is always a path of ours. */
export function seeOther(location: string, { said, cookies }: { said?: string; cookies?: Cookie[] } = {}): SeeOtherAnswer {
  return { kind: 'see-other', location: ownPath(location), status: 303, said, cookies }
}

/** This thing has another address for good. */
export function movedTo(location: string): SeeOtherAnswer {
  return { kind: 'see-other', location: ownPath(location), status: 301 }
}

/** Anything that is not a page: a feed, a picture, a piece of JSON. */
export function sendBody(
  type: string,
  body: BodyAnswer['body'],
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): BodyAnswer {
  return { kind: 'body', status, type, body, headers }
}

/** JSON on its own, for the small questions that browser script asks. */
export function sendJson(value: unknown, status = 200): BodyAnswer {
  return {
    kind: 'body',
    status,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(value),
    headers: { 'cache-control': 'no-store' },
  }
}

/** A path on this site, from text that a person may have sent; '/' for anything else, so that no redirect leads away. */
export function ownPath(text: string | undefined): string {
  if (!text || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\')) return '/'
  return text
}
