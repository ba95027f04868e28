// What stops a form in the browser: the places marked, and the ways out beside them.
import { type Find, sayFind } from '#core/patient-data/finds.ts'
import { replaceByInvented, takeOut } from '#core/patient-data/replace.ts'
import { insertAt, make } from '../elements.ts'
import { sendAgain } from '../look-through.ts'

export type Field = HTMLTextAreaElement | HTMLInputElement
export type Stopped = { field: Field; finds: Find[] }

const MOST_SHOWN = 8
const AROUND = 50

/** Takes an earlier panel away. */
export function closePanel(within: HTMLElement): void {
  ;(within.closest('form') ?? within).querySelector('.guard')?.remove()
}

/** Shows what was found above the first field that holds it. */
export function showPanel(form: HTMLFormElement, submitter: HTMLElement | null, stopped: Stopped[]): void {
  const isSure = stopped.some(({ finds }) => finds.some(({ sure }) => sure))
  const list = make(
    'ul',
    { class: 'found-list' },
    ...stopped.flatMap(({ field, finds }) => finds.slice(0, MOST_SHOWN).map((find) => line(field, find))),
  )
  const panel = panelWith(isSure, list)
  const change = (by: (text: string, finds: Find[]) => string) => () => {
    for (const { field, finds } of stopped) {
      if (field instanceof HTMLTextAreaElement) insertAt(field, by(field.value, finds), 0, field.value.length)
      else field.value = by(field.value, finds)
    }
    panel.replaceChildren(make('p', { role: 'status' }, 'Changed. Look at it once more, then send it.'))
    stopped[0]!.field.focus()
  }
  const ways = make(
    'div',
    { class: 'buttons' },
    way('Put something invented in its place', change(replaceByInvented)),
    way('Take it out', change(takeOut)),
  )
  if (!isSure)
    ways.append(
      way('It is about nobody: send it as it is', () => {
        form.append(make('input', { type: 'hidden', name: 'not_patient_data', value: 'yes' }))
        panel.remove()
        sendAgain(form, submitter)
      }),
    )
  panel.append(ways)
  const first = stopped[0]!.field
  ;(first.closest('.field') ?? first).before(panel)
  panel.focus()
}

/** The same for a file that was chosen. `replace` changes the file itself. */
export function showFilePanel(input: HTMLInputElement, finds: Find[], replace: (() => void) | undefined): void {
  const lines = Array.from(new Set(finds.map((find) => find.line))).slice(0, MOST_SHOWN)
  const kinds = Array.from(new Set(finds.map((find) => find.kind)))
  const where = replace
    ? `${lines.length === 1 ? 'Line' : 'Lines'} ${lines.join(', ')} of the file.`
    : 'It stands in the name of the file.'
  const panel = panelWith(
    finds.some(({ sure }) => sure),
    make('p', {}, `${kinds.map(sayFind).join(' ')} ${where}`),
  )
  const ways = make('div', { class: 'buttons' })
  if (replace)
    ways.append(
      way('Put something invented in its place', () => {
        replace()
        panel.replaceChildren(
          make('p', { role: 'status' }, 'The copy that is sent holds invented values. Your own file stays as it is.'),
        )
      }),
    )
  ways.append(
    way('Leave the file out', () => {
      input.value = ''
      panel.remove()
      input.focus()
    }),
  )
  panel.append(ways)
  ;(input.closest('.field') ?? input).after(panel)
  panel.focus()
}

function panelWith(isSure: boolean, ...children: Node[]): HTMLElement {
  const title = isSure ? 'Stop: this looks like data about a patient' : 'Is this about a patient?'
  const words = 'Nothing has left your browser. Data about patients must never be posted here.'
  return make(
    'section',
    { class: 'guard', role: 'alert', tabindex: '-1', 'aria-label': title },
    make('h2', {}, title),
    make('p', {}, words),
    ...children,
  )
}

function line(field: Field, { from, to, line, kind }: Find): HTMLElement {
  const before =
    field.value
      .slice(Math.max(0, from - AROUND), from)
      .split('\n')
      .pop() ?? ''
  const after = field.value.slice(to, to + AROUND).split('\n')[0] ?? ''
  const place = make('p', { class: 'found-place' }, before, make('mark', {}, field.value.slice(from, to)), after)
  return make('li', {}, make('p', {}, `Line ${line}: ${sayFind(kind)}`), place)
}

function way(label: string, act: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button', class: 'button button-quiet button-small' }, label)
  button.addEventListener('click', act)
  return button
}
