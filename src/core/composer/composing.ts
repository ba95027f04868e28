// What every page with a box to write in shares: the draft it begins with, the preview, the file that came along.

import { type DraftFields, findDraft, keepDraft } from '#core/drafts/queries.ts'
import { renderMarkdown } from '#core/markdown/render.ts'
import { takeUpload } from '#core/uploads/take.ts'
import type { Db } from '#platform/db/connect.ts'
import type { FormErrors, FormValues, ReadForm } from '#platform/forms.ts'
import type { Asked } from '#platform/http/doors.ts'
import { memberOf, type Viewer } from '#platform/viewer.ts'

/** What a composer shows: what was typed, what is wrong with it, and how it would look. */
export type Composing = {
  place: string
  values: FormValues
  errors: FormErrors
  preview?: string | undefined
  hadDraft?: boolean
}

/** A box to begin with: the member's draft where there is one, otherwise `first`. */
export async function beginComposing(db: Db, viewer: Viewer, place: string, first: FormValues = {}): Promise<Composing> {
  return composeFrom(place, viewer.id === undefined ? undefined : await findDraft(db, viewer.id, place), first)
}

/** The same where the draft was read along with something else. */
export function composeFrom(place: string, draft: DraftFields | null | undefined, first: FormValues = {}): Composing {
  const hasWords = Boolean(draft?.body || draft?.title)
  return { place, values: hasWords ? { ...first, ...draft } : first, errors: {}, hadDraft: hasWords }
}

/** The box again with what was typed, after a mistake. */
export function composeAgain<T>(place: string, form: ReadForm<T>): Composing {
  return { place, values: form.values, errors: form.errors ?? {} }
}

/**
 * Does what else a composer's buttons ask for: attach the file that came along, keep a draft, show a preview.
 * Gives back the box to show again, or undefined where the words are to be posted.
 */
export async function composeFurther(asked: Asked, place: string, spaceId: number): Promise<Composing | undefined> {
  const { db, house, viewer, file } = asked
  const values = textsOf(asked.body)
  if (file) {
    const taken = await takeUpload(house, db, memberOf(viewer), file, { spaceId, description: values.description ?? '' })
    if ('error' in taken) return { place, values, errors: { file: taken.error } }
    values.body = `${values.body ?? ''}\n\n${taken.markdown}\n`.trimStart()
    await keepDraft(db, memberOf(viewer).id, place, draftOf(values))
    return { place, values, errors: {}, preview: (await renderMarkdown(values.body)).html }
  }
  if (values.intent === 'attach') return { place, values, errors: { file: 'Choose a file first.' } }
  if (values.intent === 'draft') {
    await keepDraft(db, memberOf(viewer).id, place, draftOf(values))
    return { place, values, errors: {}, hadDraft: true }
  }
  if (values.intent === 'preview') return { place, values, errors: {}, preview: (await renderMarkdown(values.body ?? '')).html }
  return undefined
}

function draftOf(values: Record<string, string>) {
  const { title, tags, space_id, mask, note, from } = values
  const others = Object.entries({ title, tags, space_id, mask, note, from }).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(others), body: values.body ?? '' }
}

function textsOf(body: unknown): Record<string, string> {
  const texts: Record<string, string> = {}
  if (typeof body !== 'object' || body === null) return texts
  for (const [name, value] of Object.entries(body))
    if (typeof value === 'string') texts[name] = value.replaceAll('\0', '').toWellFormed()
  return texts
}
