// The thread that reads one Word file and ends. Bundled, it is dist/docx-worker.js.
import { parentPort, workerData } from 'node:worker_threads'
import { errorText, Refusal } from '#platform/errors.ts'
import { readDocx } from './docx.ts'

try {
  parentPort?.postMessage({ arrived: await readDocx(Buffer.from(workerData as Uint8Array)) })
} catch (error) {
  parentPort?.postMessage(
    error instanceof Refusal ? { refused: error.message, status: error.status } : { failed: errorText(error) },
  )
}
