// Lists of questions: the newest, those that wait, those that are solved, those that helped most; by tag and space.
import { z } from 'zod'
import { findSpaceBySlug, listSpaces } from '#core/spaces/queries.ts'
import { findTag, listFollowedTags, setTagFollow } from '#core/tags/follow.ts'
import { found } from '#platform/allow.ts'
import { readForm } from '#platform/forms.ts'
import { type Answer, movedTo, seeOther, show } from '#platform/http/answers.ts'
import type { App, Asked } from '#platform/http/doors.ts'
import { isMember, memberOf } from '#platform/viewer.ts'
import { addressOf, listTitle } from './addresses.ts'
import { QuestionListJson } from './json.ts'
import { type Key, listOwn, listQuestions, listRecentTags, lists, QUESTIONS_A_PAGE, type QuestionLine } from './list-queries.ts'
import { tagOf } from './tag.ts'
import { ListPage } from './views/ListPage.tsx'
import { OwnPage } from './views/OwnPage.tsx'

const TAGS_BESIDE = 16
const listParam = z.enum(lists).catch('newest')
const keyParam = z.string().regex(/^\d{1,9}-\d{1,15}$/)

const FollowTagForm = z.object({ tag: z.string().max(60), follow: z.enum(['yes', 'no']) })

function readKey(text: string | undefined): Key | undefined {
  if (!keyParam.safeParse(text).success) return undefined
  const [helped, id] = text!.split('-').map(Number) as [number, number]
  return { helped, id }
}

/** Cuts one page off a list that was asked for one line more. */
export function onePage(lines: QuestionLine[]): { questions: QuestionLine[]; next: string | undefined } {
  const questions = lines.slice(0, QUESTIONS_A_PAGE)
  const last = questions.at(-1)
  return { questions, next: lines.length > QUESTIONS_A_PAGE && last ? `${last.helped}-${last.id}` : undefined }
}

async function showList({ db, viewer, query }: Asked): Promise<Answer> {
  const list = listParam.parse(query.show)
  const tag = query.tag ? await tagOf(db, String(query.tag)) : undefined
  const space = query.space ? found(await findSpaceBySlug(db, String(query.space))) : undefined
  const chosen = { show: list === 'newest' ? undefined : list, tag: tag?.slug, space: space?.slug }
  // A synonym, or the old name of a space, leads to the address that is kept.
  if ((tag && tag.slug !== query.tag) || (space && space.slug !== query.space)) return movedTo(addressOf(chosen))
  const page = onePage(await listQuestions(db, { list, tagId: tag?.id, spaceId: space?.id, before: readKey(query.before) }))
  const followed = tag && isMember(viewer) ? (await listFollowedTags(db, viewer.id)).some((one) => one.id === tag.id) : undefined
  const props = {
    viewer,
    list,
    tag,
    space,
    chosen,
    ...page,
    isFirst: !query.before,
    followed,
    tags: await listRecentTags(db, TAGS_BESIDE),
    spaces: await listSpaces(db),
  }
  const title = listTitle({ list, tag, space })
  return show(ListPage, props, {
    title,
    json: QuestionListJson,
    canonical: addressOf(chosen),
    description: `${title}: asked and answered by people who do the same work.`,
    head: [
      {
        rel: 'alternate',
        type: 'application/atom+xml',
        title,
        href: addressOf({ tag: tag?.slug, space: space?.slug }).replace('/questions', '/questions/feed.atom'),
      },
    ],
  })
}

export function listRoutes(app: App): void {
  app.get('/questions', { may: 'anyone', json: QuestionListJson, summary: 'Questions, by state, tag and space' }, showList)

  app.get(
    '/questions/yours',
    { may: 'member', json: QuestionListJson, summary: 'Questions that you asked' },
    async ({ db, query }) => {
      const page = onePage(await listOwn(db, readKey(query.before)?.id))
      return show(
        OwnPage,
        { ...page, isFirst: !query.before },
        { title: 'Your questions', json: QuestionListJson, noindex: true },
      )
    },
  )

  app.post(
    '/questions/follow-tag',
    { may: 'member', form: FollowTagForm, summary: 'Follow a tag, or no longer' },
    async ({ db, viewer, body }) => {
      const form = readForm(FollowTagForm, body)
      const tag = found(form.data && (await findTag(db, form.data.tag)))
      const follow = form.data!.follow === 'yes'
      await setTagFollow(db, memberOf(viewer).id, tag.id, follow)
      const said = follow ? `You follow ${tag.name}: new questions come as notices.` : `You no longer follow ${tag.name}.`
      return seeOther(addressOf({ tag: tag.slug }), { said })
    },
  )
}
