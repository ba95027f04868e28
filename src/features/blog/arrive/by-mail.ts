// Guest posts by mail: a member's becomes their draft, somebody else's goes to the editors. Who sent it is what the mail says, which
// anybody can write: so nothing is published by it, and a member's draft is seen by nobody but them.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { sureFindIn } from '#core/patient-data/refuse.ts'
import { keepForArticle } from '#core/uploads/of-articles.ts'
import { encodePicture } from '#core/uploads/pictures.ts'
import { asMember } from '#platform/db/viewing.ts'
import type { House } from '#platform/house.ts'
import { withinLimit } from '#platform/limits.ts'
import { cleanText } from '#platform/text.ts'
import type { Member } from '#platform/viewer.ts'
import { BODY_CHARACTERS } from '../forms.ts'
import { keptOf, renderArticle } from '../rendering.ts'
import { freeSlug, placesOf } from '../save.ts'
import { nameAuthors } from '../site/people.ts'
import { draftOf } from './draft.ts'
import { readMail } from './mail.ts'
import { type Arrived, textsOf } from './types.ts'

const MAILS = { kind: 'article-mail', most: 10, minutes: 60 * 24 }
const MAIL_PAUSE_SECONDS = 60

/** Takes a mail as it arrived; says in a sentence what became of it. @throws Refusal where it cannot be read. */
export async function takeMail(house: House, raw: Buffer | NodeJS.ReadableStream): Promise<string> {
  const mail = await readMail(raw)
  if (!mail) return 'The mail has no sender: nothing was taken.'
  if (mail.isAutomatic) return 'The mail was written by a program: nothing was taken.'
  const owner = house.database.owner
  const arrivedAs = createHash('sha256')
    .update(mail.messageId || JSON.stringify([mail.from, mail.arrived.title, mail.arrived.body]))
    .digest('hex')
  const known = await owner.selectFrom('articles').where('arrived_as', '=', arrivedAs).select('id').executeTakeFirst()
  if (known) return 'This mail came before: nothing was taken again.'
  if (!(await withinLimit(owner, MAILS, mail.from.toLowerCase())))
    return 'Too many articles came from this address today: nothing was taken.'
  const patientData = sureFindIn(textsOf(mail.arrived))
  if (patientData) return `${patientData} Nothing was taken.`
  const member = await findMember(house, mail.from)
  if (!member) {
    await submit(house, mail.from, mail.arrived, arrivedAs)
    return 'An article of somebody who is no member waits for the editors.'
  }
  const id = await asMember(house.database, member.id, (db) => draftOf(house, db, member, mail.arrived))
  await owner.updateTable('articles').set({ arrived_as: arrivedAs }).where('id', '=', id).execute()
  await sql`select tell_of_article(array[${member.id}::bigint], 'article', 'Your article has come by mail and is a draft now', ${`/blog/write/${id}`},
    make_interval(secs => ${MAIL_PAUSE_SECONDS}))`.execute(owner)
  return 'The article is a draft of the member with this address.'
}

async function findMember(house: House, address: string): Promise<Member | undefined> {
  const row = await house.database.owner
    .selectFrom('addresses as a')
    .innerJoin('members as m', 'm.id', 'a.member_id')
    .where('a.address', '=', address.toLowerCase())
    .where('m.state', '=', 'active')
    .where(sql<boolean>`(m.suspended_until is null or m.suspended_until < now())`)
    .select(['m.id', 'm.name', 'm.role'])
    .executeTakeFirst()
  if (!row) return undefined
  const nothing = { sessionId: 0, waiting: false, suspendedUntil: undefined, pictureId: undefined, unseen: 0 }
  return { ...nothing, id: row.id, name: row.name, role: row.role === 'steward' ? 'steward' : 'member' }
}

/** An article of a guest goes to the editors, with its pictures and what was guessed. */
async function submit(house: House, from: string, arrived: Arrived, arrivedAs: string): Promise<void> {
  await house.database.owner.transaction().execute(async (db) => {
    const title = arrived.title.slice(0, 300) || 'Untitled'
    const row = { title, subtitle: arrived.subtitle.slice(0, 500), slug: await freeSlug(db, title), state: 'submitted' as const }
    const { id } = await db
      .insertInto('articles')
      .values({ ...row, submitted_at: new Date(), arrived_as: arrivedAs })
      .returning('id')
      .executeTakeFirstOrThrow()
    const notes = [
      `This came by mail from ${from}, who is no member. Anybody can write any sender: ask them before you publish it.`,
      ...arrived.notes,
    ]
    let body = cleanText(arrived.body)
    for (const { name, bytes } of arrived.pictures) {
      const picture = await encodePicture(bytes)
      if (!picture) notes.push(`The picture ${name} cannot be read, and was left out.`)
      else {
        const upload = await keepForArticle(house, db, id, {
          ...picture,
          name: `${name.replace(/\.\w+$/, '').slice(0, 100)}.webp`,
        })
        body = body.replaceAll(`](${name})`, `](/uploads/${upload}/picture.webp)`)
      }
    }
    body = body.slice(0, BODY_CHARACTERS)
    const places = await placesOf(db, { id, source_path: null }, body)
    await db
      .updateTable('articles')
      .set({ body, ...keptOf(await renderArticle(body), places) })
      .where('id', '=', id)
      .execute()
    await nameAuthors(
      db,
      id,
      arrived.authors.slice(0, 20).map((name) => ({ name: name.slice(0, 120), affiliation: '', orcid: null })),
      'mail',
    )
    for (const note of notes.slice(0, 20))
      await db
        .insertInto('article_notes')
        .values({ article_id: id, body: note.slice(0, 5000) })
        .execute()
    await sql`select tell_of_article(array(select editor_ids()), 'editing', 'An article came by mail and waits for an editor', ${`/blog/write/${id}`},
      make_interval(secs => ${MAIL_PAUSE_SECONDS}))`.execute(db)
  })
}
