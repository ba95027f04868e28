// Signing in by mail, and out again. A link only counts once the button on its page is pressed, because mail scanners follow links.
import type { Db } from '#platform/db/connect.ts'
import { emptyForm, formMistake, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { SESSION_COOKIE } from '#platform/http/cookies.ts'
import type { App, Asked } from '#platform/http/doors.ts'
import { AskForm, CodeForm, readNext, TokenForm } from './forms.ts'
import { countAsk, countCodeTry } from './limits.ts'
import {
  type AskedSignIn,
  askSignIn,
  findAsked,
  type LookedAt,
  lookAtLink,
  lookInMail,
  takeCode,
  takeLink,
  type WrongState,
} from './sign-in.ts'
import { CodePage } from './views/CodePage.tsx'
import { LinkOverPage, LinkPage } from './views/LinkPage.tsx'
import { SignInPage } from './views/SignInPage.tsx'

const WRONG = 'These are not the digits in the newest mail. Look again, or use the link in it.'

function showSignIn(form: ReadForm<unknown>, next: string) {
  const status = form.errors && Object.keys(form.errors).length > 0 ? 422 : 200
  return show(SignInPage, { form, next }, { title: 'Sign in', status, noindex: true })
}

function showCode(asked: AskedSignIn, form: ReadForm<unknown>, status = 200) {
  return show(CodePage, { asked, form }, { title: 'Look in your mail', status, noindex: true })
}

function showLinkOver(link: LookedAt | undefined, state: WrongState) {
  return show(LinkOverPage, { link, state }, { title: 'This link no longer works', status: 422, noindex: true })
}

/** The same steps, and the same answer, whoever the address belongs to. */
async function ask({ db, house, network }: Asked, address: string, next: string) {
  await countAsk(db, network, address)
  return lookInMail(await askSignIn(db, house, address, next))
}

async function wrongCode(db: Db, asked: Asked, state: WrongState, form: ReadForm<unknown>) {
  const kept = await findAsked(db, asked)
  if (!kept) return seeOther('/sign-in', { said: 'Enter your address, and a mail is on its way.' })
  if (state === 'wrong') return showCode(kept, formMistake(form, { code: WRONG }), 422)
  return showCode({ ...kept, state }, emptyForm(), 422)
}

export function signInRoutes(app: App): void {
  app.get('/sign-in', { may: 'anyone', fresh: true }, async ({ viewer, query }) => {
    const next = readNext(query.next)
    if (viewer.id !== undefined) return seeOther(next)
    return showSignIn(emptyForm(), next)
  })

  app.post('/sign-in', { may: 'anyone', form: AskForm, summary: 'Ask for a mail that signs you in' }, async (asked) => {
    const form = readForm(AskForm, asked.body)
    if (!form.data) return showSignIn(form, readNext(form.values.next))
    return ask(asked, form.data.address, form.data.next)
  })

  app.get('/sign-in/code', { may: 'anyone', fresh: true }, async (asked) => {
    const kept = await findAsked(asked.db, asked)
    if (!kept) return seeOther('/sign-in')
    return showCode(kept, emptyForm())
  })

  app.post(
    '/sign-in/code',
    { may: 'anyone', form: CodeForm, summary: 'Sign in with the six digits of a mail' },
    async (asked) => {
      const form = readForm(CodeForm, asked.body)
      if (!form.data) {
        const kept = await findAsked(asked.db, asked)
        return kept ? showCode(kept, form, 422) : seeOther('/sign-in')
      }
      await countCodeTry(asked.db, asked.network)
      const done = await takeCode(asked, form.data.code)
      return typeof done === 'string' ? wrongCode(asked.db, asked, done, form) : done
    },
  )

  app.post('/sign-in/again', { may: 'anyone' }, async (asked) => {
    const kept = await findAsked(asked.db, asked)
    return kept ? ask(asked, kept.address, readNext(kept.next)) : seeOther('/sign-in')
  })

  // Opening the link does nothing at all.
  app.get('/sign-in/link/:token', { may: 'anyone', fresh: true }, async (asked) => {
    const form = readForm(TokenForm, asked.params)
    const link = form.data && (await lookAtLink(asked.db, asked, form.data.token))
    if (!form.data || !link || link.state !== 'open')
      return showLinkOver(link, link && link.state !== 'open' ? link.state : 'none')
    const props = { token: form.data.token, link, signedInAs: asked.viewer.id === undefined ? undefined : asked.viewer.name }
    return show(LinkPage, props, { title: 'Sign in', noindex: true })
  })

  app.post('/sign-in/link', { may: 'anyone', form: TokenForm }, async (asked) => {
    const form = readForm(TokenForm, asked.body)
    if (!form.data) return showLinkOver(undefined, 'none')
    await countCodeTry(asked.db, asked.network)
    const done = await takeLink(asked, form.data.token)
    return typeof done === 'string' ? showLinkOver(await lookAtLink(asked.db, asked, form.data.token), done) : done
  })

  app.post('/sign-out', { may: 'anyone', summary: 'Sign out' }, async ({ viewer, db }) => {
    if (viewer.id !== undefined) await db.deleteFrom('sessions').where('id', '=', viewer.sessionId).execute()
    return seeOther('/', { said: 'You are signed out.', cookies: [{ name: SESSION_COOKIE }] })
  })
}
