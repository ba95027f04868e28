// One load, asked for by message, answered by message.
import autocannon from 'autocannon'
import type { Figures, Load } from './load.ts'

const CONNECTIONS = 16

process.once('message', async (load: Load) => {
  const cookies = load.cookies ?? []
  const requests = load.paths.map((path, i) => ({
    method: 'GET' as const,
    path,
    headers: cookies.length > 0 ? { cookie: `hearth_session=${cookies[i % cookies.length]}` } : {},
  }))
  const result = await autocannon({
    url: load.base,
    connections: load.connections ?? CONNECTIONS,
    duration: load.seconds,
    requests,
  })
  const figures: Figures = {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p97_5: result.latency.p97_5,
    p99: result.latency.p99,
    errors: result.errors + result.non2xx,
    bytes: result.throughput.average / Math.max(result.requests.average, 1),
  }
  process.send?.(figures)
})
