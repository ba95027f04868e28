// A form that came back: the summary of what needs another look takes the focus, and its links lead into the fields.
import { eachNew } from './elements.ts'

export function focusErrors(within: ParentNode): void {
  eachNew(within, '[data-error-summary]', 'Errors', (summary) => {
    document.title = `Have another look: ${document.title}`
    summary.focus()
    summary.addEventListener('click', (event) => {
      const href = (event.target as Element).closest('a')?.getAttribute('href')
      const field = href?.startsWith('#') ? document.getElementById(href.slice(1)) : null
      if (!field) return
      event.preventDefault()
      field.closest('details')?.setAttribute('open', '')
      // The label comes into view too.
      ;(field.closest('.field') ?? field).scrollIntoView()
      field.focus({ preventScroll: true })
    })
  })
}
