// What a first view of a page costs a reader: requests and bytes, as a browser that takes brotli receives them.
import http from 'node:http'

export type Weight = { requests: number; bytes: number; scriptBytes: number }

/** Fetches a page and what it names in its head: stylesheet, script, fonts, icon. Fonts inside the stylesheet that are not preloaded load only when used. */
export async function weigh(base: string, path: string): Promise<Weight> {
  const page = await transfer(base + path)
  const links = [...page.text.matchAll(/<(?:link|script)[^>]*?(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!)
  const parts = await Promise.all([...new Set(links)].map(async (link) => ({ link, ...(await transfer(base + link)) })))
  return {
    requests: 1 + parts.length,
    bytes: page.bytes + parts.reduce((sum, part) => sum + part.bytes, 0),
    scriptBytes: parts.filter((part) => part.link.endsWith('.js')).reduce((sum, part) => sum + part.bytes, 0),
  }
}

async function transfer(url: string): Promise<{ bytes: number; text: string }> {
  const bytes = await new Promise<number>((resolve, reject) => {
    http
      .get(url, { headers: { 'accept-encoding': 'br', accept: 'text/html' } }, (answer) => {
        let sum = 0
        answer.on('data', (chunk: Buffer) => {
          sum += chunk.length
        })
        answer.on('end', () => resolve(sum))
      })
      .on('error', reject)
  })
  return { bytes, text: await (await fetch(url)).text() }
}
