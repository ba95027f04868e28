// Servers that keep what was asked of them: one that passes everything on to the program, and one that nothing should ever ask.
import { request as ask, createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'

export type Watched = { address: string; seen: string[]; close: () => void }

async function listen(server: Server, seen: string[]): Promise<Watched> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { address: `http://localhost:${port}`, seen, close: () => server.close() }
}

/** Passes everything on to the program, and keeps what was asked for. */
export function watch(target: number): Promise<Watched> {
  const seen: string[] = []
  const server = createServer((incoming, outgoing) => {
    seen.push(`${incoming.method} ${incoming.url}`)
    const { method, headers, url } = incoming
    const passed = ask({ port: target, host: 'localhost', method, headers, path: url }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(outgoing)
    })
    incoming.pipe(passed)
  })
  server.on('upgrade', (incoming, socket) => {
    seen.push(`upgrade ${incoming.url}`)
    connect(target, 'localhost').pipe(socket)
  })
  return listen(server, seen)
}

/** A host that nothing should ever ask. */
export function trap(): Promise<Watched> {
  const seen: string[] = []
  const server = createServer((incoming, outgoing) => {
    seen.push(String(incoming.url))
    outgoing.writeHead(200, { 'access-control-allow-origin': '*' }).end('caught')
  })
  server.on('upgrade', (incoming) => seen.push(String(incoming.url)))
  return listen(server, seen)
}
