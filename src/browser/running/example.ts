// Runs what somebody is about to post, from the beginning and by itself, and says what is missing for others to run it.
import { make } from '../elements.ts'
import type { BlockRun } from './block.ts'
import { putIntoPost } from './posting.ts'
import type { Part } from './protocol.ts'
import { runFigure } from './runner.ts'
import { endSession } from './session.ts'

const WAIT_MS = 15_000

type Missing = { objects: Set<string>; packages: Set<string>; errors: number }

/** Runs every block of the words in a box; what comes of it is said in `place`. */
export async function runExample(place: HTMLElement, box: HTMLTextAreaElement): Promise<void> {
  place.querySelector('.example-said')?.remove()
  const said = make('div', { class: 'example-said', role: 'status' })
  place.append(said)
  const say = (...lines: (Node | string)[]) =>
    said.replaceChildren(...lines.map((one) => (typeof one === 'string' ? make('p', {}, one) : one)))
  say('One moment …')
  const panel = await showPreview(box)
  const buttons = Array.from(panel?.querySelectorAll<HTMLButtonElement>('.run-button') ?? [])
  if (buttons.length === 0)
    return say(
      'There is no block of R, Python or SQL in your words yet. Put three backticks and r above your code, and three backticks below.',
    )
  for (const engine of ['r', 'python', 'sql'] as const) endSession(engine)
  const ran: BlockRun[] = []
  const missing: Missing = { objects: new Set(), packages: new Set(), errors: 0 }
  for (const [at, button] of buttons.entries()) {
    say(`Running block ${at + 1} of ${buttons.length} …`)
    const one = await runFigure(button.closest('figure')!, button)
    if (!one) return say(`Block ${at + 1} did not come to its end.`)
    ran.push(one)
    note(missing, one.parts)
  }
  const add = make('button', { type: 'button', class: 'button button-small' }, 'Add output and session details to your post')
  add.addEventListener('click', async () => {
    for (const one of ran) await putIntoPost(box, one)
    say('Added. Others see now what you see.')
  })
  say(...findings(missing), add)
}

/** Opens the preview, and waits until it is there; undefined where it does not come. */
function showPreview(box: HTMLTextAreaElement): Promise<HTMLElement | undefined> {
  const composer = box.closest<HTMLElement>('.composer')
  const panel = composer?.querySelector<HTMLElement>('.composer-preview')
  const tab = composer?.querySelectorAll<HTMLElement>('[role="tab"]')[1]
  if (!panel || !tab) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(undefined), WAIT_MS)
    // Later, when the page's other behaviours have met what arrived.
    panel.addEventListener('arrived', () => setTimeout(() => resolve(panel)), { once: true })
    panel.addEventListener('arrived', () => clearTimeout(late), { once: true })
    tab.click()
  })
}

function note(missing: Missing, parts: Part[]): void {
  for (const part of parts) {
    if (part.kind !== 'error') continue
    missing.errors++
    if (part.missing?.object) missing.objects.add(part.missing.object)
    if (part.missing?.package) missing.packages.add(part.missing.package)
  }
}

function findings({ objects, packages, errors }: Missing): string[] {
  const lines: string[] = []
  if (objects.size > 0)
    lines.push(`Missing objects: ${[...objects].join(', ')}. Add the lines that make them, so that others can run this too.`)
  if (packages.size > 0)
    lines.push(
      `Missing packages: ${[...packages].join(', ')}. They are not here; name them in your question, so that others can load them.`,
    )
  if (errors > 0 && lines.length === 0)
    lines.push('It stops with an error. If that is your question, it is a good example as it is.')
  if (errors === 0) lines.push('It runs by itself: others can run it as you do.')
  return lines
}
