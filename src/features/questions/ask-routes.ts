// Asking a question. Guests may begin: their words wait while they join.
import { z } from 'zod'
import { beginComposing, type Composing, composeAgain, composeFurther } from '#core/composer/composing.ts'
import { mayWriteIn } from '#core/spaces/policy.ts'
import { listSpaces, type Space } from '#core/spaces/queries.ts'
import type { Db } from '#platform/db/connect.ts'
import { formMistake, readForm } from '#platform/forms.ts'
import { type Answer, seeOther, sendJson, show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { once } from '#platform/once.ts'
import { mayWrite, memberOf, type Viewer } from '#platform/viewer.ts'
import { askQuestion } from './actions.ts'
import { AskForm, type AskInput } from './forms.ts'
import { listSimilar } from './queries.ts'
import { template } from './template.ts'
import { AskPage } from './views/AskPage.tsx'

const PLACE = 'ask'
const SIMILAR_SHOWN = 5

const SimilarJson = z.object({
  questions: z.array(
    z.object({ id: z.number(), title: z.string(), state: z.string(), answers: z.number(), space: z.string(), href: z.string() }),
  ),
})

/** Spaces in which the viewer may ask; for guests those in which they could once they have joined. */
async function listAskable(db: Db, viewer: Viewer): Promise<Space[]> {
  const isOpen = (space: Space) => space.sees === 'everyone' && space.writes === 'members' && space.archived_at === null
  return (await listSpaces(db)).filter((space) => (mayWrite(viewer) ? mayWriteIn(viewer, space) : isOpen(space)))
}

type Shown = { composing: Composing; status?: number; preview?: boolean }

async function showAsk(db: Db, viewer: Viewer, spaces: Space[], { composing, status }: Shown): Promise<Answer> {
  const title = String(composing.values.title ?? '')
  // Without script, similar questions appear once there is a title: with the preview, a mistake or a draft.
  const similar = (await listSimilar(db, title, SIMILAR_SHOWN)).map((one) => ({ ...one, href: `/questions/${one.id}` }))
  return show(AskPage, { viewer, spaces, composing, similar }, { title: 'Ask a question', ...(status ? { status } : {}) })
}

export function askRoutes(app: App): void {
  app.get('/questions/ask', { may: 'anyone', fresh: true }, async ({ viewer, db, query }) => {
    const spaces = await listAskable(db, viewer)
    const wished = spaces.find((space) => space.slug === query.space)
    const first = {
      body: template,
      title: String(query.title ?? '').slice(0, 300),
      ...(wished ? { space_id: String(wished.id) } : {}),
    }
    return showAsk(db, viewer, spaces, { composing: await beginComposing(db, viewer, PLACE, first) })
  })

  app.get(
    '/questions/similar',
    { may: 'anyone', fresh: true, json: SimilarJson, summary: 'Questions with a title like this one' },
    async ({ db, query }) => {
      const found = await listSimilar(db, String(query.title ?? ''), SIMILAR_SHOWN)
      return sendJson(SimilarJson.parse({ questions: found.map((one) => ({ ...one, href: `/questions/${one.id}` })) }))
    },
  )

  app.post('/questions', { may: 'member', form: AskForm, summary: 'Ask a question' }, async (asked) => {
    const { viewer, db, body } = asked
    const asker = memberOf(viewer)
    const spaces = await listAskable(db, viewer)
    const chosen = Number((body as { space_id?: unknown } | undefined)?.space_id)
    const further = await composeFurther(asked, PLACE, spaces.find((space) => space.id === chosen)?.id ?? spaces[0]?.id ?? 0)
    if (further) return showAsk(db, viewer, spaces, { composing: further, status: further.errors.file ? 422 : 200 })
    const form = readForm(AskForm, body)
    const mistakes = form.data && mistakesIn(form.data, spaces)
    const checked = mistakes ? formMistake(form, mistakes) : form
    if (checked.errors) return showAsk(db, viewer, spaces, { composing: composeAgain(PLACE, checked), status: 422 })
    const space = spaces.find((one) => one.id === checked.data.space_id)!
    const location = await once(db, asker.id, checked.data.once, async () => {
      const { threadId } = await askQuestion(db, asker, space, { ...checked.data, draft: PLACE })
      return `/questions/${threadId}`
    })
    return seeOther(location, { said: 'Your question is posted. You get a notice and a mail when somebody answers.' })
  })
}

function mistakesIn(form: AskInput, spaces: Space[]): Record<string, string> | undefined {
  const space = spaces.find((one) => one.id === form.space_id)
  if (!space) return { space_id: 'Choose the space that fits best.' }
  if (form.mask && (!space.masks || space.writes !== 'members'))
    return { mask: `There are no masks in ${space.name}. Choose another space, or ask under your name.` }
  return undefined
}
