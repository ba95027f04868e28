// Replies with many pages open: how long until one is acknowledged, and until it stands on the open pages.
import http from 'node:http'

export type ReplyFigures = { ackP50: number; ackP99: number; deliveredP95: number; pages: number; replies: number }

const PAUSE_MS = 60

/** Opens pages of one thread, then posts replies one after the other. Times in milliseconds. */
export async function measureReplies(
  base: string,
  thread: number,
  tokens: string[],
  pages: number,
  replies: number,
): Promise<ReplyFigures> {
  const sent = new Map<number, number>()
  const delivered: number[] = []
  const arrivals: { number: number; at: number }[] = []
  const agent = new http.Agent({ maxSockets: Number.POSITIVE_INFINITY })
  const streams = await Promise.all(
    Array.from({ length: pages }, (_, i) =>
      openPage(`${base}/threads/${thread}/live?after=999999`, tokens[i % tokens.length]!, agent, (number) =>
        arrivals.push({ number, at: performance.now() }),
      ),
    ),
  )
  const acks: number[] = []
  for (let i = 0; i < replies; i++) {
    const began = performance.now()
    const answer = await fetch(`${base}/threads/${thread}/posts`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin', cookie: `hearth_session=${tokens[i % tokens.length]}` },
      body: new URLSearchParams({
        body: `Reply ${i}: have you tried \`group_by(trust)\` before **summarise**?\n\n\`\`\`r\nx <- 1:10\nmedian(x)\n\`\`\``,
      }),
    })
    acks.push(performance.now() - began)
    const id = Number(/#post-(\d+)/.exec(answer.headers.get('location') ?? '')?.[1])
    if (!id) throw new Error(`A reply was refused: ${answer.status}`)
    sent.set(id, began)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  await new Promise((resolve) => setTimeout(resolve, 1000))
  for (const { number, at } of arrivals) {
    const began = sent.get(number)
    if (began !== undefined) delivered.push(at - began)
  }
  for (const stream of streams) stream.destroy()
  agent.destroy()
  if (delivered.length < pages * replies) throw new Error(`Only ${delivered.length} of ${pages * replies} arrived.`)
  return { ackP50: percentile(acks, 50), ackP99: percentile(acks, 99), deliveredP95: percentile(delivered, 95), pages, replies }
}

function openPage(url: string, token: string, agent: http.Agent, arrived: (postId: number) => void): Promise<http.ClientRequest> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers: { cookie: `hearth_session=${token}` } }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`A stream was refused: ${answer.statusCode}`))
      let rest = ''
      answer.setEncoding('utf8')
      answer.on('data', (text: string) => {
        const parts = (rest + text).split('\n\n')
        rest = parts.pop() ?? ''
        for (const part of parts) {
          if (part.includes('event: hello')) resolve(request)
          const data = /^event: post\n(?:id: \d+\n)?data: \{"id":(\d+)/m.exec(part)
          if (data) arrived(Number(data[1]))
        }
      })
    })
    request.on('error', (error) => (request.destroyed ? undefined : reject(error)))
  })
}

export function percentile(values: number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN
}
