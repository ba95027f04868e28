// What lies at an address that somebody gave: nothing within our own network may be asked for, by whatever name and through whatever redirect.
import { lookup } from 'node:dns'
import { get as getHttp, type IncomingMessage } from 'node:http'
import { get as getHttps } from 'node:https'
import { BlockList, isIP, isIPv6 } from 'node:net'

const TIMEOUT_MS = 10_000
const REDIRECTS = 3

const ours = new BlockList()
for (const [net, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
  ] as const),
  ...([
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
])
  ours.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
  ['2002::', 16],
] as const)
  ours.addSubnet(net, bits, 'ipv6')

/** Whether an address is one of the public internet. */
export function isPublic(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return isPublic(mapped)
  return isIP(address) !== 0 && !ours.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/** What was found, or why nothing was: the end of a sentence that begins with what was asked. */
export type Fetched = { bytes: Buffer; why?: undefined } | { bytes?: undefined; why: string }

export type Outside = {
  /** What kind of thing is wanted, as a header says it. */
  accept: string
  mostBytes: number
  /** Which network addresses may be asked: the public ones, unless somebody's own are meant. */
  allowed?: ((address: string) => boolean) | undefined
}

class NotPublic extends Error {}

/** The bytes behind an address (http or https), through at most three redirects. Never throws. */
export async function fetchOutside(url: string, outside: Outside): Promise<Fetched> {
  try {
    let at = url
    for (let step = 0; step <= REDIRECTS; step++) {
      const answer = await ask(at, outside)
      const { statusCode = 0, headers } = answer
      if (statusCode === 200) return await collect(answer, outside.mostBytes)
      answer.destroy()
      if (statusCode < 300 || statusCode >= 400 || !headers.location || !URL.canParse(headers.location, at))
        return { why: `answers with an error (${statusCode})` }
      at = new URL(headers.location, at).href
    }
    return { why: 'leads on and on' }
  } catch (error) {
    return { why: error instanceof NotPublic ? 'is not on the public internet' : 'does not answer' }
  }
}

async function ask(url: string, { accept, allowed = isPublic }: Outside): Promise<IncomingMessage> {
  const { protocol, hostname, username, password } = new URL(url)
  const literal = hostname.replace(/^\[|\]$/g, '')
  if (!/^https?:$/.test(protocol) || username || password) throw new NotPublic()
  if (isIP(literal) !== 0 && !allowed(literal)) throw new NotPublic()
  return new Promise((resolve, reject) => {
    const request = (protocol === 'https:' ? getHttps : getHttp)(
      url,
      {
        timeout: TIMEOUT_MS,
        signal: AbortSignal.timeout(TIMEOUT_MS * 2),
        headers: { accept },
        // The address that is checked is the one that is used: a name that changes its mind in between gains nothing.
        lookup: (name, options, done) =>
          lookup(name, { ...options, all: true }, (error, found) => {
            const good = error ? [] : found.filter((one) => allowed(one.address))
            const [first] = good
            if (!first) done(error ?? new NotPublic(), '', 4)
            else if (options.all) done(null, good)
            else done(null, first.address, first.family)
          }),
      },
      resolve,
    )
    request.on('error', reject).on('timeout', () => request.destroy(new Error('Too slow.')))
  })
}

async function collect(answer: IncomingMessage, mostBytes: number): Promise<Fetched> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer) {
    size += (part as Buffer).length
    if (size > mostBytes) {
      answer.destroy()
      return { why: `holds more than ${Math.floor(mostBytes / 1024 / 1024)} MB` }
    }
    parts.push(part as Buffer)
  }
  return { bytes: Buffer.concat(parts) }
}
