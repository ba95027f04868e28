// A Run button on blocks of R, Python and SQL. What it takes to run them comes only when one is pressed.
import { eachNew, make } from './elements.ts'

const names: Record<string, string> = { r: 'R', python: 'Python', sql: 'SQL' }

export function addRunButtons(within: ParentNode): void {
  // Browsers without it read the code, and the output that its author saved.
  if (typeof WebAssembly !== 'object') return
  eachNew(within, 'figure.code[data-language]', 'Run', (figure) => {
    const name = names[figure.dataset.language ?? '']
    if (!name || figure.closest('[data-run="no"]')) return
    const button = make('button', { type: 'button', class: 'run-button', 'aria-label': `Run this ${name} code` }, 'Run')
    const caption = figure.querySelector('figcaption')
    caption?.insertBefore(button, caption.querySelector('button'))
    button.addEventListener('click', async () => {
      if (await loadRunner()) button.dispatchEvent(new CustomEvent('run-code', { bubbles: true }))
      else button.textContent = 'Try again'
    })
  })
}

let loading: Promise<boolean> | undefined

function loadRunner(): Promise<boolean> {
  loading ??= new Promise<boolean>((resolve) => {
    const script = make('script', {
      src: document.querySelector<HTMLElement>('script[data-run-script]')?.dataset.runScript ?? '',
    })
    script.addEventListener('load', () => resolve(true))
    script.addEventListener('error', () => {
      loading = undefined
      resolve(false)
    })
    document.head.append(script)
  })
  return loading
}
