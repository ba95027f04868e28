// The frame in which code runs: a document without an origin, whose own policy lets it reach the engine's files and nothing else.
import type { FastifyRequest } from 'fastify'
import type { House } from '#platform/house.ts'
import { sendBody } from '#platform/http/answers.ts'
import { escapeHtml } from '#platform/text.ts'
import { type EngineName, engines } from './engines.ts'

/** What an engine's code needs beyond scripts: webR makes functions out of text, the others compile WebAssembly. */
const evaluates: Record<EngineName, string> = { r: "'unsafe-eval'", python: "'wasm-unsafe-eval'", sql: "'wasm-unsafe-eval'" }

/** A host with a port, as it may stand in a policy; what was asked for is never copied into a header unread. */
const plainHost = /^[\w.-]+(?::\d{1,5})?$/

/** The frame's document. */
export function sendFrame(house: House, request: FastifyRequest, name: EngineName) {
  const engine = engines[name]
  const { frames } = house.assets
  const attributes = { 'data-engine': engine.address, 'data-worker': name === 'python' ? frames.pythonWorker : undefined }
  const told = Object.entries(attributes).map(([key, value]) => (value ? ` ${key}="${escapeHtml(value)}"` : ''))
  const script = `<script type="module" crossorigin src="${escapeHtml(frames[name])}"></script>`
  const title = '<meta charset="utf-8"><title>Code runs here</title>'
  return sendBody('text/html; charset=utf-8', `<!doctype html><html lang="en-GB"${told.join('')}>${title}${script}</html>`, {
    headers: {
      'content-security-policy': policyOf(house, request, name),
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-frame-options': 'SAMEORIGIN',
    },
  })
}

function policyOf(house: House, request: FastifyRequest, name: EngineName): string {
  // The address that people type, and the one that was asked for, where no proxy stands between.
  const hosts = new Set([new URL(house.config.url).host, request.host].filter((host) => plainHost.test(host)))
  const files = [...hosts].flatMap((host) => [`${host}/engines/`, `${host}/assets/`]).join(' ')
  return [
    'sandbox allow-scripts',
    "default-src 'none'",
    `script-src ${files} ${evaluates[name]}`,
    `connect-src ${files} blob:`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ')
}
