// What can be done with a block that has run: change a copy of it, take it along, post it, begin anew.
import { copy } from '../copy.ts'
import { make } from '../elements.ts'
import { asExample } from './as-text.ts'
import type { Block, BlockRun } from './block.ts'
import { boxOf, putIntoPost, startReply } from './posting.ts'
import { endSession } from './session.ts'

const SAID_MS = 2000

/** Puts the buttons under a block's output. */
export function addTools(block: Block, ran: BlockRun, run: (block: Block) => void): void {
  const tools = make('div', { class: 'ran-tools' })
  if (!block.figure.matches('.ran-edit')) tools.append(tool('Edit and run', () => editCopy(block, tools, run)))
  tools.append(copyTool(ran))
  const box = boxOf(block.figure)
  if (box?.isOwn) tools.append(tool('Add output to your post', () => putIntoPost(box.box, ran)))
  else if (box) tools.append(tool('Post as a reply', () => startReply(box.box, ran)))
  tools.append(
    tool('Start afresh', (button) => {
      endSession(block.engine)
      button.textContent = 'Forgotten: the next run starts afresh'
    }),
  )
  block.place.append(tools)
}

function tool(label: string, act: (button: HTMLButtonElement) => void): HTMLButtonElement {
  const button = make('button', { type: 'button', class: 'button button-quiet button-small' }, label)
  button.addEventListener('click', () => act(button))
  return button
}

function copyTool(ran: BlockRun): HTMLButtonElement {
  return tool('Copy as reproducible example', async (button) => {
    const said = button.textContent
    button.textContent = (await copy(asExample(ran))) ? 'Copied' : 'It could not be copied'
    setTimeout(() => {
      button.textContent = said
    }, SAID_MS)
  })
}

/** A copy to change under the block, which itself stays as it is. */
function editCopy(block: Block, tools: HTMLElement, runBlock: (block: Block) => void): void {
  const within = block.figure.nextElementSibling as HTMLElement
  const open = within.querySelector<HTMLTextAreaElement>('.ran-edit textarea')
  if (open) {
    open.focus()
    return
  }
  const code = block.code()
  const id = `copy-${Math.random().toString(36).slice(2, 9)}`
  const box = make('textarea', { id, class: 'input code-box', spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off' })
  box.value = code
  box.rows = Math.min(24, Math.max(4, code.split('\n').length + 1))
  const place = make('div', { class: 'ran-output' })
  const run = make('button', { type: 'button', class: 'button button-small', 'aria-label': 'Run your copy' }, 'Run')
  const close = tool('Put the copy away', () => {
    copyBlock.remove()
    tools.querySelector('button')?.focus()
  })
  const label = make('label', { class: 'label', for: id }, 'Your copy of this code')
  const copyBlock = make('div', { class: 'ran-edit' }, label, box, make('div', { class: 'buttons' }, run, close), place)
  run.addEventListener('click', () => {
    copyBlock.dataset.alt = block.figure.dataset.alt ?? ''
    runBlock({ engine: block.engine, figure: copyBlock, button: run, place, code: () => box.value })
  })
  within.append(copyBlock)
  box.focus()
}
