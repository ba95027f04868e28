// Short ways to suggest changes in tests.
import type { Town } from '../kit.ts'
import type { Person } from '../person.ts'

/** Suggests through the form and gives back the suggestion's number. */
export async function suggest(who: Person, post: number, body: string, note = ''): Promise<number> {
  const page = await who.post(`/posts/${post}/suggestions`, { body, note })
  if (page.status !== 303) throw new Error(`The suggestion was not sent: ${page.status} ${page.text.slice(0, 3000)}`)
  const { suggestions } = await listOf(who, post)
  return Math.max(...suggestions.map((one) => one.id))
}

type Listed = { id: number; author_name: string; body: string; note: string; state: string }

/** The list as the page's JSON twin gives it. */
export async function listOf(who: Person, post: number): Promise<{ suggestions: Listed[] }> {
  return (await who.json(`/posts/${post}/suggestions`)).json
}

export async function bodyOf(town: Town, post: number): Promise<string> {
  return (await town.db.selectFrom('posts').select('body').where('id', '=', post).executeTakeFirstOrThrow()).body
}
