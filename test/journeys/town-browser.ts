// Browsers for the people of a journey, and how they come in.
import type { Browser, Page } from '@playwright/test'
import { codeIn, type Program } from './program.ts'

/** A page in a browser of its own. */
export async function openBrowser(browser: Browser, program: Program, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ baseURL: program.base, javaScriptEnabled })
  return context.newPage()
}

/** Somebody new joins with an address at trust.example, and stands on the page where joining led. */
export async function joinAs(page: Page, program: Program, name: string): Promise<void> {
  const address = `${name.toLowerCase().replace(/\W+/g, '.')}@trust.example`
  await page.goto('/join')
  await page.getByLabel('Your e-mail address').fill(address)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('Six digits').fill(codeIn(await program.mailTo(address, /\d{3} ?\d{3}/)))
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('I agree to the code of conduct').check()
  await page.getByRole('button', { name: 'Join', exact: true }).click()
}

/** The first steward opens the house. */
export async function openTheHouse(page: Page, program: Program): Promise<void> {
  await page.goto(program.firstLink!)
  await page.getByLabel('Your name').fill('Mo Steward')
  await page.getByLabel('Your e-mail address').fill('mo@trust.example')
  await page.getByLabel(/agree/).check()
  await page.getByRole('button', { name: 'Open the house' }).click()
}
