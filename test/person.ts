// One person with a browser: keeps cookies, sends forms as a browser does.
import type { FastifyInstance } from 'fastify'

export type Page = {
  status: number
  text: string
  location: string
  headers: Record<string, string | string[] | number | undefined>
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever JSON came.
  json: any
}

export type Fields = Record<string, string | string[] | number>
export type Person = ReturnType<typeof personOf>

/** Somebody who visits the site; `token` is their session, undefined for a guest. */
export function personOf(app: FastifyInstance, id: number, token: string | undefined) {
  const cookies = new Map<string, string>()
  if (token) cookies.set('hearth_session', token)

  async function send(method: string, url: string, headers: Record<string, string>, payload?: string | Buffer): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await app.inject({
      method: method as 'GET',
      url,
      headers: { ...(cookie ? { cookie } : {}), ...headers },
      ...(payload === undefined ? {} : { payload }),
    })
    for (const one of answer.cookies as { name: string; value: string }[]) {
      if (one.value) cookies.set(one.name, one.value)
      else cookies.delete(one.name)
    }
    return {
      status: answer.statusCode,
      text: answer.body,
      location: String(answer.headers.location ?? ''),
      headers: answer.headers,
      get json() {
        return JSON.parse(answer.body)
      },
    }
  }

  const sameSite = { 'sec-fetch-site': 'same-origin' }
  return {
    id,
    cookies,
    get: (url: string, headers: Record<string, string> = {}) => send('GET', url, { accept: 'text/html', ...headers }),
    /** The JSON twin of a page. */
    json: (url: string) => send('GET', url, { accept: 'application/json' }),
    /** A form, as a browser sends it; goes no further than the redirect. */
    post: (url: string, fields: Fields = {}, headers: Record<string, string> = {}) =>
      send(
        'POST',
        url,
        { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...sameSite, ...headers },
        encode(fields),
      ),
    postJson: (url: string, value: unknown, headers: Record<string, string> = {}) =>
      send(
        'POST',
        url,
        { accept: 'application/json', 'content-type': 'application/json', ...sameSite, ...headers },
        JSON.stringify(value),
      ),
    send,
  }
}

function encode(fields: Fields): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) params.append(name, String(one))
  return params.toString()
}
