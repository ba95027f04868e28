// Every page of the demo town: no accessibility violation in light and dark, no sideways scroll on a phone, nothing from elsewhere.
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import postgres from 'postgres'
import { type Program, startProgram } from './program.ts'

const PORT = 4821
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const guestPages = [
  '/',
  '/talk',
  '/spaces',
  '/spaces/help-with-r',
  '/threads/1',
  '/search',
  '/search?q=median',
  '/search?q=xyzzy',
  '/sign-in',
  '/join',
  '/conduct',
  '/people/1',
  '/nowhere',
]

const stewardPages = [
  ...[
    '/',
    '/talk',
    '/spaces',
    '/spaces/new',
    '/spaces/help-with-r',
    '/spaces/help-with-r/new',
    '/spaces/help-with-r/settings',
    '/spaces/organisers/people',
  ],
  ...[
    '/threads/1',
    '/threads/20',
    '/threads/1/steward',
    '/posts/1/edit',
    '/posts/1/history',
    '/posts/1/take-back',
    '/posts/2/remove',
  ],
  ...[
    '/people',
    '/people?q=xyzzy',
    '/people/3',
    '/people/3/steward',
    '/drafts',
    '/notices',
    '/search?q=median',
    '/join/invitations',
  ],
  ...[
    '/account',
    '/account/profile',
    '/account/addresses',
    '/account/sessions',
    '/account/passkeys',
    '/account/notices',
    '/account/leave',
  ],
  ...[
    '/stewards',
    '/stewards/spaces',
    '/stewards/records',
    '/stewards/mail',
    '/stewards/joining',
    '/stewards/waiting',
    '/stewards/conduct',
  ],
]

let program: Program
let token: string

test.beforeAll(async () => {
  program = await startProgram(PORT, { args: ['--demo'] })
  token = randomBytes(32).toString('base64url')
  const sql = postgres({ host: join(program.dataDir, 'run'), user: 'hearth', database: 'hearth' })
  const hash = createHash('sha256').update(token).digest()
  await sql`insert into sessions (member_id, token_hash, device, expires_at)
    select id, ${hash}, 'Firefox on Linux', now() + interval '1 day' from members where handle = 'rosa-whitlock'`
  await sql.end()
})
test.afterAll(() => program.stop())

test('the first steward gets a link in the demo town too', () => {
  expect(program.firstLink).toMatch(/\/first\//)
})

async function openPage(browser: Browser, colorScheme: 'light' | 'dark', isSteward: boolean): Promise<Page> {
  const context = await browser.newContext({
    baseURL: program.base,
    colorScheme,
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  })
  if (isSteward) await context.addCookies([{ name: 'hearth_session', value: token, url: program.base }])
  return context.newPage()
}

/** What is wrong with the page that is open now, one line each. */
async function wrongWith(page: Page, path: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  const found = violations.map(
    (one) => `${path}: ${one.id}: ${one.nodes[0]?.html.slice(0, 160)} ${one.nodes[0]?.failureSummary?.slice(0, 200)}`,
  )
  await page.setViewportSize({ width: 320, height: 700 })
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  await page.setViewportSize({ width: 390, height: 844 })
  return sideways ? [...found, `${path}: scrolls sideways at 320 px`] : found
}

for (const colour of ['light', 'dark'] as const) {
  for (const who of ['guest', 'steward'] as const) {
    test(`every page is well for a ${who}, in ${colour}`, async ({ browser }) => {
      test.setTimeout(120_000)
      const page = await openPage(browser, colour, who === 'steward')
      const wrong: string[] = []
      page.on('request', (request) => {
        if (!request.url().startsWith(program.base)) wrong.push(`asks ${request.url()}`)
      })
      page.on('console', (message) => {
        if (message.type() === 'error' && !/404/.test(message.text())) wrong.push(`${page.url()}: ${message.text()}`)
      })
      for (const path of who === 'guest' ? guestPages : stewardPages) {
        const answer = await page.goto(path)
        if (path !== '/nowhere' && answer?.status() !== 200 && path !== '/people/1') wrong.push(`${path}: ${answer?.status()}`)
        wrong.push(...(await wrongWith(page, path)))
      }
      expect(wrong).toEqual([])
      await page.context().close()
    })
  }
}

test('forms say what is wrong where it is, and take the focus there', async ({ browser }) => {
  const page = await openPage(browser, 'light', true)
  await page.goto('/spaces/help-with-r/new')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  expect(await wrongWith(page, 'a form after a mistake')).toEqual([])
  await page.getByRole('alert').getByRole('link').first().click()
  await expect(page.getByLabel('Title')).toBeFocused()
  await page.context().close()
})
