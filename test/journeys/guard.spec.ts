// Data about patients is stopped in the browser, before anything leaves it, and again on the server where there is no script.
import { expect, type Page, test } from '@playwright/test'
import { type Program, startProgram } from './program.ts'
import { joinAs, openBrowser, openTheHouse } from './town-browser.ts'
import { violationsOf } from './wellness.ts'

const NUMBER = '401 023 2137'

const violations = async (page: Page) => (await violationsOf(page)).map(({ id }) => id)

for (const script of [true, false] as const) {
  test.describe(script ? 'the patient-data guard in the browser' : 'the patient-data guard on the server', () => {
    test.describe.configure({ mode: 'serial' })
    test.use({ actionTimeout: 10_000 })
    let program: Program
    let ada: Page
    const sent: string[] = []

    test.beforeAll(async ({ browser }) => {
      program = await startProgram(script ? 4855 : 4856, { args: ['--demo'] })
      const mo = await openBrowser(browser, program)
      await openTheHouse(mo, program)
      await mo.context().close()
      ada = await openBrowser(browser, program, script)
      await joinAs(ada, program, 'Ada Asks')
      ada.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
      await ada.goto('/spaces/help-with-r/new')
    })
    test.afterAll(async () => {
      await ada.context().close()
      await program.stop()
    })

    const post = () => ada.locator('main button[value="post"]').click()
    const write = async (words: string) => {
      await ada.getByLabel('Title').fill('A number that does not join')
      await ada.getByLabel('Your post').fill(words)
    }
    const leaked = () =>
      sent.filter((one) => /401.{0,3}023.{0,3}2137/.test(decodeURIComponent(one.replace(/%(?![0-9a-f]{2})/gi, ''))))

    test('a post with an NHS number is stopped, its place marked, and a number is invented', async () => {
      await write(`My join drops this one:\n\n${NUMBER}\n\nWhy?`)
      if (script) await ada.waitForTimeout(2500)
      await post()
      const heading = ada.getByRole('heading', { name: 'Stop: this looks like data about a patient' })
      await expect(heading).toBeVisible()
      await expect(ada.locator('mark')).toHaveText(NUMBER)
      await expect(ada.getByText('Line 3: This looks like an NHS number.')).toBeVisible()
      await expect(ada.getByRole('button', { name: /about nobody/ })).toHaveCount(0)
      if (script) expect(await violations(ada)).toEqual([])
      if (script) expect(leaked()).toEqual([])
      await ada.getByRole('button', { name: /Put something invented in its place/ }).click()
      if (script) await post()
      await expect(ada).toHaveURL(/\/threads\/\d+/)
      await expect(ada.locator('.post').first()).toContainText(/999 \d{3} \d{4}/)
      if (script) expect(leaked()).toEqual([])
    })

    test('what is only likely is asked about once', async () => {
      await ada.goto('/spaces/help-with-r/new')
      await write('id,Surname,n\n1,Bloggs,3\n2,Smith,4\n')
      await post()
      await expect(ada.getByRole('heading', { name: 'Is this about a patient?' })).toBeVisible()
      await ada.getByRole('button', { name: /It is about nobody/ }).click()
      await expect(ada).toHaveURL(/\/threads\/\d+/)
      await expect(ada.locator('.post').first()).toContainText('Bloggs')
    })

    test('a file is looked through', async () => {
      await ada.goto('/spaces/help-with-r/new')
      await write('See the file.')
      await ada.getByText('Attach a file or picture').click()
      const file = { name: 'waits.csv', mimeType: 'text/csv', buffer: Buffer.from(`id,number\n1,${NUMBER}\n`) }
      await ada.getByLabel('File').setInputFiles(file)
      if (!script) await ada.getByRole('button', { name: 'Attach', exact: true }).click()
      await expect(ada.getByText(/Lines? 2/).first()).toBeVisible()
      if (!script) return
      await ada.getByRole('button', { name: /Put something invented in its place/ }).click()
      await ada.getByRole('button', { name: 'Attach', exact: true }).click()
      await expect(ada.getByLabel('Your post')).toHaveValue(/waits\.csv/)
      expect(leaked()).toEqual([])
    })

    test('where the guard does not come, the server looks', async () => {
      test.skip(!script, 'this is about a script that is lost')
      const lost = await ada.context().newPage()
      await lost.route(/guard\.js/, (route) => route.abort())
      await lost.goto('/spaces/help-with-r/new')
      await lost.getByLabel('Title').fill('Lost')
      await lost.getByLabel('Your post').fill(`It was ${NUMBER}`)
      await lost.locator('main button[value="post"]').click()
      await expect(lost.getByText('Nothing was sent or kept.')).toBeVisible()
      expect(await violations(lost)).toEqual([])
      await lost.close()
    })

    test('a search for a number goes nowhere, and test numbers are said to be fine', async () => {
      test.skip(!script, 'the address of a search is not kept anywhere on the server')
      await ada.goto('/spaces/help-with-r/new')
      await ada.getByRole('searchbox', { name: 'Search' }).fill(NUMBER)
      await ada.getByRole('searchbox', { name: 'Search' }).press('Enter')
      await expect(ada.getByRole('heading', { name: /looks like data about a patient/ })).toBeVisible()
      expect(leaked()).toEqual([])
      await write('Try 999 000 0018')
      await expect(ada.getByText('Numbers that begin with 999 are test numbers')).toBeVisible()
    })
  })
}
