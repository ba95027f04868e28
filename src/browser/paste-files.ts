// Pictures and files that are pasted or dropped into a box are sent to `data-upload`, and a link to them stands at the caret.
import { isTextFile } from '#core/patient-data/finds.ts'
import { eachNew, insertAt, make } from './elements.ts'
import { sureFindIn } from './look-through.ts'

export function pasteFiles(within: ParentNode): void {
  eachNew<HTMLTextAreaElement>(within, 'textarea[data-upload]', 'Upload', (box) => {
    const take = (event: Event, data: DataTransfer | null) => {
      const files = Array.from(data?.files ?? [])
      // A copied table brings a picture of itself along: the words are meant.
      if (files.length === 0 || data?.types.includes('text/plain')) return
      event.preventDefault()
      files.reduce((before, file) => before.then(() => addFile(box, file)), Promise.resolve())
    }
    box.addEventListener('paste', (event) => take(event, event.clipboardData))
    box.addEventListener('drop', (event) => take(event, event.dataTransfer))
    box.addEventListener('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    })
  })
}

/** Sends a file and puts a link to it at the caret of the box; asks first what a picture shows. */
export async function addFile(box: HTMLTextAreaElement, file: File): Promise<void> {
  const isPicture = file.type.startsWith('image/')
  const description = isPicture ? await askDescription(box) : ''
  if (description === undefined) return
  const says = make('p', { role: 'status', class: 'soft small' }, `Sending ${isPicture ? 'the picture' : file.name} …`)
  placeFor(box).append(says)
  try {
    const found = await sureFindIn(file.name.replace(/_/g, ' '), description, isTextFile(file.name) ? await file.text() : '')
    if (found) throw new Error(`${found} Nothing was sent.`)
    const { url, markdown } = await send(box.dataset.upload!, file, description)
    insertAt(box, markdown ?? (isPicture ? `![${plain(description)}](${url})` : `[${plain(file.name)}](${url})`))
    says.remove()
  } catch (error) {
    says.textContent = error instanceof Error ? error.message : String(error)
    says.setAttribute('class', 'field-error')
    says.setAttribute('role', 'alert')
  }
  box.focus()
}

function placeFor(box: HTMLElement): Element {
  return box.closest('.field') ?? box.parentElement!
}

/** Undefined when the picture is left out after all. */
function askDescription(box: HTMLTextAreaElement): Promise<string | undefined> {
  const id = `${box.id}-picture`
  const input = make('input', { id, class: 'input', type: 'text', maxlength: '500', 'aria-describedby': `${id}-hint` })
  const add = make('button', { type: 'button', class: 'button button-small' }, 'Add picture')
  const leave = make('button', { type: 'button', class: 'button button-quiet button-small' }, 'Leave it out')
  const asker = make(
    'div',
    { class: 'picture-asker', role: 'group', 'aria-label': 'Picture' },
    make('label', { class: 'label', for: id }, 'What does the picture show?'),
    make('p', { class: 'hint', id: `${id}-hint` }, 'For people who do not see it.'),
    input,
    make('div', { class: 'buttons' }, add, leave),
  )
  placeFor(box).append(asker)
  input.focus()
  return new Promise((resolve) => {
    const end = (description: string | undefined) => {
      asker.remove()
      box.focus()
      resolve(description)
    }
    add.addEventListener('click', () => end(input.value.trim()))
    leave.addEventListener('click', () => end(undefined))
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') end(undefined)
      if (event.key !== 'Enter') return
      // Enter would send the whole form.
      event.preventDefault()
      end(input.value.trim())
    })
  })
}

async function send(address: string, file: File, description: string): Promise<{ url: string; markdown?: string }> {
  const form = new FormData()
  // Fields first: what stands after the file may not be read.
  form.append('description', description)
  form.append('file', file, file.name || 'picture.png')
  const answer = await fetch(address, { method: 'POST', headers: { accept: 'application/json' }, body: form }).catch(() => {
    throw new Error('It could not be sent: there is no connection. Try again in a moment.')
  })
  const said = await answer.json().catch(() => ({}))
  if (!answer.ok || !said.url) throw new Error(said.error ?? 'It could not be sent. Try again in a moment.')
  return said
}

// Brackets would end the description early.
function plain(text: string): string {
  return text.replace(/[[\]\\\n]/g, ' ')
}
