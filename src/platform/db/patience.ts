// A database that is gone for some seconds is waited for: whoever asks meanwhile gets an answer late, and not an error.
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { errorCode } from '../errors.ts'

// A built-in database that was killed is back in one second, a server that is started again in ten. People wait no longer either.
const PATIENCE_MS = 10_000
const RETRY_MS = 50
const GONE = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET']

/** The driver's `backoff` option, in seconds. By itself the driver waits longer for every connection that was lost at once. */
export const soon = () => 0.05

type Where = { path: string } | { host: string; port: number }

/**
 * Makes the `socket` option of the driver: connects, and tries again while nobody listens there.
 * @param ready says whether a server that listens would let anybody in
 */
export function patientSocket(where: Where, ready: () => boolean = () => true): () => Promise<Socket> {
  return async () => {
    for (const began = Date.now(); ; await pause(RETRY_MS)) {
      const late = Date.now() - began > PATIENCE_MS
      if (!late && !ready()) continue
      try {
        return Object.assign(await connected(where), 'host' in where ? where : {})
      } catch (error) {
        if (late || !GONE.includes(errorCode(error))) throw error
      }
    }
  }
}

function connected(where: Where): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(where)
    socket.once('error', reject).once('connect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
  })
}
