// Saves what is being written, a moment after each pause. `data-draft` of a form is the address that keeps it.
import { eachNew } from './elements.ts'
import { sureFindIn } from './look-through.ts'

const PAUSE_MS = 1500
const FIRST_RETRY_MS = 4000
const LAST_RETRY_MS = 60_000
const SIGNED_OUT = 401

export function saveDrafts(within: ParentNode): void {
  eachNew<HTMLFormElement>(within, 'form[data-draft]', 'Draft', keepForm)
}

function keepForm(form: HTMLFormElement): void {
  let unsaved = false
  let timer = 0
  let retry = FIRST_RETRY_MS
  let sending: AbortController | undefined
  let sent = false

  async function save(keepalive = false): Promise<void> {
    clearTimeout(timer)
    if (!unsaved || sent) return
    const fields = fieldsOf(form)
    const body = JSON.stringify(fields)
    const found = await sureFindIn(...Object.values(fields))
    if (found) return say(form, `Not saved: ${found} Take it out first.`)
    sending?.abort()
    const mine = new AbortController()
    sending = mine
    try {
      const answer = await fetch(form.dataset.draft!, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        // A draft is seen by nobody else: what is only likely is asked about when it is posted.
        body: JSON.stringify({ ...fields, not_patient_data: 'yes' }),
        signal: mine.signal,
        keepalive,
      })
      if (answer.status === SIGNED_OUT)
        return say(form, 'You are signed out. Send it as usual: your words are kept while you sign in again.')
      if (!answer.ok) throw new Error(String(answer.status))
      unsaved = body !== JSON.stringify(fieldsOf(form))
      retry = FIRST_RETRY_MS
      say(form, `Draft saved at ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`)
    } catch {
      if (mine.signal.aborted) return
      say(form, 'Your draft is not saved yet: no connection. Trying again …')
      timer = window.setTimeout(save, retry)
      retry = Math.min(retry * 2, LAST_RETRY_MS)
    }
  }

  form.addEventListener('input', (event) => {
    if (!isKept(event.target as HTMLInputElement)) return
    unsaved = true
    clearTimeout(timer)
    timer = window.setTimeout(save, PAUSE_MS)
  })
  // At the window, when every other behaviour has had its say.
  window.addEventListener('submit', (event) => {
    if (event.target !== form || event.defaultPrevented) return
    // A draft that arrives after the post would come back to life.
    sent = true
    clearTimeout(timer)
    sending?.abort()
  })
  window.addEventListener('pageshow', () => {
    sent = false
  })
  window.addEventListener('online', () => save())
  document.addEventListener('visibilitychange', () => document.hidden && save(true))
  window.addEventListener('beforeunload', (event) => {
    if (unsaved && !sent) event.preventDefault()
  })
}

const KEPT = ['title', 'body', 'tags', 'space_id', 'mask', 'note', 'from']

function isKept(field: HTMLInputElement): boolean {
  return KEPT.includes(field.name)
}

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const fields = Array.from(form.elements) as HTMLInputElement[]
  return Object.fromEntries(
    fields
      .filter((field) => isKept(field) && (field.type !== 'checkbox' || field.checked))
      .map((field) => [field.name, field.value]),
  )
}

function say(form: HTMLFormElement, words: string): void {
  const state = form.querySelector('[data-draft-state]')
  if (state) state.textContent = words
}
