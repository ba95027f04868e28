// Pages that list threads: the latest of all spaces, and those of one space.
import { z } from 'zod'
import { mayWriteIn } from '#core/spaces/policy.ts'
import { findSpaceBySlug } from '#core/spaces/queries.ts'
import { ThreadListJson } from '#core/threads/json.ts'
import {
  type ListKey,
  listLatest,
  listPinned,
  listThreadsOfSpace,
  THREADS_A_PAGE,
  type ThreadLine,
} from '#core/threads/queries.ts'
import { found } from '#platform/allow.ts'
import { movedTo, show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { LatestPage } from './views/LatestPage.tsx'
import { SpacePage } from './views/SpacePage.tsx'

const keyParam = z.string().regex(/^\d{1,15}-\d{1,15}$/)

/** Where the next page of a list begins, as it stands in an address: milliseconds and identity of the last line. */
export function keyText(line: { last_post_at: Date; id: number }): string {
  return `${line.last_post_at.getTime()}-${line.id}`
}

export function readKey(text: string | undefined): ListKey | undefined {
  if (!keyParam.safeParse(text).success) return undefined
  const [at, id] = text!.split('-').map(Number) as [number, number]
  return { at: new Date(at), id }
}

/** Cuts one page off a list that was asked for one line more. */
export function onePage(lines: ThreadLine[]): { threads: ThreadLine[]; next: string | undefined } {
  const threads = lines.slice(0, THREADS_A_PAGE)
  const last = threads.at(-1)
  return { threads, next: lines.length > THREADS_A_PAGE && last ? keyText(last) : undefined }
}

export function listRoutes(app: App): void {
  app.get(
    '/talk',
    { may: 'anyone', json: ThreadListJson, summary: 'The latest threads of all spaces you see' },
    async ({ viewer, db, query }) => {
      const page = onePage(await listLatest(db, viewer.id, readKey(query.before)))
      return show(
        LatestPage,
        { viewer, ...page, isFirst: !query.before },
        { title: 'Latest', json: ThreadListJson, canonical: '/talk' },
      )
    },
  )

  app.get(
    '/spaces/:slug',
    { may: 'anyone', json: ThreadListJson, summary: 'The threads of a space' },
    async ({ viewer, db, house, params, query }) => {
      const space = found(await findSpaceBySlug(db, params.slug!, viewer.id))
      if (space.slug !== params.slug) return movedTo(`/spaces/${space.slug}`)
      const page = onePage(await listThreadsOfSpace(db, space.id, viewer.id, readKey(query.before)))
      const pinned = query.before ? [] : await listPinned(db, space.id, viewer.id)
      const mayStart = mayWriteIn(viewer, space)
      const slots = house.features.flatMap((feature) => feature.slots?.space?.({ slug: space.slug, mayStart }) ?? [])
      const props = { viewer, space, pinned, ...page, isFirst: !query.before, mayStart, slots }
      return show(SpacePage, props, {
        title: space.name,
        json: ThreadListJson,
        description: space.purpose,
        canonical: `/spaces/${space.slug}`,
      })
    },
  )
}
