// Names after @: `data-mentions` is the address that knows them. The list stands below the box; arrows, Enter and Escape work.
import { eachNew, insertAt, make } from './elements.ts'

type Person = { handle: string; name: string }

const PAUSE_MS = 150
// A character before @ that makes it part of an address or a path; the server's rule is the same.
const MENTION = /(?:^|[^\w@/.+=&%~-])@([\p{L}\d-]{1,40})$/u

export function offerMentions(within: ParentNode): void {
  eachNew<HTMLTextAreaElement>(within, 'textarea[data-mentions]', 'Mentions', attachTo)
}

function attachTo(box: HTMLTextAreaElement): void {
  const listId = `${box.id}-people`
  const list = make('ul', { id: listId, class: 'suggestions', role: 'listbox', 'aria-label': 'Members', hidden: '' })
  const says = make('p', { class: 'hidden', role: 'status' })
  const field = box.closest('.field') ?? box.parentElement!
  field.append(list, says)
  box.setAttribute('aria-autocomplete', 'list')
  box.setAttribute('aria-controls', listId)
  let people: Person[] = []
  let chosen = 0
  let timer = 0

  const query = () => MENTION.exec(box.value.slice(0, box.selectionStart))?.[1]

  function close(): void {
    people = []
    list.hidden = true
    says.textContent = ''
    box.removeAttribute('aria-activedescendant')
  }

  function mark(index: number): void {
    chosen = (index + people.length) % people.length
    Array.from(list.children).forEach((option, at) => {
      option.setAttribute('aria-selected', String(at === chosen))
    })
    box.setAttribute('aria-activedescendant', `${listId}-${chosen}`)
    list.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }

  function take(index: number): void {
    const person = people[index]
    const asked = query()
    if (person && asked !== undefined) {
      insertAt(box, `@${person.handle} `, box.selectionStart - asked.length - 1, box.selectionStart)
    }
    close()
  }

  async function look(asked: string): Promise<void> {
    const found = await findPeople(box.dataset.mentions!, asked)
    if (query() !== asked) return
    if (found.length === 0) return close()
    people = found
    list.replaceChildren(
      ...found.map(({ name, handle }, index) =>
        make(
          'li',
          { id: `${listId}-${index}`, class: 'suggestion', role: 'option' },
          name,
          ' ',
          make('span', { class: 'soft' }, `@${handle}`),
        ),
      ),
    )
    list.style.top = `${box.getBoundingClientRect().bottom - field.getBoundingClientRect().top}px`
    list.hidden = false
    says.textContent = found.length === 1 ? '1 member found' : `${found.length} members found`
    mark(0)
  }

  box.addEventListener('input', () => {
    clearTimeout(timer)
    const asked = query()
    if (asked === undefined) close()
    else timer = window.setTimeout(look, PAUSE_MS, asked)
  })
  box.addEventListener('keydown', (event) => {
    if (people.length === 0 || event.isComposing) return
    const keys: Record<string, () => void> = {
      ArrowDown: () => mark(chosen + 1),
      ArrowUp: () => mark(chosen - 1),
      Enter: () => take(chosen),
      Tab: () => take(chosen),
      Escape: close,
    }
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  })
  box.addEventListener('blur', close)
  list.addEventListener('mousedown', (event) => {
    // The box keeps the focus.
    event.preventDefault()
    const option = (event.target as Element).closest('li')
    if (option) take(Array.from(list.children).indexOf(option))
  })
}

async function findPeople(address: string, asked: string): Promise<Person[]> {
  try {
    const url = `${address}${address.includes('?') ? '&' : '?'}q=${encodeURIComponent(asked)}`
    const answer = await fetch(url, { headers: { accept: 'application/json' } })
    return answer.ok ? ((await answer.json()).people ?? []) : []
  } catch {
    return []
  }
}
