// Joining: what this is, who you are, and an address that stays. The first steward has a page of their own.
import { findConduct } from '#core/conduct/queries.ts'
import { needsPersonalAddress } from '#core/members/personal-domains.ts'
import { enterWith } from '#core/members/sessions.ts'
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import { emptyForm, formMistake, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import type { App, Asked } from '#platform/http/doors.ts'
import { joiningChoice, readChoice } from '#platform/settings.ts'
import { memberOf } from '#platform/viewer.ts'
import { FirstForm, readNext, TokenForm, WelcomeForm } from './forms.ts'
import { comeFirst, findNewcomer, isFirstLink, joinCommunity, type Newcomer } from './joining.ts'
import { ASKED_COOKIE, PROVEN_COOKIE } from './sign-in.ts'
import { FirstPage } from './views/FirstPage.tsx'
import { JoinPage } from './views/JoinPage.tsx'
import { PersonalAddressPage } from './views/PersonalAddressPage.tsx'
import { WelcomePage } from './views/WelcomePage.tsx'

const NEWER_CONDUCT = 'The code of conduct has changed in the meantime. Read it again before you agree.'
const NO_PROOF = 'That took longer than two hours, so we have to make sure of your address once more.'
const FIRST_OVER = 'This link has done its work: there is a steward already. Sign in with your address instead.'

const statusOf = (form: ReadForm<unknown>) => (form.errors && Object.keys(form.errors).length > 0 ? 422 : 200)

async function showWelcome(db: Db, newcomer: Newcomer, form: ReadForm<unknown> = emptyForm()) {
  const props = { newcomer, conduct: await findConduct(db), form }
  return show(WelcomePage, props, { title: 'Welcome', status: statusOf(form), noindex: true })
}

async function showFirst({ db, house }: Asked, token: string, form: ReadForm<unknown> = emptyForm()) {
  const props = { name: house.config.name, token, conduct: await findConduct(db), form }
  return show(FirstPage, props, { title: 'The first steward', status: statusOf(form), noindex: true })
}

export function welcomeRoutes(app: App): void {
  app.get('/join', { may: 'anyone', summary: 'How to join' }, async ({ viewer, db, house }) => {
    if (viewer.id !== undefined) return seeOther('/')
    const joining = await readChoice(db, joiningChoice)
    const { name } = house.config
    return show(
      JoinPage,
      { name, joining, form: emptyForm() },
      {
        title: `Join ${name}`,
        canonical: '/join',
        description: `Become a member of ${name}. It is free, and any address will do.`,
      },
    )
  })

  app.get('/join/welcome', { may: 'anyone', fresh: true }, async (asked) => {
    const newcomer = await findNewcomer(asked.db, asked)
    if (!newcomer) return seeOther(asked.viewer.id === undefined ? '/join' : '/')
    return showWelcome(asked.db, newcomer)
  })

  app.post('/join/welcome', { may: 'anyone', form: WelcomeForm, summary: 'Join' }, async (asked) => {
    const newcomer = await findNewcomer(asked.db, asked)
    // A second press of the button finds the account that the first one opened.
    if (!newcomer) return asked.viewer.id === undefined ? seeOther('/sign-in', { said: NO_PROOF }) : seeOther('/')
    const form = readForm(WelcomeForm, asked.body)
    if (!form.data) return showWelcome(asked.db, newcomer, form)
    const { outcome, next, session } = await joinCommunity(asked, form.data)
    if (outcome === 'none') return seeOther('/sign-in', { said: NO_PROOF })
    if (outcome === 'uninvited') return showWelcome(asked.db, { ...newcomer, may: false }, form)
    if (outcome === 'conduct') return showWelcome(asked.db, newcomer, formMistake(form, { agree: NEWER_CONDUCT }))
    const onwards = readNext(next)
    const gone = [ASKED_COOKIE, PROVEN_COOKIE]
    if (outcome === 'signed in') return enterWith(asked, session, onwards, { gone })
    const said =
      outcome === 'waiting' ? 'Thank you. You get a mail as soon as a steward has let you in.' : 'Welcome. You are a member now.'
    const path = needsPersonalAddress([newcomer.address]) ? `/join/address?next=${encodeURIComponent(onwards)}` : onwards
    return enterWith(asked, session, path, { said, gone })
  })

  app.get('/join/address', { may: 'member', always: true }, async ({ viewer, query }) => {
    memberOf(viewer)
    return show(PersonalAddressPage, { next: readNext(query.next) }, { title: 'One more address', noindex: true })
  })

  app.get('/first/:token', { may: 'anyone', fresh: true }, async (asked) => {
    const { data } = readForm(TokenForm, asked.params)
    if (!data || !(await isFirstLink(asked.db, data.token))) throw new Refusal(404, FIRST_OVER)
    return showFirst(asked, data.token)
  })

  app.post('/first/:token', { may: 'anyone' }, async (asked) => {
    const { data } = readForm(TokenForm, asked.params)
    if (!data || !(await isFirstLink(asked.db, data.token))) throw new Refusal(404, FIRST_OVER)
    const form = readForm(FirstForm, asked.body)
    if (!form.data) return showFirst(asked, data.token, form)
    if (form.data.version !== (await findConduct(asked.db)).version)
      return showFirst(asked, data.token, formMistake(form, { agree: NEWER_CONDUCT }))
    const session = await comeFirst(asked, data.token, form.data)
    if (!session) throw new Refusal(404, FIRST_OVER)
    return enterWith(asked, session, '/stewards', { said: 'Welcome. You are the first steward: this is your desk.' })
  })
}
