// All doors of the house, as its features open them, and a private conversation with a mark in everything that it holds.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import sharp from 'sharp'
import type { App, Door } from '#platform/http/doors.ts'
import type { Town } from '../kit.ts'
import { multipart } from '../multipart.ts'

export type Opened = { method: 'get' | 'post' | 'put' | 'delete'; url: string; door: Door }

/** Every door of every feature, streams left out. */
export function allDoors(town: Town): Opened[] {
  const doors: Opened[] = []
  const open = (method: Opened['method']) => (url: string, door: Door) => void doors.push({ method, url, door })
  const methods = { get: open('get'), post: open('post'), put: open('put'), delete: open('delete') }
  const app = { ...methods, stream: () => {}, files: () => {}, house: town.house, fastify: town.app } as unknown as App
  for (const feature of town.house.features) feature.routes?.(app)
  return doors
}

/** An address of a door: `:id` and `:slug` filled in, anything else by what is asked for. */
export function fill(url: string, values: Record<string, string | number>): string {
  return url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name] ?? values.id ?? 1)))
}

/** The word that stands in everything of the private space but its name and purpose, which stewards may know. */
export const MARK = 'quokkamarked'

/**
 * Ivy and Bea talk in the invited space: a thread, a reply that was edited, a file, a tag of a name; and a question with an answer, a
 * comment, a note that it is out of date, a suggestion.
 */
export async function privateTalk(town: Town) {
  const { ivy, bea } = town
  const form = multipart(
    { intent: 'attach', description: `${MARK} picture` },
    { field: 'file', name: `${MARK}.png`, bytes: await dot() },
  )
  const uploaded = await ivy.send(
    'POST',
    '/uploads',
    { ...form.headers, accept: 'application/json', 'sec-fetch-site': 'same-origin' },
    form.payload,
  )
  const started = await ivy.post('/spaces/organisers/threads', {
    title: `${MARK} title`,
    body: `${MARK} words\n\n${uploaded.json.markdown}`,
    once: randomUUID(),
  })
  const threadId = Number(/\d+/.exec(started.location)?.[0])
  const replied = await bea.post(`/threads/${threadId}/posts`, { body: `${MARK} before @ivy` })
  const replyId = Number(/post-(\d+)/.exec(replied.location)?.[1])
  await bea.post(`/posts/${replyId}`, { body: `${MARK} after` })
  await ivy.post(`/posts/${replyId}/reactions`, { kind: 'thanks' })
  const asked = await ivy.post('/questions', {
    title: `${MARK} question`,
    body: `${MARK} asked`,
    tags: `${MARK}, beginners`,
    space_id: town.spaces.invited,
    once: randomUUID(),
  })
  const questionId = Number(/\d+/.exec(asked.location)?.[0])
  const answered = await bea.post(`/questions/${questionId}/answers`, { body: `${MARK} answer` })
  const answerId = Number(/post-(\d+)/.exec(answered.location)?.[1])
  await ivy.post(`/questions/${questionId}/comments`, { body: `${MARK} comment`, reply_to: answerId })
  await ivy.post(`/questions/${questionId}/answers/${answerId}/outdated`, { note: `${MARK} note` })
  await ivy.post(`/posts/${answerId}/suggestions`, { body: `${MARK} suggestion`, note: `${MARK} why` })
  const { first } = await town.db
    .selectFrom('posts')
    .where('thread_id', '=', threadId)
    .select((eb) => eb.fn.min('id').as('first'))
    .executeTakeFirstOrThrow()
  return {
    threadId,
    replyId,
    questionId,
    answerId,
    postId: Number(first),
    uploadId: uploaded.json.id as number,
    uploadUrl: uploaded.json.url as string,
  }
}

async function dot(): Promise<Buffer> {
  return sharp({ create: { width: 8, height: 8, channels: 3, background: '#905' } })
    .png()
    .toBuffer()
}

/** Everything in a space, to see whether anything changed. */
export async function everythingIn(town: Town, spaceId: number): Promise<unknown> {
  const { rows } = await sql`
    select (select json_agg(s) from spaces s where id = ${spaceId}) as spaces,
           (select json_agg(t order by id) from threads t where space_id = ${spaceId}) as threads,
           (select json_agg(p order by id) from posts p where space_id = ${spaceId}) as posts,
           (select json_agg(v order by id) from post_versions v where space_id = ${spaceId}) as versions,
           (select json_agg(r order by post_id, member_id, kind) from reactions r where space_id = ${spaceId}) as reactions,
           (select json_agg(u order by id) from uploads u where space_id = ${spaceId}) as uploads,
           (select json_agg(m order by member_id) from space_members m where space_id = ${spaceId}) as people,
           (select json_agg(i order by member_id) from space_invitations i where space_id = ${spaceId}) as invitations,
           (select json_agg(q order by thread_id) from questions q where space_id = ${spaceId}) as questions,
           (select json_agg(a order by post_id) from answers a where space_id = ${spaceId}) as answers,
           (select json_agg(g order by thread_id, tag_id) from question_tags g where space_id = ${spaceId}) as question_tags,
           (select json_agg(u order by id) from suggestions u where space_id = ${spaceId}) as suggestions,
           (select json_agg(json_build_object('ref', e.ref, 'words', e.words) order by ref) from search_entries e where space_id = ${spaceId}) as search
  `.execute(town.db)
  return rows
}
