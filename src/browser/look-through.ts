// Asks the patient-data guard, which loads when somebody begins to write. Where it does not come, the server looks all the same.
import type { Find } from '#core/patient-data/finds.ts'
import { loadScript } from './load-script.ts'

/** What travels to the guard and back. */
export type Look = { text: string; finds: Find[]; says: string }

/** A sentence about the first thing in some words that surely is about a patient; undefined where there is none. */
export async function sureFindIn(...texts: string[]): Promise<string | undefined> {
  if (!(await loadScript('guard'))) return undefined
  for (const text of texts) {
    const look: Look = { text, finds: [], says: '' }
    document.dispatchEvent(new CustomEvent('find-patient-data', { detail: look }))
    if (look.says) return look.says
  }
  return undefined
}

const WAIT_MS = 4000

/** Holds back what is sent before the guard is here: it loads when the first field is entered, so this is the exception. */
export function guardForms(within: ParentNode): void {
  if (within !== document) return
  document.addEventListener('focusin', ({ target }) => {
    if ((target as Element).matches?.('form textarea, form input:not([type="hidden"])')) void loadScript('guard')
  })
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target as HTMLFormElement
      if (document.documentElement.dataset.guard || form.dataset.unguarded || !holdsWords(form)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), WAIT_MS))
      void Promise.race([loadScript('guard'), late]).then((loaded) => {
        if (!loaded) form.dataset.unguarded = 'yes'
        sendAgain(form, event.submitter)
      })
    },
    true,
  )
}

function holdsWords(form: HTMLFormElement): boolean {
  const fields = form.querySelectorAll<HTMLInputElement>('textarea, input[type="text"], input[type="search"], input:not([type])')
  return Array.from(fields).some((field) => field.value !== '')
}

/** Presses the same button once more, so that its name and value go along. */
export function sendAgain(form: HTMLFormElement, submitter: HTMLElement | null): void {
  if (submitter) submitter.click()
  else if (form.requestSubmit) form.requestSubmit()
  else form.submit()
}
