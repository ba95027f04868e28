// A member adds a passkey on one visit and signs in with it on the next, in a real browser with a pretended fingerprint reader.
import { expect, type Page, test } from '@playwright/test'
import { type Program, startProgram } from './program.ts'

const PORT = 4751

let program: Program
test.beforeAll(async () => {
  program = await startProgram(PORT)
})
test.afterAll(() => program.stop())

/** Gives the browser a device that makes passkeys, and says yes whenever it is asked. */
async function giveDevice(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

test('a passkey is added, signs in without an address, and signs in no more once it is removed', async ({ page }) => {
  await giveDevice(page)
  await page.goto(program.firstLink ?? '')
  await page.getByLabel('Your name').fill('Mo')
  await page.getByLabel('Your e-mail address').fill('mo@home.example')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Open the house' }).click()

  await page.goto(`${program.base}/account/passkeys`)
  await page.getByLabel('What do you call this device?').fill('Work laptop')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('The passkey is added')).toBeVisible()
  await expect(page.getByText('Work laptop').first()).toBeVisible()

  await page.context().clearCookies()
  await page.goto(`${program.base}/sign-in?next=/account/passkeys`)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByRole('heading', { name: 'Passkeys' })).toBeVisible()
  await expect(page.getByText('last used')).toBeVisible()

  await page.getByRole('link', { name: 'Remove Work laptop' }).click()
  await page.getByRole('button', { name: 'Remove the passkey' }).click()
  await expect(page.getByText('You have no passkey yet.')).toBeVisible()

  await page.context().clearCookies()
  await page.goto(`${program.base}/sign-in`)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByRole('alert')).toContainText('does not fit here')
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('there is no button that does nothing', async ({ page }) => {
    await page.goto(`${program.base}/sign-in`)
    await expect(page.getByRole('button', { name: 'Send me a mail' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toBeHidden()
  })
})
