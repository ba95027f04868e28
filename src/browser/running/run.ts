// Loaded when somebody presses Run for the first time.
import { runFigure } from './runner.ts'

document.addEventListener('run-code', (event) => {
  const button = event.target as HTMLButtonElement
  const figure = button.closest('figure')
  if (figure) void runFigure(figure, button)
})
