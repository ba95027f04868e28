// R in the frame: webR, from our own folder, unmodified. Code runs in its worker, never in this document.
import type { Part, ToFrame } from '../running/protocol.ts'
import { startWorkersFromBlobs } from './blob-worker.ts'
import { cutter, engineFolder, type PagePort, packagesFolder, pagePort } from './page-port.ts'
import { MARK, rCode } from './r-code.ts'
import { wordsOf } from './words.ts'

/** Plots as wide as a page's text. */
const PLOT = { width: 620, height: 420, bg: 'white' }
const HOME = '/home/web_user'
const BLOCK = '/tmp/block.R'
/** webR's channel that needs neither shared memory nor a service worker. */
const POST_MESSAGE = 3

type WebR = import('webr').WebR
type Line = { type: string; data: string }

async function startR({ files }: PagePort): Promise<WebR> {
  startWorkersFromBlobs(files)
  const folder = engineFolder()
  const { WebR } = (await import(`${folder}webr.js`)) as typeof import('webr')
  const webR = new WebR({ baseUrl: folder, repoUrl: `${packagesFolder()}r/`, channelType: POST_MESSAGE, interactive: false })
  await webR.init()
  await webR.evalRVoid(rCode)
  return webR
}

/** Hands each line that R prints to whoever listens now. */
function readLines(webR: WebR): { listen: (to: (line: Line) => void) => void } {
  let listener: (line: Line) => void = () => {}
  const read = async () => {
    for (;;) {
      const line = (await webR.read()) as Line
      listener(line)
    }
  }
  void read()
  return {
    listen: (to) => {
      listener = to
    },
  }
}

/** Packages that the code names and that are mirrored, but not here yet. */
async function fetchPackages(webR: WebR, page: PagePort, { run, code, packages }: ToFrame): Promise<void> {
  const named = code.matchAll(/(?:library|require|requireNamespace)\(\s*["']?([\w.]+)|\b([A-Za-z][\w.]*):{2,3}\w/g)
  for (const name of new Set([...named].map(([, library, prefix]) => library ?? prefix ?? ''))) {
    if (!packages.includes(name) || (await webR.evalRBoolean(`nzchar(system.file(package = "${name}"))`))) continue
    page.tell({ run, fetching: name })
    await webR.installPackages([name], { repos: `${packagesFolder()}r/`, quiet: true, mount: false })
  }
}

/** A line of R's output as parts: what we marked, and before it text that did not end its line. */
function partsOf({ type, data }: Line): Part[] {
  const at = data.indexOf(MARK)
  const text = at < 0 ? data : data.slice(0, at)
  const parts: Part[] = text || at < 0 ? [{ kind: type === 'stderr' ? 'message' : 'text', text }] : []
  if (at < 0) return parts
  try {
    parts.push(JSON.parse(data.slice(at + MARK.length)) as Part)
  } catch {
    // Cut off, or forged by the code itself.
  }
  return parts
}

async function main(): Promise<void> {
  const page = await pagePort()
  let webR: WebR
  try {
    webR = await startR(page)
  } catch (error) {
    page.tell({ failed: wordsOf(error) })
    return
  }
  const output = readLines(webR)

  const runBlock = async (asked: ToFrame) => {
    const { run, code, files } = asked
    const cut = cutter()
    const end = `${MARK}end${run}`
    const printed = new Promise<void>((resolve) => {
      output.listen((line) => {
        if (line.type !== 'stdout' && line.type !== 'stderr') return
        const isEnd = line.data.endsWith(end)
        const kept = cut.take(isEnd ? line.data.slice(0, -end.length) : line.data)
        if (kept || (kept === '' && !isEnd)) for (const part of partsOf({ ...line, data: kept })) page.tell({ run, part })
        if (isEnd) resolve()
      })
    })
    for (const { name, bytes } of files) await webR.FS.writeFile(`${HOME}/${name}`, bytes)
    await fetchPackages(webR, page, asked)
    await webR.FS.writeFile(BLOCK, new TextEncoder().encode(code))
    const shelter = await new webR.Shelter()
    const { images } = await shelter.captureR(`.hearth$run("${BLOCK}", ${run})`, {
      captureStreams: false,
      captureConditions: false,
      captureGraphics: PLOT,
    })
    await printed
    for (const bitmap of images) page.tell({ run, part: { kind: 'picture', bitmap } }, [bitmap])
    await shelter.purge()
    return await webR.evalRString('.hearth$session()')
  }

  page.onRun((asked) => {
    const { run } = asked
    runBlock(asked)
      .catch((error) => {
        page.tell({ run, part: { kind: 'error', text: wordsOf(error) } })
        return ''
      })
      .then((session) => page.tell({ run, done: true, session }))
  })
  page.tell({ ready: true, version: `R ${webR.versionR}` })
}

void main()
