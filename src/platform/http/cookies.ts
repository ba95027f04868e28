// The few cookies of the site: all HttpOnly, all SameSite=Lax, none for tracking.
import type { FastifyReply } from 'fastify'
import type { Config } from '../config.ts'
import type { Cookie } from './answers.ts'

export const SESSION_COOKIE = 'hearth_session'
export const SAID_COOKIE = 'hearth_said'
/** Holds the key of a form that was sent after the session had ended. */
export const PARKED_COOKIE = 'hearth_parked'

/** Sets or, without a value, takes away a cookie. */
export function setCookie(config: Config, reply: FastifyReply, { name, value, maxAge }: Cookie): void {
  const secure = config.url.startsWith('https:')
  const options = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure }
  if (value === undefined) reply.clearCookie(name, options)
  else reply.setCookie(name, value, maxAge === undefined ? options : { ...options, maxAge })
}
