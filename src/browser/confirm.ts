// Asks once more before something that cannot be undone. Without script the page behind the form asks.
import { make } from './elements.ts'

let listening = false
let agreed: Element | undefined

export function askFirst(): void {
  if (listening) return
  listening = true
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[data-confirm]')
    if (!button || agreed === button) return
    event.preventDefault()
    ask(button, button.dataset.confirm ?? '')
  })
}

function ask(button: HTMLButtonElement, question: string): void {
  if (typeof HTMLDialogElement === 'undefined') {
    if (window.confirm(question)) go(button)
    return
  }
  const yes = make('button', { type: 'button', class: 'button button-warning' }, button.textContent?.trim() || 'Go on')
  const no = make('button', { type: 'button', class: 'button button-quiet' }, 'Go back')
  const words = make('p', { id: 'asking-words' }, question)
  const dialog = make(
    'dialog',
    { class: 'asking', 'aria-labelledby': 'asking-words' },
    words,
    make('div', { class: 'buttons' }, yes, no),
  )
  yes.addEventListener('click', () => {
    dialog.close()
    go(button)
  })
  no.addEventListener('click', () => dialog.close())
  dialog.addEventListener('close', () => {
    dialog.remove()
    button.focus()
  })
  document.body.append(dialog)
  dialog.showModal()
  no.focus()
}

function go(button: HTMLButtonElement): void {
  agreed = button
  button.click()
  agreed = undefined
}
