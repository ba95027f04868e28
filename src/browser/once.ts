// The second click: a form that is on its way is not sent again from this page. The server has its own key against it.

// After this long the network has lost it, and one may try again.
const WAIT_MS = 10_000

let listening = false

export function submitOnce(): void {
  if (listening) return
  listening = true
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.method !== 'post') return
    if (form.dataset.sent) return event.preventDefault()
    // Later, so that another behaviour may still stop it.
    setTimeout(() => {
      if (!event.defaultPrevented) wait(form)
    })
  })
  // Back from the next page, as it was left.
  window.addEventListener('pageshow', () => {
    for (const form of Array.from(document.forms)) free(form)
  })
}

function wait(form: HTMLFormElement): void {
  form.dataset.sent = 'yes'
  for (const button of buttonsOf(form)) button.setAttribute('aria-disabled', 'true')
  setTimeout(() => free(form), WAIT_MS)
}

function free(form: HTMLFormElement): void {
  if (!form.dataset.sent) return
  delete form.dataset.sent
  for (const button of buttonsOf(form)) button.removeAttribute('aria-disabled')
}

function buttonsOf(form: HTMLFormElement): Element[] {
  return Array.from(form.querySelectorAll('button:not([type="button"])'))
}
