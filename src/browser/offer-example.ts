// Beside the box for a question: run what is about to be posted, and turn a table into code. Both come only when they are asked for.
import { eachNew, make } from './elements.ts'
import { loadScript } from './load-script.ts'

export function offerExample(within: ParentNode): void {
  if (typeof WebAssembly !== 'object') return
  eachNew(within, '[data-example]', 'Example', (place) => {
    const tool = (label: string, event: string) => {
      const button = make('button', { type: 'button', class: 'button button-quiet button-small' }, label)
      button.addEventListener('click', async () => {
        if (await loadScript('run')) place.dispatchEvent(new CustomEvent(event, { bubbles: true }))
      })
      return button
    }
    place.prepend(
      make(
        'div',
        { class: 'buttons' },
        tool('Run what you are about to post', 'run-example'),
        tool('Turn a table into code', 'table-to-code'),
      ),
    )
  })
}
