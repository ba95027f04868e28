// Loaded when somebody presses Run for the first time.
import { runExample } from './example.ts'
import { runFigure } from './runner.ts'
import { openTablePanel } from './table-panel.ts'

document.addEventListener('run-code', (event) => {
  const button = event.target as HTMLButtonElement
  const figure = button.closest('figure')
  if (figure) void runFigure(figure, button)
})

/** Calls with a place for words, and the box of its form. */
function onExample(name: string, act: (place: HTMLElement, box: HTMLTextAreaElement) => unknown): void {
  document.addEventListener(name, ({ target }) => {
    const box = (target as HTMLElement).closest('form')?.querySelector<HTMLTextAreaElement>('textarea[name="body"]')
    if (box) void act(target as HTMLElement, box)
  })
}

onExample('run-example', runExample)
onExample('table-to-code', openTablePanel)
