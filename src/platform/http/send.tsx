// Turns an answer into bytes: HTML inside the page's frame, or JSON through the schema that says what may be shown.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import type { House } from '../house.ts'
import { frameOf } from '../layout/frame.ts'
import { Page } from '../layout/Page.tsx'
import type { Answer, PageAbout, ShowAnswer } from './answers.ts'
import { SAID_COOKIE, setCookie } from './cookies.ts'
import { wantsJson } from './kept-pages.ts'

const SAID_SECONDS = 60

/** Sets status and headers on the reply and gives back what to send. */
export function sendAnswer(house: House, request: FastifyRequest, reply: FastifyReply, answer: Answer): unknown {
  if (answer.kind === 'see-other') return sendElsewhere(house, request, reply, answer)
  if (answer.kind === 'body') {
    reply
      .code(answer.status)
      .headers({ 'cache-control': 'private, no-cache', ...answer.headers })
      .type(answer.type)
    return answer.body
  }
  const { about } = answer
  reply.code(about.status ?? 200).headers({ vary: 'accept, cookie', 'cache-control': 'private, no-cache' })
  if (about.json && wantsJson(request)) return sendTwin(reply, answer, about)
  return sendPage(house, request, reply, answer)
}

function sendPage(house: House, request: FastifyRequest, reply: FastifyReply, { view, props, about }: ShowAnswer): string {
  const said = request.cookies[SAID_COOKIE]
  if (said) setCookie(house.config, reply, { name: SAID_COOKIE })
  reply.type('text/html; charset=utf-8')
  const frame = frameOf(house, request, about, view.name, said)
  return `<!doctype html>${render(h(Page, frame, h(view as never, props as never)))}`
}

function sendTwin(reply: FastifyReply, { props }: ShowAnswer, about: PageAbout): string {
  reply.type('application/json; charset=utf-8')
  return JSON.stringify(about.json?.parse(props))
}

function sendElsewhere(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Extract<Answer, { kind: 'see-other' }>,
): string {
  for (const cookie of answer.cookies ?? []) setCookie(house.config, reply, cookie)
  reply.header('cache-control', 'no-store')
  if (wantsJson(request) && request.method !== 'GET') {
    reply.code(200).type('application/json; charset=utf-8')
    return JSON.stringify({ location: answer.location, said: answer.said })
  }
  if (answer.said) setCookie(house.config, reply, { name: SAID_COOKIE, value: answer.said, maxAge: SAID_SECONDS })
  reply.code(answer.status).header('location', answer.location)
  return ''
}
