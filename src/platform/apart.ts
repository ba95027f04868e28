// Work on what others made, in a thread of its own, bounded in time and memory: a hostile file takes seconds, and holds up nobody else's page.
import { existsSync } from 'node:fs'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { errorText, Refusal, type RefusalStatus, Trouble } from './errors.ts'

export type Apart = {
  /** What its file is called when bundled, at the root of dist/, without "-worker.js". */
  name: string
  /** Its file in the source. */
  source: URL
  milliseconds: number
  megabytes: number
  /** What is said where it takes more. */
  tooMuch: string
}

type Answer = { done: unknown } | { refused: string; status: RefusalStatus } | { trouble: string } | { failed: string }

/**
 * Runs `workHere` of a thread's file on `data`, and gives back what it gave: data only, with bytes as Uint8Array.
 * @throws Refusal or Trouble as it was thrown there; Refusal 413 with `tooMuch` where it takes too long or too much memory
 */
export function workApart<T>({ name, source, milliseconds, megabytes, tooMuch }: Apart, data: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileOf(name, source), {
      ...{ name, workerData: data },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    })
    const end = (settle: () => void) => {
      clearTimeout(timer)
      settle()
      void worker.terminate()
    }
    const tooLarge = () => end(() => reject(new Refusal(413, tooMuch)))
    const timer = setTimeout(tooLarge, milliseconds)
    worker.on('message', (answer: Answer) =>
      end(() => {
        if ('done' in answer) resolve(answer.done as T)
        else if ('refused' in answer) reject(new Refusal(answer.status, answer.refused))
        else reject('trouble' in answer ? new Trouble(answer.trouble) : new Error(answer.failed))
      }),
    )
    // It ended without an answer: for want of memory.
    worker.on('error', tooLarge)
    worker.on('exit', tooLarge)
  })
}

/** In the thread: does the work on the data that it was started with, and answers. */
export async function workHere<T>(work: (data: T) => unknown): Promise<void> {
  let answer: Answer
  try {
    answer = { done: await work(workerData as T) }
  } catch (error) {
    if (error instanceof Refusal) answer = { refused: error.message, status: error.status }
    else answer = error instanceof Trouble ? { trouble: error.message } : { failed: errorText(error) }
  }
  parentPort?.postMessage(answer)
}

/** Beside its own in the source, at the root of dist/ when bundled. */
function fileOf(name: string, source: URL): URL {
  if (import.meta.url.endsWith('.ts')) return source
  const places = [`./${name}-worker.js`, `../${name}-worker.js`].map((path) => new URL(path, import.meta.url))
  return places.find((place) => existsSync(place)) ?? places[0]!
}
