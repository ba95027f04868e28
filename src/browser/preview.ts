// Write and Preview above a box: `data-preview` is the address that turns Markdown into HTML.
import { eachNew, make } from './elements.ts'
import { sureFindIn } from './look-through.ts'

export function addPreview(within: ParentNode): void {
  eachNew<HTMLTextAreaElement>(within, 'textarea[data-preview]', 'Preview', (box) => {
    const panelId = `${box.id}-preview`
    const write = tab('Write', box.id)
    const look = tab('Preview', panelId)
    const panel = make('div', {
      id: panelId,
      class: 'composer-preview prose',
      role: 'tabpanel',
      tabindex: '0',
      'aria-label': 'Preview',
    })
    const frame = make(
      'div',
      { class: 'composer' },
      make('div', { class: 'composer-tabs', role: 'tablist', 'aria-label': 'Box' }, write, look),
    )
    box.before(frame)
    frame.append(box, panel)
    hideButton(box.form)

    const show = (previewing: boolean) => {
      write.setAttribute('aria-selected', String(!previewing))
      look.setAttribute('aria-selected', String(previewing))
      write.tabIndex = previewing ? -1 : 0
      look.tabIndex = previewing ? 0 : -1
      box.hidden = previewing
      panel.hidden = !previewing
      if (previewing) fill(panel, box)
    }
    write.addEventListener('click', () => {
      show(false)
      box.focus()
    })
    look.addEventListener('click', () => show(true))
    frame.firstElementChild!.addEventListener('keydown', (event) => {
      if (!['ArrowLeft', 'ArrowRight'].includes((event as KeyboardEvent).key)) return
      const next = document.activeElement === write ? look : write
      show(next === look)
      next.focus()
    })
    show(false)
  })
}

function tab(label: string, controls: string): HTMLButtonElement {
  return make('button', { type: 'button', role: 'tab', class: 'composer-tab', 'aria-controls': controls }, label)
}

// The tab does at once what this button does with a new page.
function hideButton(form: HTMLFormElement | null): void {
  const button = form?.querySelector<HTMLButtonElement>('button[value="preview"], button[name="preview"]')
  if (button) button.hidden = true
}

async function fill(panel: HTMLElement, box: HTMLTextAreaElement): Promise<void> {
  const body = box.value
  if (!body.trim()) return say(panel, 'Nothing to look at yet.')
  say(panel, 'One moment …')
  const found = await sureFindIn(body)
  if (found) return say(panel, `${found} Take it out first, then look again.`)
  try {
    const answer = await fetch(box.dataset.preview!, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ body, not_patient_data: 'yes' }),
    })
    const { html, error } = await answer.json()
    if (typeof html !== 'string') return say(panel, error ?? 'The preview did not come. Try again in a moment.')
    // Made by the server's own renderer, as the post itself will be.
    panel.innerHTML = html
    panel.dispatchEvent(new CustomEvent('arrived', { bubbles: true }))
  } catch {
    say(panel, 'The preview did not come: there is no connection. Your words are still here.')
  }
}

function say(panel: HTMLElement, words: string): void {
  panel.replaceChildren(make('p', { class: 'composer-wait' }, words))
}
