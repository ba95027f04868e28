// How long the first run on a page takes, from pressing Run to the end of its output: with an empty browser, and with one that has kept
// the engine. `npm run bench -- --running`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { startHearth } from './server.ts'

const PORT = 4613
const AGAIN = 5

const blocks = { r: 'summary(cars)\nplot(cars)', python: 'sum(range(10))', sql: 'select 1' }

/** Milliseconds: `first` with nothing kept, `again` the middle of several new pages. */
export type RunningFigures = Record<keyof typeof blocks, { first: number; again: number }>

/** Presses Run on a block of this code, as a page of ours shows one; milliseconds until it is done. */
async function timeRun(page: Page, base: string, language: string, code: string): Promise<number> {
  await page.goto(`${base}/conduct`)
  return page.evaluate(
    ([language, code]) =>
      new Promise<number>((resolve, reject) => {
        const figure = document.createElement('figure')
        figure.className = 'code'
        figure.dataset.language = language
        figure.innerHTML = '<figcaption></figcaption><pre><code></code></pre>'
        figure.querySelector('code')!.textContent = code!
        const around = document.createElement('div')
        around.append(figure)
        document.querySelector('main')!.append(around)
        around.dispatchEvent(new CustomEvent('arrived', { bubbles: true }))
        const from = performance.now()
        new MutationObserver(() => {
          const said = document.querySelector('.ran-status')?.textContent ?? ''
          if (said.startsWith('Done')) resolve(performance.now() - from)
          else if (/^(?:It |Stopped|What ran)/.test(said)) reject(new Error(said))
        }).observe(document.querySelector('main')!, { childList: true, subtree: true, characterData: true })
        figure.querySelector<HTMLButtonElement>('.run-button')!.click()
      }),
    [language, code] as const,
  )
}

/** Starts the program and a browser with a new profile for each language. */
export async function measureRunning(): Promise<RunningFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-run-'))
  const hearth = await startHearth(folder, PORT)
  const figures = {} as RunningFigures
  try {
    for (const [language, code] of Object.entries(blocks)) {
      const browser = await chromium.launchPersistentContext(join(folder, `profile-${language}`), {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      })
      const page = await browser.newPage()
      const first = await timeRun(page, hearth.base, language, code)
      const again: number[] = []
      for (let at = 0; at < AGAIN; at++) again.push(await timeRun(page, hearth.base, language, code))
      figures[language as keyof typeof blocks] = { first, again: again.sort((a, b) => a - b)[Math.floor(AGAIN / 2)]! }
      await browser.close()
    }
  } finally {
    await hearth.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return figures
}

/** The figures as lines for people. */
export function sayRunning(figures: RunningFigures): string {
  const targets = { r: [8, 3], python: [6, 2], sql: undefined }
  return Object.entries(figures)
    .map(([language, { first, again }]) => {
      const target = targets[language as keyof typeof targets]
      return `${language}: first ${(first / 1000).toFixed(2)} s, kept ${(again / 1000).toFixed(2)} s${target ? ` (targets ${target.join(' and ')})` : ''}`
    })
    .join('\n')
}
