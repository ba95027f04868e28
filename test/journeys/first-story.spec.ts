// The first whole story, as members live it: a community starts, people join, meet in a space, talk, are told, and keep all of it.
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { codeIn, linkIn, type Program, runHearth, runJobsNow, startProgram } from './program.ts'

const PORTS = { true: 4811, false: 4812 }
const RESTORED_PORTS = { true: 4813, false: 4814 }

for (const script of [true, false] as const) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.describe.configure({ mode: 'serial' })
    test.use({ javaScriptEnabled: script })
    let program: Program
    const people: Record<string, Page> = {}

    test.beforeAll(async () => {
      program = await startProgram(PORTS[`${script}`])
    })
    test.afterAll(async () => {
      for (const page of Object.values(people)) await page.context().close()
      await program.stop()
    })

    /** Somebody's own browser. */
    async function openBrowser(browser: Browser, name: string): Promise<Page> {
      const context = await browser.newContext({ baseURL: program.base, javaScriptEnabled: script })
      people[name] = await context.newPage()
      return people[name]
    }

    async function welcome(page: Page, name: string): Promise<void> {
      await page.getByLabel('Your name').fill(name)
      await page.getByLabel('I agree to the code of conduct').check()
      await page.getByRole('button', { name: 'Join', exact: true }).click()
    }

    test('the first steward opens the house with the printed link', async ({ browser }) => {
      const mo = await openBrowser(browser, 'mo')
      expect(program.firstLink).toBeTruthy()
      await mo.goto(program.firstLink!)
      await mo.getByLabel('Your name').fill('Mo Steward')
      await mo.getByLabel('Your e-mail address').fill('mo@trust.example')
      await mo.getByLabel(/agree/).check()
      await mo.getByRole('button', { name: 'Open the house' }).click()
      await expect(mo.getByRole('link', { name: 'Stewards', exact: true })).toBeVisible()
      await mo.goto('/spaces/new')
      await mo.getByLabel('Name').fill('Commons')
      await mo
        .getByLabel(/Members/)
        .first()
        .check()
      await mo.getByRole('button', { name: /space/i }).click()
      await expect(mo.getByRole('heading', { name: 'Commons' })).toBeVisible()
    })

    test('an invited person joins by the code in the mail', async ({ browser }) => {
      const mo = people.mo!
      await mo.goto('/join/invitations')
      await mo.getByLabel('Whom would you like to invite?').fill('ada@trust.example')
      await mo.getByRole('button', { name: 'Send the invitation' }).click()
      const invitation = await program.mailTo('ada@trust.example')
      const ada = await openBrowser(browser, 'ada')
      await ada.goto(linkIn(invitation, /\/join\/invitation\//))
      await ada.getByRole('button', { name: 'Send me the mail' }).click()
      const mail = await program.mailTo('ada@trust.example', /\d{3} ?\d{3}/)
      await ada.getByLabel('Six digits').fill(codeIn(mail))
      await ada.getByRole('button', { name: 'Go on' }).click()
      await welcome(ada, 'Ada Asker')
      await ada.goto('/')
      await expect(ada.getByRole('heading', { name: /Ada Asker/ })).toBeVisible()
    })

    test('somebody joins by the link, which counts only after its button is pressed', async ({ browser }) => {
      const bea = await openBrowser(browser, 'bea')
      await bea.goto('/sign-in')
      await bea.getByLabel('Your e-mail address').fill('bea@council.example')
      await bea.getByRole('button', { name: /mail/i }).click()
      const link = linkIn(await program.mailTo('bea@council.example'), /\/sign-in\/link\//)
      const scanner = await browser.newContext({ javaScriptEnabled: script })
      const scanned = await scanner.newPage()
      await scanned.goto(link)
      await scanned.goto(link)
      await scanner.close()
      await bea.goto(link)
      await bea
        .getByRole('button', { name: /Go on|Sign in/ })
        .last()
        .click()
      await welcome(bea, 'Bea Answerer')
      await bea.goto('/talk')
      await expect(bea.getByRole('heading', { name: 'Latest' })).toBeVisible()
    })

    test('Ada starts a thread and changes it, and what it said before stays readable', async () => {
      const ada = people.ada!
      await ada.goto('/spaces/commons/new')
      await ada.getByLabel('Title').fill('Why is my median missing?')
      await ada.getByLabel('Your post').fill('I tried this:\n\n```r\nmedian(c(1, NA))\n```')
      await ada.getByRole('button', { name: 'Post', exact: true }).click()
      await expect(ada.getByRole('heading', { name: 'Why is my median missing?' })).toBeVisible()
      await expect(ada.locator('figure.code code')).toContainText('median')
      await ada.getByRole('link', { name: /Edit post 1/ }).click()
      await ada.getByLabel('Your post').fill('I tried `median(c(1, NA))` and got nothing.')
      await ada.getByRole('button', { name: 'Save changes' }).click()
      await expect(ada.getByText('and got nothing')).toBeVisible()
      await ada.getByRole('link', { name: /edited/ }).click()
      await expect(ada.getByText('I tried this:')).toBeVisible()
    })

    test('a reply arrives on the open page, or after a reload', async () => {
      const [ada, bea] = [people.ada!, people.bea!]
      await ada.goto('/threads/1')
      if (script) await ada.waitForTimeout(500)
      await bea.goto('/threads/1')
      await bea.getByLabel('Your reply').fill('Tell it to leave missing values out: `median(x, na.rm = TRUE)`')
      await bea.getByRole('button', { name: 'Post reply' }).click()
      await expect(bea.locator('article.post')).toHaveCount(2)
      if (script) await ada.getByRole('button', { name: '1 new post' }).click()
      else await ada.reload()
      await expect(ada.locator('article.post')).toHaveCount(2)
    })

    test('words are not lost when the session ends in the middle', async () => {
      const ada = people.ada!
      await ada.goto('/threads/1')
      await ada.getByLabel('Your reply').fill('Thank you, that was it. Long and careful words.')
      await ada.context().clearCookies()
      await ada.getByRole('button', { name: 'Post reply' }).click()
      await expect(ada).toHaveURL(/\/sign-in/)
      await ada.getByLabel('Your e-mail address').fill('ada@trust.example')
      await ada.getByRole('button', { name: /mail/i }).click()
      await expect(ada.getByLabel('Six digits')).toBeVisible()
      const mail = await program.mailTo('ada@trust.example', /\d{3} ?\d{3}/)
      await ada.getByLabel('Six digits').fill(codeIn(mail))
      await ada.getByRole('button', { name: 'Go on' }).click()
      await expect(ada.getByLabel('Your reply')).toHaveValue(/Long and careful words/)
      await ada.getByRole('button', { name: 'Post reply' }).click()
      await expect(ada.locator('article.post')).toHaveCount(3)
    })

    test('Bea is told of the reply, and stops it with one click from the mail, without signing in', async ({ browser }) => {
      const [ada, bea] = [people.ada!, people.bea!]
      await bea.goto('/notices')
      await expect(
        bea
          .getByRole('main')
          .getByText(/Ada Asker/)
          .first(),
      ).toBeVisible()
      await bea.goto('/account/notices')
      await expect(bea.getByRole('heading').first()).toBeVisible()
      await ada.goto('/threads/1?reply_to=2')
      await expect(ada.getByLabel('Your reply')).toHaveValue(/^> Tell it/)
      await ada.getByLabel('Your reply').fill('@bea-answerer one more question')
      await ada.getByRole('button', { name: 'Post reply' }).click()
      await expect(ada.locator('article.post')).toHaveCount(4)
      await runJobsNow(program)
      const mail = await program.mailTo('bea@council.example', /one more question/)
      const stop = linkIn(mail, /\/notices\/stop\//)
      const other = await browser.newContext({ javaScriptEnabled: script })
      const page = await other.newPage()
      await page.goto(stop)
      await page.getByRole('button').last().click()
      await expect(page.getByRole('main')).toContainText(/no more|stop/i)
      await other.close()
    })

    test('a backup made while the site runs comes back whole elsewhere', async ({ browser }) => {
      const folder = join(tmpdir(), `hearth-restored-${process.pid}-${script}`)
      const file = `${folder}.zip`
      await runHearth(['backup', file], { HEARTH_DATA: program.dataDir })
      await runHearth(['restore', file], { HEARTH_DATA: folder })
      const restored = await startProgram(RESTORED_PORTS[`${script}`], { dataDir: folder })
      const context = await browser.newContext({ javaScriptEnabled: script })
      // Sessions are in the backup too: Ada is still signed in.
      await context.addCookies((await people.ada!.context().cookies()).filter((cookie) => cookie.name === 'hearth_session'))
      const page = await context.newPage()
      await page.goto(`${restored.base}/threads/1`)
      await expect(page.locator('article.post')).toHaveCount(4)
      await context.close()
      await restored.stop()
      rmSync(folder, { recursive: true, force: true })
      rmSync(file, { force: true })
    })
  })
}
