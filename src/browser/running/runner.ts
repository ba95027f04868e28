// One block on the page: runs it, shows what comes, and offers what can be done with it.
import { make } from '../elements.ts'
import type { Block, BlockRun } from './block.ts'
import { filesFor, runSetup } from './data-files.ts'
import { showOutput } from './output.ts'
import type { EngineName, Part } from './protocol.ts'
import { type Ended, endSession, MOST_SECONDS, SECONDS, sessionOf } from './session.ts'
import { addTools } from './tools.ts'

/** More code than this is a program, not a block. */
const MOST_CODE = 100_000

const engines: EngineName[] = ['r', 'python', 'sql']

const running = new WeakSet<HTMLElement>()

/** Runs a figure's code, or stops it where it runs. */
export async function runFigure(figure: HTMLElement, button: HTMLButtonElement): Promise<BlockRun | undefined> {
  const engine = figure.dataset.language as EngineName
  const code = () => figure.querySelector('code')?.textContent ?? ''
  return runBlock({ engine, figure, button, place: placeAfter(figure), code })
}

/** Runs a block, or stops it where it runs. Gives back what it gave, where it came to its end. */
export async function runBlock(block: Block, seconds = SECONDS): Promise<BlockRun | undefined> {
  const { engine, button, place } = block
  if (running.has(button)) {
    endSession(engine)
    return undefined
  }
  const code = block.code()
  const status = make('p', { class: 'ran-status', role: 'status' })
  const shown = make('div', { class: 'ran-parts' })
  place.replaceChildren(status, shown)
  const refusal = refuse(engine, code)
  if (refusal) {
    status.textContent = refusal
    return undefined
  }
  running.add(button)
  const said = button.textContent
  const label = button.getAttribute('aria-label') ?? ''
  button.textContent = 'Stop'
  button.setAttribute('aria-label', label.replace(/^Run/, 'Stop'))
  status.textContent = 'Getting ready …'
  const { packages, large, sets } = await runSetup()
  const files = await filesFor(code, block.figure, sets)
  const output = showOutput(shown, block.figure.dataset.alt)
  const asked = { code, files, packages: engine === 'sql' ? [] : packages[engine], seconds }
  const ended = await sessionOf(engine, large[engine] ?? []).run(asked, {
    starting: (words) => {
      status.textContent = words
    },
    part: output.add,
  })
  running.delete(button)
  button.textContent = said === 'Try again' ? 'Run' : said
  button.setAttribute('aria-label', label)
  status.replaceChildren(...sayEnd(ended, output.parts, seconds, () => runBlock(block, MOST_SECONDS)))
  const { version, session } = ended.how === 'done' ? ended : { version: '', session: '' }
  const ran = { engine, code, parts: output.parts, canvases: output.canvases, version, session }
  addTools(block, ran, runBlock)
  return ended.how === 'done' ? ran : undefined
}

function refuse(engine: EngineName, code: string): string | undefined {
  if (!engines.includes(engine)) return 'This language cannot run here. R, Python and SQL can.'
  if (!code.trim()) return 'There is no code in this block.'
  if (code.length > MOST_CODE) return 'This is more code than can run in a page: 100,000 characters at most.'
  return undefined
}

function sayEnd(ended: Ended, parts: Part[], seconds: number, again: () => void): (Node | string)[] {
  if (ended.how === 'done') {
    if (parts.some(({ kind }) => kind === 'error')) return [`It ended with an error, in ${ended.version}.`]
    return [`Done, with ${ended.version}.${parts.length > 0 ? '' : ' Nothing was printed.'}`]
  }
  if (ended.how === 'failed')
    return [
      `It could not start in this browser. The code above is all there, and so is the output its author saved. ${ended.why ?? ''}`,
    ]
  if (ended.how === 'died')
    return [
      'What ran the code has stopped working, perhaps for lack of memory. Nothing else was touched: run it again when you like.',
    ]
  if (ended.how === 'stopped')
    return [ended.why ?? 'Stopped. What earlier blocks made is gone: run them again when you need them.']
  const words = `Stopped after ${seconds} seconds. What earlier blocks made is gone. `
  if (seconds >= MOST_SECONDS) return [words]
  const longer = make('button', { type: 'button', class: 'button button-link' }, `Give it ${MOST_SECONDS} seconds`)
  longer.addEventListener('click', again)
  return [words, longer]
}

/** Where a figure's output goes: right under it. */
function placeAfter(figure: HTMLElement): HTMLElement {
  const next = figure.nextElementSibling
  if (next instanceof HTMLElement && next.matches('.ran')) return next.querySelector<HTMLElement>('.ran-output') ?? next
  const place = make('div', { class: 'ran-output' })
  figure.after(make('div', { class: 'ran', role: 'group', 'aria-label': 'What this code gives' }, place))
  return place
}
