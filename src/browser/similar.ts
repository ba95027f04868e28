// Questions like the title that is being written, under the title, before anybody asks the same again.
import { eachNew, make } from './elements.ts'
import { sureFindIn } from './look-through.ts'

const PAUSE_MS = 300
const FEWEST_CHARACTERS = 6

type Similar = { title: string; href: string; state: string; answers: number }

export function showSimilar(within: ParentNode): void {
  eachNew(within, '[data-similar]', 'Similar', (section) => {
    const title = section.closest('form')?.querySelector<HTMLInputElement>('input[name="title"]')
    if (title) follow(section, title)
  })
}

function follow(section: HTMLElement, title: HTMLInputElement): void {
  let timer = 0
  let asking: AbortController | undefined
  title.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(ask, PAUSE_MS)
  })

  async function ask(): Promise<void> {
    asking?.abort()
    if (title.value.trim().length < FEWEST_CHARACTERS) return show([])
    if (await sureFindIn(title.value)) return show([])
    asking = new AbortController()
    try {
      const address = `${section.dataset.similar}?title=${encodeURIComponent(title.value.slice(0, 300))}`
      const answer = await fetch(address, { headers: { accept: 'application/json' }, signal: asking.signal })
      if (answer.ok) show(((await answer.json()) as { questions: Similar[] }).questions)
    } catch {
      // Without an answer the form is as good as before.
    }
  }

  function show(questions: Similar[]): void {
    const list = section.querySelector('[data-similar-list]')!
    const says = section.querySelector('[data-similar-says]')!
    list.replaceChildren(...questions.map(itemOf))
    section.hidden = questions.length === 0
    const count = questions.length === 1 ? '1 question like yours' : `${questions.length} questions like yours`
    says.textContent = questions.length > 0 ? count : ''
  }
}

function itemOf({ title, href, state, answers }: Similar): HTMLLIElement {
  const count = answers === 1 ? '1 answer' : `${answers} answers`
  const words = state === 'solved' ? `Solved, ${count}` : answers > 0 ? count : 'No answer yet'
  // What is being written stays where it is.
  return make('li', {}, make('a', { href, target: '_blank' }, title), ' ', make('span', { class: 'soft small' }, words))
}
