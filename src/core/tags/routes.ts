// Where stewards keep tags in order: many spellings of one thing are one tag.
import { found } from '#platform/allow.ts'
import type { Db } from '#platform/db/connect.ts'
import { emptyForm, formMistake, type ReadForm, readForm } from '#platform/forms.ts'
import { type Answer, seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { cleanLine } from '#platform/text.ts'
import { memberOf } from '#platform/viewer.ts'
import { findTag, isTagSeen } from './follow.ts'
import { AddWordForm, DropWordForm, JoinTagForm, RenameTagForm, StewardTagJson, StewardTagsJson } from './forms.ts'
import type { KeptTag } from './keep.ts'
import { addWord, dropWord, findStewardedTag, joinTag, listTags, renameTag, TAGS_A_PAGE, type Taken } from './stewarding.ts'
import { StewardTagPage, StewardTagsPage } from './views.tsx'

const stewarded = async ({ db, params }: Asked) => found(await findStewardedTag(db, idOf(params.id)))

async function showTag(db: Db, tag: KeptTag, form: ReadForm<unknown> = emptyForm()): Promise<Answer> {
  const status = form.errors && Object.keys(form.errors).length > 0 ? 422 : 200
  const props = { ...found(await findStewardedTag(db, tag.id)), form }
  return show(StewardTagPage, props, { title: tag.name, json: StewardTagJson, status, noindex: true })
}

const takenBy = (word: string) => `“${word}” is a tag of its own. Join the two if they are one thing.`

function done({ id }: KeptTag, said: string): Answer {
  return seeOther(`/stewards/tags/${id}`, { said })
}

export function tagRoutes(app: App): void {
  app.get(
    '/stewards/tags',
    { may: 'steward', json: StewardTagsJson, summary: 'All tags, and the other words for them' },
    async ({ db, query }) => {
      const begins = cleanLine(query.q ?? '').slice(0, 80)
      const rows = await listTags(db, { begins, after: query.after ?? '' })
      const tags = rows.slice(0, TAGS_A_PAGE)
      const last = tags.at(-1)
      const next =
        rows.length > TAGS_A_PAGE && last ? `/stewards/tags?${new URLSearchParams({ q: begins, after: last.slug })}` : undefined
      return show(StewardTagsPage, { tags, begins, next }, { title: 'Tags', json: StewardTagsJson, noindex: true })
    },
  )

  app.get(
    '/stewards/tags/:id',
    { may: 'steward', json: StewardTagJson, summary: 'A tag, and the other words for it' },
    async (asked) => showTag(asked.db, (await stewarded(asked)).tag),
  )

  app.post(
    '/stewards/tags/:id/name',
    { may: 'steward', form: RenameTagForm, summary: 'Spell a tag differently' },
    async (asked) => {
      const { tag } = await stewarded(asked)
      const form = readForm(RenameTagForm, asked.body)
      if (form.errors) return showTag(asked.db, tag, form)
      const taken = await renameTag(asked.db, memberOf(asked.viewer), tag, form.data.name)
      return taken
        ? showTag(asked.db, tag, formMistake(form, { name: takenBy(form.data.name) }))
        : done(tag, `The tag is written “${form.data.name}” from now on.`)
    },
  )

  app.post(
    '/stewards/tags/:id/words',
    { may: 'steward', form: AddWordForm, summary: 'Add another word for a tag' },
    async (asked) => {
      const { tag } = await stewarded(asked)
      const form = readForm(AddWordForm, asked.body)
      if (form.errors) return showTag(asked.db, tag, form)
      const taken: Taken = await addWord(asked.db, memberOf(asked.viewer), tag, form.data.word)
      return taken
        ? showTag(asked.db, tag, formMistake(form, { word: takenBy(form.data.word) }))
        : done(tag, `Who writes “${form.data.word}” means “${tag.name}” from now on.`)
    },
  )

  app.post(
    '/stewards/tags/:id/words/drop',
    { may: 'steward', form: DropWordForm, summary: 'Remove another word for a tag' },
    async (asked) => {
      const { tag } = await stewarded(asked)
      const form = readForm(DropWordForm, asked.body)
      if (form.data) await dropWord(asked.db, memberOf(asked.viewer), tag, form.data.slug)
      return done(tag, 'The word is removed.')
    },
  )

  app.post('/stewards/tags/:id/join', { may: 'steward', form: JoinTagForm, summary: 'Make one tag of two' }, async (asked) => {
    const { tag } = await stewarded(asked)
    const form = readForm(JoinTagForm, asked.body)
    if (form.errors) return showTag(asked.db, tag, form)
    const into = await findTag(asked.db, form.data.into)
    if (!into || !(await isTagSeen(asked.db, into.id)))
      return showTag(asked.db, tag, formMistake(form, { into: 'There is no tag of that name.' }))
    if (into.id === tag.id) return showTag(asked.db, tag, formMistake(form, { into: 'That is this tag itself.' }))
    const isJoined = await joinTag(asked.db, memberOf(asked.viewer), tag, into)
    return done(
      into,
      isJoined ? `“${tag.name}” is “${into.name}” from now on.` : 'Another steward has just joined these. Have a look first.',
    )
  })
}
