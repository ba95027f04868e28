// Turns a pasted table into code beside the box where one writes, with invented values unless one says otherwise.
import { insertAt, make } from '../elements.ts'
import { inventColumn } from './invent-values.ts'
import { asPython, asR } from './table-code.ts'
import { MOST_ROWS, readTable } from './table-text.ts'

/** Opens the panel in a place, or gives it the focus where it is open. */
export function openTablePanel(place: HTMLElement, box: HTMLTextAreaElement): void {
  const open = place.querySelector<HTMLTextAreaElement>('.table-panel textarea')
  if (open) {
    open.focus()
    return
  }
  // None of these has a name, so none is sent with the form.
  const pasted = make('textarea', {
    id: 'table-pasted',
    class: 'input code-box',
    rows: '6',
    spellcheck: 'false',
    'aria-describedby': 'table-pasted-hint',
  })
  const language = make(
    'select',
    { id: 'table-language', class: 'input' },
    make('option', { value: 'r' }, 'R'),
    make('option', { value: 'python' }, 'Python with pandas'),
  )
  const invent = make('input', { id: 'table-invent', type: 'checkbox' })
  invent.checked = true
  const code = make('pre', { class: 'ran-text', tabindex: '0', role: 'region', 'aria-label': 'The code' }, make('code'))
  const status = make('p', { role: 'status', class: 'soft' }, 'Paste a table with a line of names above it.')
  const put = button('Put it into your post')
  put.disabled = true
  const close = button('Close')

  const show = () => {
    const columns = readTable(pasted.value)
    put.disabled = !columns
    code.firstElementChild!.textContent = ''
    if (!columns) {
      status.textContent = pasted.value.trim()
        ? 'This does not read as a table. Copy it with its line of names.'
        : 'Paste a table with a line of names above it.'
      return
    }
    const shown = invent.checked ? columns.map((column) => inventColumn(column)) : columns
    code.firstElementChild!.textContent = language.value === 'r' ? asR(shown) : asPython(shown)
    const rows = columns[0]?.values.length ?? 0
    const whose = invent.checked
      ? 'Every value is invented; types and ranges are yours.'
      : 'These are the values that you pasted.'
    status.textContent = `${rows === MOST_ROWS ? `The first ${MOST_ROWS}` : rows} rows, ${columns.length} columns. ${whose}`
  }
  pasted.addEventListener('input', show)
  language.addEventListener('change', show)
  invent.addEventListener('change', show)
  put.addEventListener('click', () => {
    const words = `${box.value && !box.value.endsWith('\n') ? '\n\n' : ''}\`\`\`${language.value}\n${code.textContent}\n\`\`\`\n`
    if (box.hidden) box.closest('.composer')?.querySelector<HTMLElement>('[role="tab"]')?.click()
    insertAt(box, words, box.value.length, box.value.length)
    panel.remove()
    box.focus()
  })
  close.addEventListener('click', () => panel.remove())
  const panel = make(
    'section',
    { class: 'table-panel', 'aria-label': 'Turn a table into code' },
    make('label', { class: 'label', for: 'table-pasted' }, 'Your table'),
    make(
      'p',
      { class: 'hint', id: 'table-pasted-hint' },
      'From a spreadsheet, a CSV file, or as R prints it. It stays in your browser.',
    ),
    pasted,
    make('label', { class: 'label', for: 'table-language' }, 'Code in'),
    language,
    make(
      'label',
      { class: 'checkbox-line', for: 'table-invent' },
      invent,
      ' Replace values by invented ones of the same type and range',
    ),
    status,
    code,
    make('div', { class: 'buttons' }, put, close),
  )
  place.append(panel)
  pasted.focus()
}

function button(label: string): HTMLButtonElement {
  return make('button', { type: 'button', class: 'button button-quiet button-small' }, label)
}
