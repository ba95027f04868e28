// The first page of the account: a card for each part of it.
import { domainOf, needsPersonalAddress } from '#core/members/personal-domains.ts'
import { show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { memberOf } from '#platform/viewer.ts'
import { listAddresses } from './queries.ts'
import { type AccountCard, AccountPage } from './views/AccountPage.tsx'

const cards: AccountCard[] = [
  { href: '/account/profile', icon: 'person', title: 'Profile', text: 'Your name, what you do, and what others see of you.' },
  { href: '/account/addresses', icon: 'mail', title: 'Addresses', text: 'The mailboxes that sign you in, and where mail goes.' },
  { href: '/account/notices', icon: 'bell', title: 'Notices', text: 'What you are told of, on the site or by mail.' },
  { href: '/account/passkeys', icon: 'key', title: 'Passkeys', text: 'Sign in with your fingerprint, face or PIN.' },
  { href: '/account/sessions', icon: 'shield', title: 'Where you are signed in', text: 'Your devices, and signing out of them.' },
  {
    href: '/account/leave',
    icon: 'download',
    title: 'Your data and leaving',
    text: 'Take what is yours with you, or close the account.',
  },
]

export function overviewRoutes(app: App): void {
  app.get('/account', { may: 'member', always: true }, async ({ viewer, db }) => {
    const addresses = (await listAddresses(db, memberOf(viewer).id)).map((one) => one.address)
    const props = { cards, wantsPersonal: needsPersonalAddress(addresses), domain: domainOf(addresses[0] ?? '') }
    return show(AccountPage, props, { title: 'Your account', noindex: true })
  })
}
