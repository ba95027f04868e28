// A Copy button on blocks of code and on texts to take away.
import { eachNew, make } from './elements.ts'

const SAID_MS = 2000

export function addCopyButtons(within: ParentNode): void {
  eachNew(within, 'figure.code', 'Copy', (figure) => {
    const code = figure.querySelector('code')
    if (code) (figure.querySelector('figcaption') ?? figure).append(copyButton('Copy', () => code.textContent ?? ''))
  })
  eachNew(within, '[data-copy-label]', 'Copy', (element) => {
    element.append(copyButton(element.dataset.copyLabel ?? 'Copy', () => element.querySelector('code')?.textContent ?? ''))
  })
}

function copyButton(label: string, text: () => string): HTMLButtonElement {
  const button = make('button', { type: 'button', class: 'copy-button', 'aria-live': 'polite' }, label)
  button.addEventListener('click', async () => {
    const copied = await copy(text())
    button.textContent = copied ? 'Copied' : 'Select and copy it by hand'
    setTimeout(() => {
      button.textContent = label
    }, SAID_MS)
  })
  return button
}

/** Whether it is on the clipboard now. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyTheOldWay(text)
  }
}

// Without https, as inside many hospitals, browsers give no clipboard.
function copyTheOldWay(text: string): boolean {
  const box = make('textarea', { class: 'hidden', readonly: '' })
  box.value = text
  const before = document.activeElement as HTMLElement | null
  document.body.append(box)
  box.select()
  const copied = document.execCommand('copy')
  box.remove()
  before?.focus()
  return copied
}
