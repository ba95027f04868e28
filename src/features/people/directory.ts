// The directory, and the names that are offered while one writes.
import { z } from 'zod'
import { suggestMembers } from '#core/members/mentions.ts'
import { findSpace } from '#core/spaces/queries.ts'
import { findTagName, listCommonSkills, listMemberTags } from '#core/tags/queries.ts'
import { tagSlug } from '#core/tags/read.ts'
import { sendJson, show } from '#platform/http/answers.ts'
import { type App, idOf } from '#platform/http/doors.ts'
import { listPeople, PEOPLE_A_PAGE, type PeopleKey } from './queries.ts'
import { DirectoryPage } from './views/DirectoryPage.tsx'

const COMMON_SKILLS = 24
const WORDS_CHARACTERS = 100

const PeopleJson = z.object({
  people: z.array(
    z.object({ id: z.number(), name: z.string(), pronouns: z.string(), about: z.string(), skills: z.array(z.string()) }),
  ),
  next: z.string().optional(),
})

/** "12-Ada Lovelace": the identity and the name after which the next page begins. */
function readKey(text: string | undefined): PeopleKey | undefined {
  const match = /^([1-9]\d{0,14})-(.{1,80})$/su.exec(text ?? '')
  return match ? { id: Number(match[1]), name: match[2]!.replaceAll('\0', '').toWellFormed() } : undefined
}

const word = (text: string | undefined) => (text ?? '').replaceAll('\0', '').toWellFormed().slice(0, WORDS_CHARACTERS).trim()

export function directoryRoutes(app: App): void {
  app.get('/people', { may: 'member', json: PeopleJson, summary: 'Members, by name' }, async ({ db, query }) => {
    const q = word(query.q)
    const skill = tagSlug(word(query.skill)) || undefined
    const rows = await listPeople(db, { q, skill, after: readKey(query.after) })
    const shown = rows.slice(0, PEOPLE_A_PAGE)
    const last = shown.at(-1)
    const tags = await listMemberTags(
      db,
      shown.map((row) => row.id),
    )
    const skills = await listCommonSkills(db, COMMON_SKILLS)
    const found = shown.map((row) => ({
      ...row,
      skills: tags.filter((tag) => tag.member_id === row.id && tag.kind === 'skill').map((tag) => tag.name),
    }))
    const next = rows.length > PEOPLE_A_PAGE && last ? `${last.id}-${last.name}` : undefined
    const skillName = skill && (await findTagName(db, skill))
    const props = { q, skill, skillName, skills, people: found, next, isFirst: !query.after }
    return show(DirectoryPage, props, { title: 'People', json: PeopleJson, noindex: true })
  })

  app.get(
    '/people/suggest',
    { may: 'member', fresh: true, summary: 'Members whose name begins so, for mentions' },
    async ({ db, query }) => {
      const q = word(query.q)
      const spaceId = query.space === undefined ? undefined : idOf(query.space)
      // Who is in a space is told to those who see it, and to nobody else.
      const asksElsewhere = query.space !== undefined && !(await findSpace(db, spaceId))
      if (!q || asksElsewhere) return sendJson({ people: [] })
      const people = await suggestMembers(db, q, spaceId)
      return sendJson({ people: people.map(({ handle, name }) => ({ handle, name })) })
    },
  )
}
