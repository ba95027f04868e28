// The thread that renders Markdown for render.ts. Bundled, it is dist/markdown-worker.js.
import { parentPort } from 'node:worker_threads'
import { type RenderOptions, renderMarkdownNow } from './render-now.ts'

parentPort?.on('message', ({ source, options }: { source: string; options: RenderOptions }) => {
  parentPort?.postMessage(renderMarkdownNow(source, options))
})
// Says that everything is loaded: the time of the first text counts from here.
parentPort?.postMessage('ready')
