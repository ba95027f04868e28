// Pictures from elsewhere, taken in only when a steward asks. What is fetched is what an old page names, so nothing within our own network
// may be asked for, by whatever name and through whatever redirect.
import { lookup } from 'node:dns'
import { get as getHttp, type IncomingMessage } from 'node:http'
import { get as getHttps } from 'node:https'
import { BlockList, isIP, isIPv6 } from 'node:net'

const PICTURE_BYTES = 10 * 1024 * 1024
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
  ['fc00::', 7],
  ['fe80::', 10],
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

/** The bytes behind an address, or undefined where they cannot be had. `allowed` says which network addresses may be asked. */
export async function fetchPicture(url: string, allowed: (address: string) => boolean = isPublic): Promise<Buffer | undefined> {
  let at = url
  for (let step = 0; step <= REDIRECTS; step++) {
    const answer = await ask(at, allowed).catch(() => undefined)
    if (!answer) return undefined
    const { statusCode = 0, headers } = answer
    if (statusCode >= 300 && statusCode < 400 && headers.location && URL.canParse(headers.location, at)) {
      answer.destroy()
      at = new URL(headers.location, at).href
    } else if (statusCode !== 200) {
      answer.destroy()
      return undefined
    } else return collect(answer).catch(() => undefined)
  }
  return undefined
}

async function ask(url: string, allowed: (address: string) => boolean): Promise<IncomingMessage> {
  const { protocol, hostname, username, password } = new URL(url)
  const literal = hostname.replace(/^\[|\]$/g, '')
  if (!/^https?:$/.test(protocol) || username || password) throw new Error('Not an address of a picture.')
  if (isIP(literal) !== 0 && !allowed(literal)) throw new Error('Not a public address.')
  return new Promise((resolve, reject) => {
    const request = (protocol === 'https:' ? getHttps : getHttp)(
      url,
      {
        timeout: TIMEOUT_MS,
        signal: AbortSignal.timeout(TIMEOUT_MS * 2),
        headers: { accept: 'image/*' },
        // The address that is checked is the one that is used: a name that changes its mind in between gains nothing.
        lookup: (name, options, done) =>
          lookup(name, { ...options, all: true }, (error, found) => {
            const good = error ? [] : found.filter((one) => allowed(one.address))
            const [first] = good
            if (!first) done(error ?? new Error('Not a public address.'), '', 4)
            else if (options.all) done(null, good)
            else done(null, first.address, first.family)
          }),
      },
      resolve,
    )
    request.on('error', reject).on('timeout', () => request.destroy(new Error('Too slow.')))
  })
}

async function collect(answer: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer) {
    size += (part as Buffer).length
    if (size > PICTURE_BYTES) {
      answer.destroy()
      return undefined
    }
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}
