// Changes are only taken from our own pages: what stands in for tokens in every form.
import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { Refusal } from '../errors.ts'

/**
 * Browsers say where a request comes from: Sec-Fetch-Site (since 2020 to 2023), before that Origin, before that Referer.
 * A request with none of these and no cookie is no browser's, and has nobody's rights to misuse.
 * @throws Refusal 403 for another site's.
 */
export function allowOrigin(config: Config, request: FastifyRequest): void {
  const { 'sec-fetch-site': site, origin, referer } = request.headers
  const own = new URL(config.url).origin
  const said = typeof site === 'string' ? site === 'same-origin' || site === 'none' : undefined
  if (said === true) return
  if (said === undefined) {
    if (origin !== undefined && origin !== 'null') {
      if (origin === own) return
    } else if (referer !== undefined) {
      if (URL.canParse(referer) && new URL(referer).origin === own) return
      // "null" is a browser's: of a sandboxed frame, say, on any site, which could sign its reader in as somebody else.
    } else if (origin === undefined && !request.headers.cookie) return
  }
  throw new Refusal(403, 'That form came from another website, so nothing was changed. Open the page here and try again.')
}
