// A member without Git writes an article, an editor asks for changes, it is published; an old site moves in and out.
import { type Browser, expect, type Page, test } from '@playwright/test'
import yazl from 'yazl'
import { codeIn, type Program, runJobsNow, startProgram } from './program.ts'

const PORTS = { true: 4841, false: 4842 }

async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQMAAAD+wSzIAAAABlBMVEX///+/v7+jQ3Y5AAAADklEQVQI12P4AIX8EAgALgAD/aNpbtEAAAAASUVORK5CYII',
  'base64',
)

for (const script of [true, false] as const) {
  test.describe(script ? 'the blog with script' : 'the blog without script', () => {
    test.describe.configure({ mode: 'serial' })
    test.use({ javaScriptEnabled: script, actionTimeout: 10_000 })
    let program: Program
    const people: Record<string, Page> = {}

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

    test('the first steward comes in, and a member', async ({ browser }) => {
      const mo = await openBrowser(browser, 'mo')
      await mo.goto(program.firstLink!)
      await mo.getByLabel('Your name').fill('Mo Steward')
      await mo.getByLabel('Your e-mail address').fill('mo@trust.example')
      await mo.getByLabel(/agree/).check()
      await mo.getByRole('button', { name: 'Open the house' }).click()
      const will = await openBrowser(browser, 'will')
      await will.goto('/blog')
      await will.getByRole('link', { name: 'Write an article' }).first().click()
      await will.getByLabel('Your e-mail address').fill('will@trust.example')
      await will.getByRole('button', { name: /mail/i }).click()
      await will.getByLabel('Six digits').fill(codeIn(await program.mailTo('will@trust.example', /\d{3} ?\d{3}/)))
      await will.getByRole('button', { name: 'Go on' }).click()
      await will.getByLabel('Your name').fill('Will Willing')
      await will.getByLabel('I agree to the code of conduct').check()
      await will.getByRole('button', { name: 'Join', exact: true }).click()
      await will.goto('/blog/write/new')
    })

    test('from a title to an article with a picture that is submitted', async () => {
      const will = people.will!
      await will.getByLabel('Title').fill('What the ward clock told us')
      await will.getByRole('button', { name: 'Begin writing' }).click()
      await will.getByLabel('Subtitle').fill('A tale of one hour')
      await will
        .getByLabel('Article', { exact: true })
        .last()
        .fill('## Why\n\nThe clock was slow, e.g. by an hour.\n\n## How\n\n```r\nSys.time()\n```\n\n## So\n\nWe wound it.')
      await will.getByText('Add a picture').click()
      await will.getByLabel('Picture').setInputFiles({ name: 'clock.png', mimeType: 'image/png', buffer: PICTURE })
      await will.getByRole('button', { name: 'Add the picture' }).click()
      await expect(will.getByText(/Say in a few words what the picture shows/).first()).toBeVisible()
      await will.getByLabel('Picture').setInputFiles({ name: 'clock.png', mimeType: 'image/png', buffer: PICTURE })
      await will.getByLabel('What it shows').fill('A clock that shows noon')
      await will.getByRole('button', { name: 'Add the picture' }).click()
      await expect(will.getByLabel('Article', { exact: true }).last()).toHaveValue(/!\[A clock that shows noon\]\(\/uploads\//)
      if (script) {
        await will.getByRole('tab', { name: 'Preview' }).click()
        await expect(will.getByRole('tabpanel').getByRole('heading', { name: 'Why' })).toBeVisible()
        await will.getByRole('tab', { name: 'Write' }).click()
      } else {
        await will.getByRole('button', { name: 'Preview' }).click()
        await expect(will.getByRole('heading', { name: 'How it will look' })).toBeVisible()
      }
      await will.getByLabel('Categories').fill('Clocks, dplyr')
      await will.getByLabel('Where you work').fill('Harrowick Trust')
      await will.getByRole('button', { name: 'Save', exact: true }).click()
      await expect(will.getByText('Saved.')).toBeVisible()
      await expect(will.getByText('Write “for example” instead of “e.g.”.')).toBeVisible()
      await expect(will.getByRole('img', { name: 'A clock that shows noon' })).toBeVisible()
      await will.getByLabel('A word for the editors').fill('My first one.')
      await will.getByRole('button', { name: 'Submit to the editors' }).click()
      await expect(will.getByText('Your article is with the editors.')).toBeVisible()
    })

    test('an editor comments and asks for changes; the author makes them; it is published', async ({ browser }) => {
      const { mo, will } = people as Record<string, Page>
      await mo!.goto('/blog/desk')
      await mo!.getByRole('link', { name: 'What the ward clock told us' }).click()
      await mo!.getByLabel('About these words').fill('by an hour')
      await mo!.getByLabel('Your comment').fill('Which hour?')
      await mo!.getByRole('button', { name: 'Add comment' }).click()
      await mo!.getByLabel('Ask for changes').check()
      await mo!.getByLabel('What the author should know').fill('Say which hour.')
      await mo!.getByRole('button', { name: 'Do it' }).click()
      await expect(mo!.getByText('The author is told what should change.')).toBeVisible()
      await will!.goto('/notices')
      await will!
        .getByRole('link', { name: /asks for changes to “What the ward clock told us”/ })
        .first()
        .click()
      await expect(will!.getByText('Which hour?')).toBeVisible()
      await will!.getByRole('link', { name: 'Edit', exact: true }).click()
      const box = will!.getByLabel('Article', { exact: true }).last()
      await box.fill((await box.inputValue()).replace(', e.g. by an hour', ' by the hour before noon'))
      await will!.getByRole('button', { name: 'Save', exact: true }).click()
      await will!.getByRole('button', { name: 'Submit to the editors' }).click()
      await mo!.goto('/blog/desk')
      await mo!.getByRole('link', { name: 'What the ward clock told us' }).click()
      await mo!.getByLabel('Publish now').check()
      await mo!.getByRole('button', { name: 'Do it' }).click()
      await expect(mo!).toHaveURL(/\/blog\/what-the-ward-clock-told-us$/)
      const guest = await openBrowser(browser, 'guest')
      await guest.goto('/blog/what-the-ward-clock-told-us')
      await expect(guest.getByText('by the hour before noon')).toBeVisible()
      await expect(guest.getByText('Harrowick Trust')).toBeVisible()
      await expect(guest.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'How' })).toBeVisible()
      await will!.goto('/notices')
      await expect(will!.getByText(/is published. Thank you for writing it/)).toBeVisible()
    })

    test('a reader comments, and suggests a correction that the author takes', async () => {
      const { mo, will, guest } = people as Record<string, Page>
      await mo!.goto('/blog/what-the-ward-clock-told-us')
      await mo!.getByLabel('The first comment').fill('Ours is fast.')
      await mo!.getByRole('button', { name: 'Post comment' }).click()
      await guest!.reload()
      await expect(guest!.getByText('Ours is fast.')).toBeVisible()
      await mo!.goto('/blog/what-the-ward-clock-told-us')
      await mo!.getByRole('link', { name: 'Suggest a correction' }).click()
      const box = mo!.getByLabel('The article as it should be')
      await box.fill((await box.inputValue()).replace('We wound it.', 'We wound it up.'))
      await mo!.getByLabel('Why?').fill('A word')
      await mo!.getByRole('button', { name: 'Suggest this' }).click()
      await will!.goto('/blog/what-the-ward-clock-told-us')
      await will!.getByRole('link', { name: 'Corrections' }).click()
      await will!.getByRole('button', { name: 'Take this' }).click()
      await expect(will!.getByText('The correction is taken.')).toBeVisible()
      await guest!.waitForTimeout(1100)
      await guest!.reload()
      await expect(guest!.getByText('We wound it up.')).toBeVisible()
    })

    test('a steward moves an old site in, reads the report, and undoes it', async () => {
      const { mo, guest } = people as Record<string, Page>
      const zip = await zipOf({
        '_quarto.yml': 'website:\n  site-url: https://old.example\n',
        'blog/old-tale.qmd':
          '---\ntitle: An old tale\ndate: 20 November 2019\nauthor: Ann Other\n---\n\nOnce.\n\n<script>alert(1)</script>\n',
      })
      await mo!.goto('/stewards/imports')
      await mo!.getByLabel('Zip of the project').setInputFiles({ name: 'old.zip', mimeType: 'application/zip', buffer: zip })
      await mo!.getByLabel('Only try').uncheck()
      await mo!.getByRole('button', { name: 'Begin' }).click()
      await runJobsNow(program)
      await expect(async () => {
        await mo!.reload()
        await expect(mo!.getByRole('heading', { name: '2 of 2 files' })).toBeVisible()
        // Only what has ended can be undone.
        await expect(mo!.getByRole('button', { name: 'Undo this import' })).toBeVisible()
      }).toPass({ timeout: 15_000 })
      await expect(mo!.getByText('HTML that is not allowed was left out: <script>')).toBeVisible()
      await guest!.goto('/blog/old-tale.html')
      await expect(guest!).toHaveURL(/\/blog\/old-tale$/)
      await expect(guest!.getByText('20 November 2019', { exact: true })).toBeVisible()
      await mo!.getByRole('button', { name: 'Undo this import' }).click()
      if (script) await mo!.getByRole('dialog').getByRole('button', { name: /Undo/ }).click()
      await runJobsNow(program)
      await expect(async () => {
        await mo!.reload()
        await expect(mo!.getByText('Undone.')).toBeVisible()
      }).toPass({ timeout: 15_000 })
    })
  })
}
