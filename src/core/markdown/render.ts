// Markdown to safe HTML in a thread of its own, so that no text, however hostile, holds up the pages of others.
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { renderPlain } from './plain.ts'
import type { Rendered, RenderOptions } from './rendered.ts'

export type { Rendered, RenderOptions } from './rendered.ts'

/** Milliseconds for one text. A post takes about one; the worst of 50,000 characters that we know takes a quarter of this. */
const TIME_LIMIT = 2000
/** Milliseconds until the thread has loaded: a cold disk and a busy machine together. */
const START_LIMIT = 20_000
/** Milliseconds without work after which the thread ends, which gives some 30 MB back; another starts within a fifth of a second. */
const IDLE_LIMIT = 5 * 60_000
/** Megabytes of memory for the thread. */
const MEMORY_LIMIT = 192

type Job = { source: string; options: RenderOptions; limit: number; done: (rendered: Rendered) => void }

const waiting: Job[] = []
let current: Job | undefined
let worker: Worker | undefined
let ready = false
let timer: NodeJS.Timeout | undefined

/**
 * Renders Markdown, one text at a time, in the order asked. Never throws and never holds up the process: a text that takes longer than
 * two seconds, or ends the thread, is given back as it was typed (`plain: true`).
 *
 * @param options `mentions`: the members whom this text may call, by lower-case handle (see `listHandles` in handles.ts).
 */
export function renderMarkdown(source: string, options: RenderOptions = {}): Promise<Rendered> {
  return renderWithin(TIME_LIMIT, source, options)
}

/** As `renderMarkdown`, with a time limit of one's own, in milliseconds. */
export function renderWithin(limit: number, source: string, options: RenderOptions = {}): Promise<Rendered> {
  const { mentions, headingBase, breaks, article } = options
  return new Promise((done) => {
    // Only what is known is sent: a thread cannot be given functions, and more would be refused as a whole.
    waiting.push({ source, options: { mentions, headingBase, breaks, article }, limit, done })
    next()
  })
}

/** Ends the thread, where there is one. The next text starts another. Unfinished texts are given back as typed. */
export async function stopRendering(): Promise<void> {
  const ending = worker
  forget()
  for (const job of [current, ...waiting.splice(0)]) job?.done(renderPlain(job.source))
  current = undefined
  await ending?.terminate()
}

function next(): void {
  if (current || waiting.length === 0) return
  worker ??= start()
  if (!ready) return
  current = waiting.shift()
  if (!current) return
  // While somebody waits, the thread keeps the process alive; afterwards it does not.
  worker.ref()
  clearTimeout(timer)
  timer = setTimeout(fail, current.limit)
  try {
    worker.postMessage({ source: current.source, options: current.options })
  } catch {
    // Options that cannot be sent to a thread.
    fail()
  }
}

function start(): Worker {
  const made = new Worker(workerFile(), {
    name: 'markdown',
    // Node runs the source by itself: the thread needs none of the loaders and flags of the process.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT },
  })
  timer = setTimeout(fail, START_LIMIT)
  made.on('message', (message: 'ready' | Rendered) => {
    if (made !== worker) return
    if (message === 'ready') {
      clearTimeout(timer)
      ready = true
    } else finish(message)
    next()
  })
  const lost = (error?: unknown) => {
    if (made !== worker) return
    if (!ready) process.emitWarning(`The Markdown thread could not start: ${String(error)}`)
    fail()
  }
  made.on('error', lost)
  made.on('exit', lost)
  return made
}

function finish(rendered: Rendered): void {
  clearTimeout(timer)
  const job = current
  current = undefined
  if (waiting.length === 0) rest()
  job?.done(rendered)
}

function rest(): void {
  if (!worker) return
  worker.unref()
  timer = setTimeout(() => void stopRendering(), IDLE_LIMIT).unref()
}

/** Gives the text in hand back as typed and goes on with a new thread. */
function fail(): void {
  const lost = worker
  forget()
  // A thread that cannot start fails the first text only, so that a passing fault does not end the rest.
  current ??= waiting.shift()
  if (current) finish(renderPlain(current.source))
  void lost?.terminate()
  next()
}

function forget(): void {
  clearTimeout(timer)
  worker = undefined
  ready = false
}

/** The thread's file: beside this one in the source, at the root of dist/ when bundled (this one may be in dist/parts/). */
function workerFile(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./worker.ts', import.meta.url)
  const places = ['./markdown-worker.js', '../markdown-worker.js'].map((path) => new URL(path, import.meta.url))
  return places.find((place) => existsSync(place)) ?? places[0]!
}
