// Short ways to ask and answer in tests.
import type { Town } from '../kit.ts'
import type { Person } from '../person.ts'

type Ask = { title?: string; body?: string; tags?: string; space?: number; mask?: boolean }

/** Asks through the form and gives back the question's number. */
export async function ask(town: Town, asker: Person, more: Ask = {}): Promise<number> {
  const { title = 'How do I drop missing values?', body = 'I want a mean without them.', tags = '', space } = more
  const fields = { title, body, tags, space_id: space ?? town.spaces.commons, ...(more.mask ? { mask: 'on' } : {}) }
  const page = await asker.post('/questions', fields)
  const id = Number(/^\/questions\/(\d+)$/.exec(page.location)?.[1])
  if (!id) throw new Error(`The question was not posted: ${page.status} ${page.text.slice(0, 3000)}`)
  return id
}

/** Answers through the form and gives back the post's number. */
export async function answer(who: Person, question: number, body = 'Try na.rm = TRUE.'): Promise<number> {
  const page = await who.post(`/questions/${question}/answers`, { body })
  const id = Number(/#post-(\d+)$/.exec(page.location)?.[1])
  if (!id) throw new Error(`The answer was not posted: ${page.status} ${page.text.slice(0, 3000)}`)
  return id
}

/** Comments through the form and gives back the post's number. */
export async function comment(who: Person, question: number, on: number, body = 'Which version do you have?'): Promise<number> {
  const page = await who.post(`/questions/${question}/comments`, { body, reply_to: on })
  const id = Number(/#post-(\d+)$/.exec(page.location)?.[1])
  if (!id) throw new Error(`The comment was not posted: ${page.status} ${page.text.slice(0, 3000)}`)
  return id
}

/** The number of a question's first post. */
export async function firstPost(town: Town, question: number): Promise<number> {
  const row = await town.db
    .selectFrom('posts')
    .select('id')
    .where('thread_id', '=', question)
    .where('number', '=', 1)
    .executeTakeFirstOrThrow()
  return row.id
}

/** Members may ask under a mask in this space. */
export async function allowMasks(town: Town, space: number): Promise<void> {
  await town.db.updateTable('spaces').set({ masks: true }).where('id', '=', space).execute()
}

export async function stateOf(town: Town, question: number) {
  return town.db.selectFrom('questions').selectAll().where('thread_id', '=', question).executeTakeFirstOrThrow()
}
