// The sitemap: every address that search engines may keep, as a guest sees them. Each feature lists its own, by ranges of their numbers.

import { found } from '#platform/allow.ts'
import { asMember } from '#platform/db/viewing.ts'
import type { Feature } from '#platform/feature.ts'
import type { House } from '#platform/house.ts'
import { sendBody } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { escapeHtml } from '#platform/text.ts'

/** Numbers in a file; the format allows 50,000 addresses (sitemaps.org). */
const BLOCK = 10_000
/** What nobody looks for: one's own pages, and lists without end. */
const CLOSED = [
  '/account',
  '/drafts',
  '/join',
  '/notices',
  '/search',
  '/sign-in',
  '/stewards',
  '/questions/similar',
  '/questions/ask',
]

const xml = (body: string) => sendBody('application/xml; charset=utf-8', `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`)
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** Everything here is read as a guest, whoever asks. */
function listed(house: House) {
  return house.features.flatMap((feature) => (feature.sitemap ? [{ name: feature.name, ...feature.sitemap }] : []))
}

function routes(app: App): void {
  app.get('/sitemap.xml', { may: 'anyone' }, async ({ house }) => {
    const files: string[] = []
    await asMember(house.database, undefined, async (db) => {
      for (const { name, last } of listed(house)) {
        const blocks = Math.ceil((await last(db)) / BLOCK)
        for (let block = 0; block < blocks; block++) files.push(`${house.config.url}/sitemap/${name}/${block}`)
      }
    })
    const lines = files.map((file) => `<sitemap><loc>${escapeHtml(file)}</loc></sitemap>`)
    return xml(`<sitemapindex xmlns="${NAMESPACE}">\n${lines.join('\n')}\n</sitemapindex>`)
  })

  app.get('/sitemap/:name/:block', { may: 'anyone' }, async ({ house, params }) => {
    const one = found(listed(house).find(({ name }) => name === params.name))
    const block = Number(found(/^\d{1,6}$/.exec(params.block ?? '')?.[0]))
    const entries = await asMember(house.database, undefined, (db) => one.list(db, block * BLOCK, (block + 1) * BLOCK))
    const lines = entries.map(
      ({ path, changed }) =>
        `<url><loc>${escapeHtml(house.config.url + path)}</loc><lastmod>${changed.toISOString().slice(0, 10)}</lastmod></url>`,
    )
    return xml(`<urlset xmlns="${NAMESPACE}">\n${lines.join('\n')}\n</urlset>`)
  })

  app.get('/robots.txt', { may: 'anyone' }, async ({ house }) => {
    const closed = CLOSED.map((path) => `Disallow: ${path}`)
    const text = ['User-agent: *', ...closed, '', `Sitemap: ${house.config.url}/sitemap.xml`, ''].join('\n')
    return sendBody('text/plain; charset=utf-8', text)
  })
}

export const sitemap: Feature = { name: 'sitemap', tables: [], routes }
