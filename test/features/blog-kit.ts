// An article in the test town, in any state.
import type { Town } from '../kit.ts'

type Person = Town['ada']

export async function begin(by: Person, title = 'Counting beds'): Promise<number> {
  const begun = await by.post('/blog/write', { title })
  const id = /^\/blog\/write\/(\d+)\/edit$/.exec(begun.location)?.[1]
  if (!id) throw new Error(`The article was not begun: ${begun.status} ${begun.text.slice(0, 300)}`)
  return Number(id)
}

export async function save(by: Person, id: number, more: Record<string, string> = {}) {
  const article = (await by.json(`/blog/write/${id}`)).json.article
  const fields = {
    title: article.title,
    subtitle: '',
    body: article.body,
    tags: '',
    licence: 'CC0-1.0',
    affiliation: 'Harrowick Trust',
  }
  return by.post(`/blog/write/${id}`, { ...fields, version: String(article.version), ...more })
}

/** A published article by Ada, which Mo published; gives back its number and address. */
export async function publish(
  town: Town,
  { by = town.ada, title = 'Counting beds', body = 'We counted **beds**.', ...more } = {} as {
    by?: Person
    title?: string
    body?: string
    tags?: string
  },
) {
  const id = await begin(by, title)
  await save(by, id, { body, ...more })
  await by.post(`/blog/write/${id}/move`, { to: 'submitted' })
  const published = await town.mo.post(`/blog/write/${id}/move`, { to: 'published' })
  return { id, url: published.location }
}
