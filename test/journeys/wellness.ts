// Whether a page is well: nothing in the way of anybody who reads it, nothing sideways on a phone, nothing from elsewhere.
import type { Browser, BrowserContext, Frame, Page } from '@playwright/test'
import axe, { type AxeResults, type PartialResult, type PartialResults, type Result, type RunOptions } from 'axe-core'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What depends on colours; everything else is the same in the dark. */
const COLOURS = ['color-contrast', 'link-in-text-block']
const PHONE = { width: 390, height: 844 }
const SMALLEST = { width: 320, height: 700 }

export type Watched = { page: Page; context: BrowserContext; wrong: string[] }

/** A browser on a phone; gathers in `wrong` what its pages complain of and ask from elsewhere. */
export async function openWatched(browser: Browser, baseURL: string): Promise<Watched> {
  const context = await browser.newContext({ baseURL, viewport: PHONE, reducedMotion: 'reduce', colorScheme: 'light' })
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${baseURL}/`)) wrong.push(`asks ${request.url()}`)
  })
  page.on('pageerror', (error) => wrong.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // The browser itself tells of every page with status 404 or 422.
    const isStatus = message.text().startsWith('Failed to load resource') && message.location().url === page.url()
    if (message.type() === 'error' && !isStatus) wrong.push(`${page.url()}: ${message.text()}`)
  })
  return { page, context, wrong }
}

/** The rules as they are in a page. What part of which frame is looked at is theirs to know. */
type InPage = {
  axe: {
    runPartial(part: unknown, options: RunOptions): Promise<PartialResult>
    finishRun(results: PartialResults, options: RunOptions): Promise<AxeResults>
    utils: {
      getFrameContexts(part: unknown, options: RunOptions): { frameSelector: unknown; frameContext: unknown }[]
      shadowSelect(selector: unknown): Element | null
    }
  }
}

/** What a frame and those in it say. The rules are brought into each once, which takes most of the time. `part` is missing for the page. */
async function resultsOf(frame: Frame, options: RunOptions, part?: unknown): Promise<PartialResults> {
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(axe.source)
  const { result, within } = await frame.evaluate(
    async ([given, how]) => {
      const { axe } = globalThis as unknown as InPage
      const part = given ?? document
      return { result: await axe.runPartial(part, how), within: axe.utils.getFrameContexts(part, how) }
    },
    [part, options] as const,
  )
  const results: PartialResults = [result]
  for (const { frameSelector, frameContext } of within) {
    const element = await frame.evaluateHandle(
      (selector) => (globalThis as unknown as InPage).axe.utils.shadowSelect(selector),
      frameSelector,
    )
    const inner = await element.asElement()?.contentFrame()
    results.push(...(inner ? await resultsOf(inner, options, frameContext) : [null]))
  }
  return results
}

/** What is in the way of somebody on a page, its frames included. */
export async function violationsOf(page: Page, options: RunOptions = {}): Promise<Result[]> {
  const how: RunOptions = { ...options, resultTypes: ['violations'] }
  const results = await resultsOf(page.mainFrame(), how)
  const { violations } = await page.evaluate(([results, how]) => (globalThis as unknown as InPage).axe.finishRun(results, how), [
    results,
    how,
  ] as const)
  return violations
}

/** Looks at the page that is open now, in both colours and on the smallest phone; adds to `wrong`. */
export async function lookAt({ page, wrong }: Watched, name = new URL(page.url()).pathname): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await violationsOf(page, { runOnly: { type: 'tag', values: WCAG } })
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await violationsOf(page, { runOnly: { type: 'rule', values: COLOURS } })
  for (const [colour, violations] of Object.entries({ light, dark }))
    for (const one of violations)
      wrong.push(`${name}, ${colour}: ${one.id}: ${one.nodes[0]?.html.slice(0, 160)} ${one.nodes[0]?.failureSummary}`)
  await page.setViewportSize(SMALLEST)
  if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
    wrong.push(`${name}: scrolls sideways at ${SMALLEST.width} px`)
  await page.setViewportSize(PHONE)
}
