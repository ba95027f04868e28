// The helper for examples that others can run: what is missing is said, output is added, a table of real values becomes an invented one.
import { expect, type Page, test } from '@playwright/test'
import { type Program, startProgram } from './program.ts'
import { joinAs, openBrowser, openTheHouse } from './town-browser.ts'

test.describe('an example that others can run', () => {
  test.describe.configure({ mode: 'serial' })
  test.use({ actionTimeout: 10_000 })
  let program: Program
  let ada: Page
  const sent: string[] = []

  test.beforeAll(async ({ browser }) => {
    program = await startProgram(4858, { args: ['--demo'] })
    const mo = await openBrowser(browser, program)
    await openTheHouse(mo, program)
    await mo.context().close()
    ada = await openBrowser(browser, program)
    await joinAs(ada, program, 'Ada Asks')
    ada.on('request', (request) => sent.push(request.postData() ?? ''))
    await ada.goto('/questions/ask?space=help-with-r')
    await ada.getByLabel('Title').fill('Why is my median missing?')
  })
  test.afterAll(async () => {
    await ada.context().close()
    await program.stop()
  })

  const words = () => ada.getByLabel('Your question')

  test('what is missing is said before it is posted', async () => {
    await words().fill('I get NA:\n\n```r\nlibrary(dplyr)\n```\n\n```r\nmedian(waits)\n```\n')
    await ada.getByRole('button', { name: 'Run what you are about to post' }).click()
    await expect(ada.getByText('Missing objects: waits.')).toBeVisible({ timeout: 30_000 })
    await expect(ada.getByText('Missing packages: dplyr.')).toBeVisible()
  })

  test('a table of real values becomes code with invented ones, and the real ones never leave the browser', async () => {
    await ada.getByRole('tab', { name: 'Write' }).click()
    await words().fill('I get NA.\n')
    await ada.getByRole('button', { name: 'Turn a table into code' }).click()
    await ada.getByLabel('Your table').fill('surname\twaits\nBloggs\t7351\nSmythe\t9462\nPickles\t\n')
    const code = ada.getByRole('region', { name: 'The code' })
    await expect(code).toContainText('surname = c("surname 1", "surname 2", "surname 3")')
    await expect(code).not.toContainText('Bloggs')
    await expect(ada.getByText('3 rows, 2 columns. Every value is invented')).toBeVisible()
    await ada.getByRole('button', { name: 'Put it into your post' }).click()
    await expect(words()).toHaveValue(/data\.frame\(\n {2}surname/)
  })

  test('output and session details are added with one button, and the question is posted', async () => {
    await words().fill(`${await words().inputValue()}\n\`\`\`r\nmedian(df$waits)\n\`\`\`\n`)
    await ada.getByRole('button', { name: 'Run what you are about to post' }).click()
    await expect(ada.getByText('It runs by itself')).toBeVisible({ timeout: 30_000 })
    await ada.getByRole('button', { name: 'Add output and session details to your post' }).click()
    await expect(words()).toHaveValue(/```output \d{4}-\d\d-\d\d R 4\.6\.0\n\[1\] NA\n```/)
    await expect(words()).toHaveValue(/R version 4\.6\.0/)
    await ada.getByRole('button', { name: 'Post your question' }).click()
    await expect(ada).toHaveURL(/\/questions\/\d+/)
    await expect(ada.getByText(/Output saved on .* with R 4\.6\.0/)).toBeVisible()
    expect(sent.filter((one) => /Bloggs|Smythe|7351|9462/.test(one))).toEqual([])
  })
})
