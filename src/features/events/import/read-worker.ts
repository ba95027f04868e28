// The thread that reads one file of events and ends. Bundled, it is dist/events-worker.js.
import { workHere } from '#platform/apart.ts'
import { type Ending, readEvents } from './read.ts'

await workHere(({ bytes, ending }: { bytes: Uint8Array; ending: Ending }) => readEvents(bytes, ending))
