// Python in the frame: starts its worker and passes on what it says.
import type { FromFrame } from '../running/protocol.ts'
import { startWorkersFromBlobs } from './blob-worker.ts'
import { cutter, engineFolder, packagesFolder, pagePort } from './page-port.ts'

type Said = FromFrame | { run: number; png: Uint8Array }

async function main(): Promise<void> {
  const page = await pagePort()
  startWorkersFromBlobs(page.files)
  const worker = new Worker(document.documentElement.dataset.worker ?? '')
  let cut = cutter()
  let told = Promise.resolve()
  const pass = async (said: Said) => {
    if ('png' in said) {
      const bitmap = await createImageBitmap(new Blob([said.png as BlobPart], { type: 'image/png' }))
      page.tell({ run: said.run, part: { kind: 'picture', bitmap } }, [bitmap])
      return
    }
    if ('part' in said && 'text' in said.part) {
      const text = cut.take(said.part.text)
      if (text !== undefined) page.tell({ run: said.run, part: { ...said.part, text } })
      return
    }
    page.tell(said)
  }
  worker.onmessage = ({ data }) => {
    // One after the other: a picture takes a moment, and what follows must not overtake it.
    told = told.then(() => pass(data as Said)).catch(() => {})
  }
  worker.onerror = (event) => page.tell({ failed: event.message || 'Python could not start.' })
  page.onRun((asked) => {
    cut = cutter()
    worker.postMessage(asked)
  })
  worker.postMessage({ folder: engineFolder(), packages: packagesFolder() })
}

void main()
