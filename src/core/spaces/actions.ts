// What stewards do with spaces. Each runs in the transaction of its request and leaves a record.
import { renderMarkdown } from '#core/markdown/render.ts'
import { record } from '#core/records/record.ts'
import type { Db } from '#platform/db/connect.ts'
import { addJob } from '#platform/jobs.ts'
import type { Member } from '#platform/viewer.ts'
import type { SpaceInput } from './forms.ts'
import { forgetsSooner, memoryIntervals } from './memory.ts'
import { isWider } from './policy.ts'
import { countInSpace, listSpaces, listTakenSlugs, type Space, type SpaceContents } from './queries.ts'
import { freeSlug, slugOf } from './slug.ts'
import { insertSpace, keepOldSlug, listWriters, updatePositions, updateSpace } from './write-queries.ts'

async function valuesOf(db: Db, form: SpaceInput, own?: { id: number; slug: string; name: string }) {
  const { name, purpose, norms, sees, writes, memory, masks, no_run } = form
  const norms_html = norms === '' ? '' : (await renderMarkdown(norms)).html
  const slug = own && own.name === name ? own.slug : await chooseSlug(db, name, own?.id)
  return { name, purpose, norms, norms_html, sees, writes, memory, masks, no_run, slug }
}

/** An address for a name that no other space has or had. */
async function chooseSlug(db: Db, name: string, ownId?: number): Promise<string> {
  const slug = slugOf(name)
  const taken = await listTakenSlugs(db, slug)
  return freeSlug(slug, new Set(taken.filter((one) => one.space_id !== ownId).map((one) => one.slug)))
}

/** Makes a space. Where it has a list of people, the steward who makes it is on it. */
export async function createSpace(db: Db, steward: Member, form: SpaceInput): Promise<{ id: number; slug: string }> {
  const made = await insertSpace(db, await valuesOf(db, form))
  const { sees, writes, memory } = form
  await record(db, {
    stewardId: steward.id,
    act: 'create space',
    reason: form.reason,
    spaceId: made.id,
    detail: { sees, writes, memory },
  })
  return made
}

/** What changing a space would do that cannot be taken back. */
export type Consequences = { opensTo?: 'everyone' | 'members'; closes?: boolean; forgets?: boolean; contents: SpaceContents }

/** Finds out what a change would do; undefined where there is nothing to confirm. */
export async function consequencesOf(db: Db, space: Space, form: SpaceInput): Promise<Consequences | undefined> {
  const opens = isWider(space.sees, form.sees) && form.sees !== 'invited'
  const closes = form.sees === 'invited' && space.sees !== 'invited'
  const sooner = forgetsSooner(space.memory, form.memory) && form.memory !== 'for ever'
  if (!opens && !closes && !sooner) return undefined
  const contents = await countInSpace(db, space.id, form.memory === 'for ever' ? undefined : memoryIntervals[form.memory])
  const forgets = sooner && contents.old > 0
  if (contents.posts === 0 || (!opens && !closes && !forgets)) return undefined
  return { ...(opens ? { opensTo: form.sees as 'everyone' | 'members' } : {}), closes, forgets, contents }
}

/** What a steward has agreed to, as it travels in the form: another choice needs another look. */
export function confirmationOf(form: SpaceInput): string {
  return [form.sees, form.writes, form.memory].join('/')
}

/** Changes a space. Renamed, it has a new address, and the old one leads on. */
export async function changeSpace(db: Db, steward: Member, space: Space, form: SpaceInput): Promise<{ slug: string }> {
  const values = await valuesOf(db, form, space)
  const detail: Record<string, string | boolean> = {}
  for (const key of ['sees', 'writes', 'memory'] as const) {
    if (space[key] !== values[key]) Object.assign(detail, { [`${key}_from`]: space[key], [key]: values[key] })
  }
  if (space.name !== values.name) detail.renamed = 'yes'
  if (space.masks !== values.masks) detail.masks = values.masks
  if (space.no_run !== values.no_run) detail.no_run = values.no_run
  if (values.sees === 'invited' && space.sees !== 'invited') await listWriters(db, space.id, steward.id)
  await updateSpace(db, space.id, values)
  if (values.slug !== space.slug) await keepOldSlug(db, space.id, space.slug, values.slug)
  await record(db, { stewardId: steward.id, act: 'change space', reason: form.reason, spaceId: space.id, detail })
  if (isWider(space.sees, values.sees)) {
    await addJob(db, 'spaces.tell-opened', { spaceId: space.id, stewardId: steward.id, wasInvited: space.sees === 'invited' })
  }
  return { slug: values.slug }
}

/** Archives a space, so that it can be read but not written in, or brings it back. */
export async function archiveSpace(db: Db, steward: Member, space: Space, archived: boolean): Promise<void> {
  if ((space.archived_at !== null) === archived) return
  await updateSpace(db, space.id, { archived_at: archived ? new Date() : null })
  await record(db, { stewardId: steward.id, act: archived ? 'archive space' : 'bring back space', spaceId: space.id })
}

/** Moves a space one place up or down among those that the steward sees. */
export async function reorderSpace(db: Db, spaceId: number, way: 'up' | 'down'): Promise<void> {
  const ids = (await listSpaces(db)).filter((space) => space.archived_at === null).map((space) => space.id)
  const from = ids.indexOf(spaceId)
  const to = way === 'up' ? from - 1 : from + 1
  if (from < 0 || to < 0 || to >= ids.length) return
  ids.splice(to, 0, ...ids.splice(from, 1))
  await updatePositions(db, ids)
}
