// What somebody chose to see of the events, as it stands in the address of lists, months, feeds and calendars.
import { z } from 'zod'
import { findSpaceBySlug, type Space } from '#core/spaces/queries.ts'
import { findTag, isTagSeen } from '#core/tags/follow.ts'
import { found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { type Kind, kinds, type Level, levels } from './forms.ts'
import { type Language, languageCodes } from './languages.ts'
import type { Filter } from './queries.ts'
import { kindLabels } from './views/EventLines.tsx'

const kindParam = z.enum(kinds).optional().catch(undefined)
const placeParam = z.enum(['online', 'in person']).optional().catch(undefined)
const levelParam = z.enum(levels).exclude(['all']).optional().catch(undefined)
const languageParam = z.enum(languageCodes).optional().catch(undefined)

/** As in the address. */
export type Chosen = {
  kind?: Kind | undefined
  place?: 'online' | 'in person' | undefined
  level?: Level | undefined
  language?: Language | undefined
  tag?: string | undefined
  space?: string | undefined
}

export type ReadChosen = {
  chosen: Chosen
  filter: Filter
  space: Space | undefined
  /** Names the list: "Events about dplyr in Help with R". */
  title: string
  isNarrowed: boolean
}

/** An address with what is chosen in it. */
export function addressWith(chosen: Chosen & Record<string, string | undefined>, path = '/events'): string {
  const query = new URLSearchParams(
    Object.entries(chosen).filter((pair): pair is [string, string] => Boolean(pair[1])),
  ).toString()
  return query ? `${path}?${query}` : path
}

/** @throws Refusal 404 for a space that the viewer does not see, or a subject that nothing is about. */
export async function readChosen(db: Db, query: Record<string, string>): Promise<ReadChosen> {
  const kind = kindParam.parse(query.kind || undefined)
  const place = placeParam.parse(query.place || undefined)
  const level = levelParam.parse(query.level || undefined)
  const language = languageParam.parse(query.language || undefined)
  const tag = query.tag ? found(await findTag(db, query.tag)) : undefined
  if (tag && !(await isTagSeen(db, tag.id))) found(undefined)
  const space = query.space ? found(await findSpaceBySlug(db, query.space)) : undefined
  const title = `${kind ? kindLabels[kind] : 'Events'}${tag ? ` about ${tag.name}` : ''}${space ? ` in ${space.name}` : ''}`
  return {
    chosen: { kind, place, level, language, tag: tag?.slug, space: space?.slug },
    filter: { kind, place, level, language, tagId: tag?.id, spaceId: space?.id },
    ...{ space, title },
    isNarrowed: Boolean(kind || place || level || language || tag || space),
  }
}
