// A beginner asks, joins on the way, is answered, and says so; somebody asks under a mask; a question that was asked before is closed.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { codeIn, type Program, runJobsNow, startProgram } from './program.ts'

const PORTS = { true: 4831, false: 4832 }

for (const script of [true, false] as const) {
  test.describe(script ? 'questions with script' : 'questions without script', () => {
    test.describe.configure({ mode: 'serial' })
    test.use({ javaScriptEnabled: script, actionTimeout: 10_000 })
    let program: Program
    const people: Record<string, Page> = {}
    let question: string

    test.beforeAll(async () => {
      program = await startProgram(PORTS[`${script}`], { args: ['--demo'] })
    })
    test.afterAll(async () => {
      for (const page of Object.values(people)) await page.context().close()
      await program.stop()
    })

    async function openBrowser(browser: Browser, name: string): Promise<Page> {
      const context = await browser.newContext({ baseURL: program.base, javaScriptEnabled: script })
      people[name] = await context.newPage()
      return people[name]
    }

    /** From the sign-in page to being a member. */
    async function join(page: Page, address: string, name: string): Promise<void> {
      await page.getByLabel('Your e-mail address').fill(address)
      await page.getByRole('button', { name: /mail/i }).click()
      await page.getByLabel('Six digits').fill(codeIn(await program.mailTo(address, /\d{3} ?\d{3}/)))
      await page.getByRole('button', { name: 'Go on' }).click()
      await page.getByLabel('Your name').fill(name)
      await page.getByLabel('I agree to the code of conduct').check()
      await page.getByRole('button', { name: 'Join', exact: true }).click()
    }

    /** What arrives by itself with script, and by reloading without. */
    async function seesArrive(page: Page, words: string): Promise<void> {
      if (!script) await page.reload()
      const bar = page.locator('[data-live-bar]')
      await expect(page.getByText(words).or(bar).first()).toBeVisible({ timeout: 15_000 })
      if (script && (await bar.isVisible())) await bar.click()
      await expect(page.getByText(words).first()).toBeVisible()
    }

    test('a guest asks and joins on the way, and nothing is lost', async ({ browser }) => {
      const nora = await openBrowser(browser, 'nora')
      await nora.goto('/questions')
      await nora.getByRole('link', { name: 'Ask a question' }).first().click()
      await nora.getByLabel('Title').fill('My mean stay per ward is missing')
      if (script) await expect(nora.getByRole('link', { name: 'Mean length of stay by ward gives NA' })).toBeVisible()
      await nora
        .getByLabel('Your question')
        .fill('**What I want**\n\nA mean for each ward.\n\n**What I tried**\n\n`mean(los)`\n\n**What happened**\n\n')
      await nora.getByLabel('Tags').fill('dplyr, beginners')
      await nora.getByLabel('Space').selectOption({ label: 'Help with R (everyone on the web can read it)' })
      await nora.getByRole('button', { name: 'Join and post' }).click()
      await expect(nora.getByText('Your words are kept.')).toBeVisible()
      await join(nora, 'nora@council.example', 'Nora Newcomer')
      if (!/\/questions\/ask/.test(nora.url())) await nora.goto('/questions/ask')
      await expect(nora.getByLabel('Title')).toHaveValue('My mean stay per ward is missing')
      await expect(nora.getByLabel('Tags')).toHaveValue('dplyr, beginners')
      await expect(nora.getByRole('link', { name: 'Mean length of stay by ward gives NA' })).toBeVisible()
      await nora.getByRole('button', { name: 'Post your question' }).click()
      await expect(nora.getByRole('heading', { name: 'My mean stay per ward is missing' })).toBeVisible()
      await expect(nora.getByText('First question: be kind')).toBeVisible()
      await expect(nora.getByText('What happened')).toHaveCount(0)
      question = new URL(nora.url()).pathname
    })

    test('two browsers see the answer arrive, and the asker gets its words by mail', async ({ browser }) => {
      const guest = await openBrowser(browser, 'guest')
      await guest.goto(question)
      const will = await openBrowser(browser, 'will')
      await will.goto(`/sign-in?next=${question}`)
      await join(will, 'will@trust.example', 'Will Willing')
      await will.goto(question)
      await will
        .getByLabel('Your answer')
        .fill('Leave the missing ones out: `mean(los, na.rm = TRUE)`, and count them beside it.')
      await will.getByRole('button', { name: 'Post your answer' }).click()
      await expect(will.getByText('It is the first answer to somebody’s first question here: thank you.')).toBeVisible()
      await seesArrive(people.nora!, 'and count them beside it.')
      await seesArrive(guest, 'and count them beside it.')
    })

    test('the asker comments, says that it helped somebody else too, and that it solved the question', async () => {
      const { nora, will, guest } = people as Record<string, Page>
      const answer = nora!.locator('section.answer').first()
      await answer.getByRole('link', { name: /Comment on/ }).click()
      await nora!.getByLabel('Your comment').fill('That was it!')
      await nora!.getByRole('button', { name: 'Post your comment' }).click()
      await expect(nora!.locator('.answer .comments').getByText('That was it!')).toBeVisible()
      await nora!.getByRole('button', { name: /This helped me too/ }).click()
      await nora!.getByRole('button', { name: /This solved it/ }).click()
      await expect(nora!.getByText('Marked as solved.')).toBeVisible()
      await expect(nora!.locator('#question-state')).toHaveText(/Solved/)
      await seesArrive(will!, 'That was it!')
      await expect(will!.getByText('Best answer')).toBeVisible()
      await guest!.goto('/questions?show=solved&tag=dplyr')
      await expect(guest!.getByRole('link', { name: 'My mean stay per ward is missing' })).toBeVisible()
    })

    test('somebody asks under a mask, is answered, and talks on; nobody sees who', async () => {
      const { nora, will, guest } = people as Record<string, Page>
      await will!.goto('/questions/ask?space=help-with-r')
      await will!.getByLabel('Title').fill('What does “vectorised” mean?')
      await will!.getByLabel('Your question').fill('I nod whenever somebody says it.')
      await will!.getByLabel('Ask under a mask').check()
      await will!.getByRole('button', { name: 'Post your question' }).click()
      await expect(will!.getByText('This is your question, under a mask.')).toBeVisible()
      const masked = new URL(will!.url()).pathname
      await nora!.goto(masked)
      await expect(nora!.getByText('Under a mask', { exact: true })).toBeVisible()
      await expect(nora!.getByText('Will Willing')).toHaveCount(0)
      await nora!.getByLabel('Your answer').fill('It does the whole column at once.')
      await nora!.getByRole('button', { name: 'Post your answer' }).click()
      await runJobsNow(program)
      const mail = await program.mailTo('will@trust.example', /answered your question/)
      expect(mail.text).toContain('It does the whole column at once.')
      await seesArrive(will!, 'It does the whole column at once.')
      await will!
        .locator('section.answer')
        .first()
        .getByRole('link', { name: /Comment on/ })
        .click()
      await will!.getByLabel('Your comment').fill('So that is why loops are slow.')
      await will!.getByRole('button', { name: 'Post your comment' }).click()
      await guest!.goto(masked)
      await expect(guest!.getByText('So that is why loops are slow.')).toBeVisible()
      await expect(guest!.getByText('Will Willing')).toHaveCount(0)
    })

    test('a question that was asked before is closed with the link, and takes no more answers', async () => {
      const { nora, will } = people as Record<string, Page>
      await nora!.goto('/questions/ask?space=help-with-r')
      await nora!.getByLabel('Title').fill('My mean stay per ward is still missing')
      await nora!.getByLabel('Your question').fill('The same again, I forgot.')
      await nora!.getByRole('button', { name: 'Post your question' }).click()
      await nora!.getByRole('link', { name: 'Asked before' }).click()
      await nora!.getByRole('button', { name: /This one.*My mean stay per ward is missing/ }).click()
      await expect(nora!.getByText('This has been asked before')).toBeVisible()
      await will!.goto(new URL(nora!.url()).pathname)
      await expect(will!.getByLabel('Your answer')).toHaveCount(0)
      await will!.getByRole('link', { name: 'My mean stay per ward is missing' }).click()
      await expect(will!.locator('#question-state')).toHaveText(/Solved/)
    })
  })
}
