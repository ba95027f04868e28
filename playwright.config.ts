import { defineConfig } from '@playwright/test'

/** Journeys of members in a real browser against the real program. Chromium is found by `npm test`. */
const config = defineConfig({
  testDir: 'test/journeys',
  outputDir: 'test-results',
  // Files side by side, each with a program of its own; what is in one file goes in order.
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
})

// biome-ignore lint/style/noDefaultExport: this is where Playwright looks.
export default config
