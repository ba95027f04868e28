// Reads Word files in a thread of its own, bounded in time and memory: a hostile one takes seconds, and holds up nobody else's page.
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { Refusal, type RefusalStatus } from '#platform/errors.ts'
import type { Arrived } from './types.ts'

const TIME_LIMIT_MS = 30_000
const MEMORY_MEGABYTES = 768
const TOO_MUCH = 'This file is too large or too deep to be read. Save it without pictures and try again, or paste its words.'

type Answer = { arrived?: Arrived; refused?: string; status?: RefusalStatus; failed?: string }

/** As `readDocx`. @throws Refusal where it cannot be read, or takes too long or too much memory. */
export function readDocxApart(bytes: Buffer): Promise<Arrived> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), {
      name: 'docx',
      workerData: bytes,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
    })
    const timer = setTimeout(() => end(() => reject(new Refusal(413, TOO_MUCH))), TIME_LIMIT_MS)
    const end = (settle: () => void) => {
      clearTimeout(timer)
      settle()
      void worker.terminate()
    }
    worker.on('message', ({ arrived, refused, status = 400, failed }: Answer) =>
      end(() => {
        if (arrived) resolve({ ...arrived, pictures: arrived.pictures.map((one) => ({ ...one, bytes: Buffer.from(one.bytes) })) })
        else reject(refused ? new Refusal(status, refused) : new Error(failed))
      }),
    )
    // It ended without an answer: for want of memory.
    worker.on('error', () => end(() => reject(new Refusal(413, TOO_MUCH))))
    worker.on('exit', () => end(() => reject(new Refusal(413, TOO_MUCH))))
  })
}

/** The thread's file: beside this one in the source, at the root of dist/ when bundled. */
function workerFile(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./docx-worker.ts', import.meta.url)
  const places = ['./docx-worker.js', '../docx-worker.js'].map((path) => new URL(path, import.meta.url))
  return places.find((place) => existsSync(place)) ?? places[0]!
}
