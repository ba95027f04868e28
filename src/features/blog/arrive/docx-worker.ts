// The thread that reads one Word file and ends. Bundled, it is dist/docx-worker.js.
import { workHere } from '#platform/apart.ts'
import { readDocx } from './docx.ts'

await workHere((bytes: Uint8Array) => readDocx(Buffer.from(bytes)))
