// A Run button on blocks of R, Python and SQL. What it takes to run them comes only when one is pressed.
import { eachNew, make } from './elements.ts'
import { loadScript } from './load-script.ts'

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
      if (await loadScript('run')) button.dispatchEvent(new CustomEvent('run-code', { bubbles: true }))
      else button.textContent = 'Try again'
    })
  })
}
