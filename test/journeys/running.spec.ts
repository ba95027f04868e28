// Code runs where it is read: R, a table, a plot, Python and SQL in a guest's browser; stopped; changed; posted as a reply.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { smallRepository } from '../core/packages-kit.ts'
import { type Program, runHearth, startProgram } from './program.ts'
import { joinAs, openBrowser, openTheHouse } from './town-browser.ts'
import { violationsOf } from './wellness.ts'

const PORT = 4851

test.describe('running code', () => {
  test.describe.configure({ mode: 'serial' })
  test.use({ actionTimeout: 10_000 })
  let program: Program
  let ada: Page
  let thread: string
  const elsewhere: string[] = []

  test.beforeAll(async ({ browser }) => {
    program = await startProgram(PORT, { args: ['--demo'] })
    const mo = await openBrowser(browser, program)
    await openTheHouse(mo, program)
    await mo.context().close()
    ada = await openBrowser(browser, program)
    ada.context().on('request', (request) => {
      if (!request.url().startsWith(program.base) && !request.url().startsWith('blob:')) elsewhere.push(request.url())
    })
    await joinAs(ada, program, 'Ada Asks')
  })
  test.afterAll(async () => {
    expect(elsewhere).toEqual([])
    await ada.context().close()
    await program.stop()
  })

  const block = (at: number): Locator => ada.locator('.post').first().locator('figure.code[data-language]').nth(at)
  const runButton = (at: number) => block(at).getByRole('button', { name: /^(Run|Stop) this/ })
  const under = (at: number) => block(at).locator('xpath=following-sibling::*[1]')

  async function startThread(body: string): Promise<void> {
    await ada.goto('/spaces/help-with-r/new')
    await ada.getByLabel('Title').fill('Blocks to run')
    await ada.getByLabel('Your post').fill(body)
    await ada.getByRole('button', { name: 'Post', exact: true }).or(ada.locator('button[value="post"]')).first().click()
    await expect(ada).toHaveURL(/\/threads\/\d+/)
    thread = ada.url()
  }

  test('nothing of it loads before Run is pressed', async () => {
    const asked: string[] = []
    ada.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await startThread(
      [
        '```r\nsummary(cars)\nplot(cars)\n```',
        '```r\nkept <- data.frame(trust = c("B", "A", NA), waits = c(2L, 30L, 4L))\nkept\nmessage("have a look")\nas.integer("x")\n```',
        '```r\nnrow(kept)\nnot_there + 1\n```',
        '```python\nrows = [1, 2, 3]\nprint("hello")\nsum(rows)\n```',
        "```sql\nselect specialty, sum(patients) as waiting from 'waiting_list.csv' group by 1 order by 2 desc\n```",
        '```r\nrepeat {}\n```',
        '```r\n#| eval: false\nstop("nobody runs this")\n```',
        '```julia\n1 + 1\n```',
      ].join('\n\n'),
    )
    await expect(runButton(0)).toBeVisible()
    await expect(runButton(6)).toHaveCount(0)
    await expect(ada.getByRole('button', { name: /^Run this/ })).toHaveCount(6)
    expect(asked.filter((path) => /engines|\/run|frame/.test(path))).toEqual([])
    expect(await ada.locator('iframe').count()).toBe(0)
  })

  test('R prints a summary and draws a plot', async () => {
    await runButton(0).click()
    await expect(under(0).getByText('Done, with R 4.6')).toBeVisible({ timeout: 30_000 })
    await expect(under(0)).toContainText('Median :15.0')
    const plot = under(0).getByRole('img', { name: /Plot 1 of this code/ })
    await expect(plot).toBeVisible()
    const ink = await plot.evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      return data.filter((value, at) => at % 4 === 0 && value < 128).length
    })
    expect(ink).toBeGreaterThan(500)
  })

  test('a data frame is a table with types that sorts, and blocks share a session', async () => {
    await runButton(1).click()
    await expect(under(1).getByText('3 rows, 2 columns').first()).toBeVisible()
    await expect(under(1).getByRole('columnheader', { name: 'waits' })).toContainText('whole number')
    const first = under(1).locator('tbody tr').first()
    await under(1).getByRole('button', { name: 'waits' }).click()
    await expect(first).toContainText('B')
    await under(1).getByRole('button', { name: 'waits' }).click()
    await expect(first).toContainText('A')
    await expect(under(1)).toContainText('have a look')
    await expect(under(1)).toContainText('Warning in line 4')
    await runButton(2).click()
    await expect(under(2)).toContainText('[1] 3')
    await expect(under(2)).toContainText('Error in line 2')
    await expect(under(2)).toContainText('“not_there” is not there')
    for (const colorScheme of ['light', 'dark'] as const) {
      await ada.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect((await violationsOf(ada)).map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    }
    await ada.emulateMedia({ colorScheme: 'light' })
  })

  test('Python and SQL run, SQL on an invented set', async () => {
    await runButton(3).click()
    await expect(under(3).getByText('Done, with Python 3.14')).toBeVisible({ timeout: 30_000 })
    await expect(under(3).locator('pre')).toHaveText('hello\n6')
    await runButton(4).click()
    await expect(under(4).getByText('Done, with DuckDB')).toBeVisible({ timeout: 30_000 })
    await expect(under(4).locator('tbody tr').first()).toContainText('Orthopaedics')
  })

  test('an endless loop is stopped by hand and by time, and the page does not mind', async () => {
    await runButton(5).click()
    await expect(under(5).getByText('Running …')).toBeVisible()
    await runButton(5).click()
    await expect(under(5)).toContainText('Stopped.')
    await expect(ada.locator('iframe')).toHaveCount(2)
    await runButton(5).click()
    await expect(under(5)).toContainText('Stopped after 10 seconds', { timeout: 30_000 })
    await expect(under(5).getByRole('button', { name: 'Give it 60 seconds' })).toBeVisible()
    await runButton(0).click()
    await expect(under(0).getByText('Done, with R 4.6')).toBeVisible({ timeout: 30_000 })
  })

  test('a changed copy is posted as a reply with its output, and read without script', async ({ browser }) => {
    await under(0).getByRole('button', { name: 'Edit and run' }).click()
    await ada.getByLabel('Your copy of this code').fill('quantile(c(1, 2, 3, 4, 100))')
    await ada.getByRole('button', { name: 'Run your copy' }).click()
    await expect(under(0).locator('.ran-edit')).toContainText('75%')
    await expect(block(0).locator('code')).toHaveText('summary(cars)\nplot(cars)')
    await under(0).locator('.ran-edit').getByRole('button', { name: 'Post as a reply' }).click()
    await ada.getByRole('button', { name: 'Post reply' }).click()
    await expect(ada.locator('.post').nth(1)).toContainText('Output saved on')
    const reader = await openBrowser(browser, program, false)
    await reader.goto(thread)
    await expect(reader.locator('.post').nth(1)).toContainText(/Output saved on \d+ \w+ \d{4} with R 4\.6/)
    await expect(reader.locator('.post').nth(1)).toContainText('100%')
    await expect(reader.getByRole('button', { name: /Run/ })).toHaveCount(0)
    await reader.context().close()
  })

  test('what is wrong is said in plain words: a missing package, a hostile one, endless output, too much code', async () => {
    await ada.reload()
    await runButton(0).click()
    // The engine has come: until then it may hold the browser up.
    await expect(under(0).locator('.ran-status').first()).toContainText(/Done|ended with/, { timeout: 30_000 })
    await under(0).getByRole('button', { name: 'Edit and run' }).click()
    const box = ada.getByLabel('Your copy of this code')
    const copy = under(0).locator('.ran-edit')
    const run = async (code: string) => {
      await box.fill(code)
      await ada.getByRole('button', { name: 'Run your copy' }).click()
      await expect(copy.locator('.ran-status')).toContainText(/Done|ended with|Stopped|more code/, { timeout: 30_000 })
    }
    await run('library(dplyr)')
    await expect(copy).toContainText('bin/hearth packages mirror dplyr')
    await run('library("<img src=x onerror=alert(1)>")')
    await expect(copy).toContainText('there is no package called')
    await expect(copy.locator('img')).toHaveCount(0)
    await run('for (i in 1:1000) cat(strrep("x", 10000), "\\n")')
    await expect(copy).toContainText('The rest is left out')
    await run(`x <- 1 ${' '.repeat(1_000_000)}`)
    await expect(copy).toContainText('more code than can run')
    // No button stands there; whoever asks all the same is answered.
    const julia = ada.locator('figure.code').filter({ hasText: '1 + 1' })
    await julia.locator('.copy-button').dispatchEvent('run-code', { bubbles: true })
    await expect(julia.locator('xpath=following-sibling::*[1]')).toContainText('This language cannot run here')
  })

  test('an engine that does not come leaves the code to be read', async () => {
    await ada.route(/\/engines\//, (route) => route.abort())
    await ada.reload()
    await runButton(0).click()
    await expect(under(0)).toContainText('It could not start in this browser', { timeout: 30_000 })
    await ada.unroute(/\/engines\//)
  })

  test('a file of the post is read by its name, and a plot goes into a reply with its description', async () => {
    await ada.goto('/spaces/help-with-r/new')
    await ada.getByLabel('Title').fill('My waits')
    await ada.getByLabel('Your post').fill('```r\nwaits <- read.csv("my_waits.csv")\nsum(waits$days)\nbarplot(waits$days)\n```')
    await ada.getByText('Attach a file or picture').click()
    const file = { name: 'my_waits.csv', mimeType: 'text/csv', buffer: Buffer.from('site,days\nA,12\nB,30\n') }
    await ada.getByLabel('File').setInputFiles(file)
    await ada.getByRole('button', { name: 'Attach', exact: true }).click()
    await ada.locator('main button[value="post"]').click()
    await expect(ada).toHaveURL(/\/threads\/\d+/)
    await runButton(0).click()
    await expect(under(0)).toContainText('[1] 42', { timeout: 30_000 })
    await under(0).getByRole('button', { name: 'Post as a reply' }).click()
    await ada.getByLabel('What does the picture show?').fill('Two bars, the second one higher')
    await ada.getByRole('button', { name: 'Add picture' }).click()
    await expect(ada.getByLabel('Your reply')).toHaveValue(/!\[Two bars, the second one higher\]/)
    await ada.getByRole('button', { name: 'Post reply' }).click()
    await expect(ada.getByRole('img', { name: 'Two bars, the second one higher' })).toBeVisible()
  })

  test('packages that a steward has mirrored load from here, and from nowhere else', async () => {
    const repository = await smallRepository()
    const sources = { HEARTH_R_PACKAGES: repository.url, HEARTH_PYTHON_PACKAGES: `${repository.url}/python` }
    const said = await runHearth(['packages', 'mirror', 'teapot'], { HEARTH_DATA: program.dataDir, ...sources })
    expect(said).toContain('3 packages fetched')
    repository.close()
    await startThread('```r\nlibrary(teapot)\npour()\n```\n\n```python\nimport teapot\nteapot.pour()\n```')
    await runButton(0).click()
    await expect(under(0)).toContainText('[1] "tea"', { timeout: 30_000 })
    await runButton(1).click()
    await expect(under(1).locator('pre')).toHaveText("'tea'", { timeout: 30_000 })
    await ada.goto('/run')
    await expect(ada.getByText('teapot 1.0.0').first()).toBeVisible()
  })
})
