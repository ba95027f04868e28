// Loaded when somebody begins to write: the same guard as on the server, before anything leaves this browser.
import { findInFileName, findPatientData, usesTestNumbers } from '#core/patient-data/find.ts'
import { isTextFile, sayFind } from '#core/patient-data/finds.ts'
import { replaceByInvented } from '#core/patient-data/replace.ts'
import { eachNew, make } from '../elements.ts'
import type { Look } from '../look-through.ts'
import { closePanel, type Field, showFilePanel, showPanel } from './panel.ts'

// Without a name a field is not sent.
const FIELDS = 'textarea[name], input[name][type="text"], input[name][type="search"], input[name]:not([type])'
const PAUSE_MS = 1200

document.addEventListener('find-patient-data', (event) => {
  const look = (event as CustomEvent<Look>).detail
  look.finds = findPatientData(look.text)
  const sure = look.finds.find((find) => find.sure)
  if (sure) look.says = `${sayFind(sure.kind)} It stands in line ${sure.line}.`
})

document.addEventListener(
  'submit',
  (event) => {
    const form = event.target as HTMLFormElement
    const confirmed = form.querySelector('input[name="not_patient_data"]') !== null
    const found = fieldsOf(form)
      .map((field) => ({ field, finds: findPatientData(field.value).filter(({ sure }) => sure || !confirmed) }))
      .filter(({ finds }) => finds.length > 0)
    closePanel(form)
    // A search that is only likely is nobody's post.
    const stops = form.method === 'post' ? found : found.filter(({ finds }) => finds.some(({ sure }) => sure))
    if (stops.length === 0) return
    event.preventDefault()
    event.stopImmediatePropagation()
    showPanel(form, event.submitter, stops)
  },
  true,
)

function fieldsOf(form: HTMLFormElement): Field[] {
  return Array.from(form.querySelectorAll<Field>(FIELDS))
}

// Test numbers are allowed, and whoever uses them is told so.
// While they pause, since a line that comes as they press a button would move it away.
let pause = 0
document.addEventListener('input', ({ target }) => {
  clearTimeout(pause)
  pause = window.setTimeout(() => noteTestNumbers(target as Field), PAUSE_MS)
})

function noteTestNumbers(field: Field): void {
  if (!field.matches?.(FIELDS) || !usesTestNumbers(field.value)) return
  const place = field.closest('.field')
  if (place) eachNew(place.parentElement!, '.field', 'TestNumbers', (one) => one === place && one.append(testNote()))
}

function testNote(): HTMLElement {
  return make(
    'p',
    { class: 'hint', role: 'status' },
    'Numbers that begin with 999 are test numbers and belong to nobody: they are fine here.',
  )
}

document.addEventListener('change', ({ target }) => {
  const input = target as HTMLInputElement
  if (input.type === 'file') void lookIntoFile(input)
})

async function lookIntoFile(input: HTMLInputElement): Promise<void> {
  closePanel(input)
  const file = input.files?.[0]
  if (!file) return
  const inName = findInFileName(file.name)
  const text = isTextFile(file.name) ? await file.text() : ''
  const finds = inName.length > 0 ? inName : findPatientData(text)
  if (finds.length === 0 || input.files?.[0] !== file) return
  showFilePanel(
    input,
    finds,
    inName.length > 0 ? undefined : () => put(input, new File([replaceByInvented(text, finds)], file.name)),
  )
}

function put(input: HTMLInputElement, file: File): void {
  const files = new DataTransfer()
  files.items.add(file)
  input.files = files.files
}

document.documentElement.dataset.guard = 'yes'
