// What arrived as a draft of a member's.
import { refusePatientData } from '#core/patient-data/refuse.ts'
import { takeUpload } from '#core/uploads/take.ts'
import type { Db } from '#platform/db/connect.ts'
import type { House } from '#platform/house.ts'
import { cleanText } from '#platform/text.ts'
import type { Member } from '#platform/viewer.ts'
import { BODY_CHARACTERS } from '../forms.ts'
import { findArticle } from '../queries.ts'
import { beginArticle, saveArticle } from '../save.ts'
import { type Arrived, textsOf } from './types.ts'

const NO_DESCRIPTION = 'Picture without a description yet'

/** Makes a draft, with its pictures, and notes what was guessed; gives back its number. */
export async function draftOf(house: House, db: Db, member: Member, arrived: Arrived): Promise<number> {
  refusePatientData(textsOf(arrived))
  const title = arrived.title.slice(0, 300) || 'Untitled'
  const id = await beginArticle(db, member, { title })
  let body = cleanText(arrived.body)
  const notes = [...arrived.notes]
  for (const { name, bytes, description } of arrived.pictures) {
    const taken = await takeUpload(
      house,
      db,
      member,
      { field: 'file', name, bytes },
      { description: description || NO_DESCRIPTION },
    )
    if ('error' in taken) notes.push(`The picture ${name} was left out: ${taken.error}`)
    else body = body.replaceAll(`](${name})`, `](${taken.url})`)
  }
  if (body.length > BODY_CHARACTERS) notes.push('The article was cut: it is longer than 300,000 characters.')
  const article = (await findArticle(db, id))!
  const form = {
    title,
    subtitle: arrived.subtitle.slice(0, 500),
    body: body.slice(0, BODY_CHARACTERS),
    tags: [],
    affiliation: '',
    note: '',
  }
  await saveArticle(db, member, article, form)
  if (arrived.authors.length > 0)
    notes.push(`The file names as authors: ${arrived.authors.join(', ')}. Add those who are members.`)
  for (const note of notes.slice(0, 20))
    await db
      .insertInto('article_notes')
      .values({ article_id: id, author_id: member.id, kind: 'comment', body: note.slice(0, 5000) })
      .execute()
  return id
}
