// An hour that comes every two weeks, over a clock change; a workshop that is full; a reader in New York; a poll in two browsers.
import { type Browser, expect, type Page, test } from '@playwright/test'
import ICAL from 'ical.js'
import { inDatabase, linkIn, type Program, runJobsNow, startProgram } from './program.ts'
import { joinAs, openBrowser, openTheHouse } from './town-browser.ts'

const PORTS = { true: 4861, false: 4862 }
const DAY = 86_400_000
const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
const londonHour = (day: string) =>
  Number(new Date(`${day}T12:00:00Z`).toLocaleString('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' }))

/** The last day before the clocks change, from a week on. */
function dayBeforeChange(): string {
  for (let at = Date.now() + 7 * DAY; ; at += DAY) if (londonHour(iso(at)) !== londonHour(iso(at + DAY))) return iso(at)
}

for (const script of [true, false] as const) {
  test.describe(script ? 'events with script' : 'events without script', () => {
    test.describe.configure({ mode: 'serial' })
    test.use({ javaScriptEnabled: script, actionTimeout: 10_000 })
    let program: Program
    const people: Record<string, Page> = {}
    let series: string
    let workshop: string

    test.beforeAll(async () => {
      program = await startProgram(PORTS[`${script}`])
    })
    test.afterAll(async () => {
      for (const page of Object.values(people)) await page.context().close()
      await program.stop()
    })

    async function somebody(browser: Browser, name: string): Promise<Page> {
      people[name] = await openBrowser(browser, program, script)
      return people[name]
    }

    async function plan(page: Page, title: string, kind: string, day: string): Promise<void> {
      await page.goto('/events')
      await page.getByRole('link', { name: 'Plan an event' }).first().click()
      await page.getByLabel('Title').fill(title)
      await page.getByLabel(kind, { exact: true }).check()
      await page.getByLabel('Day', { exact: true }).fill(day)
      await page.getByLabel('From').fill('10:00')
      await page.getByLabel('To', { exact: true }).fill('11:00')
    }

    test('a host makes an hour every two weeks that stays at ten over the clock change', async ({ browser }) => {
      const mo = await somebody(browser, 'mo')
      await openTheHouse(mo, program)
      const hanna = await somebody(browser, 'hanna')
      await joinAs(hanna, program, 'Hanna Host')
      const first = dayBeforeChange()
      await plan(hanna, 'Coffee and Code', 'Coffee and Code', first)
      await hanna.getByLabel('Every two weeks').check()
      await hanna.getByLabel('Link to the meeting').fill('https://meet.example.org/coffee')
      await hanna.getByRole('button', { name: 'Plan it' }).click()
      await expect(hanna.getByText('Your series is planned. You are its host.')).toBeVisible()
      await hanna.getByRole('link', { name: 'all dates' }).click()
      series = hanna.url()
      const times = await hanna.locator('main time').allTextContents()
      const zones = times.slice(0, 2).map((time) => /10:00 to 11:00 (GMT|BST)/.exec(time)?.[1])
      expect([...zones].sort()).toEqual(['BST', 'GMT'])
      expect(times[0]).toContain(`10:00 to 11:00 ${londonHour(first) === 13 ? 'BST' : 'GMT'}`)
    })

    test('one date is moved: the others stay, and the feed and the calendar say so', async () => {
      const { hanna } = people
      await hanna!.goto(series)
      await hanna!.getByRole('link', { name: 'Coffee and Code' }).nth(1).click()
      const id = Number(hanna!.url().split('/').pop())
      await hanna!.getByRole('link', { name: 'Change', exact: true }).click()
      await hanna!.getByLabel('From').fill('14:00')
      await hanna!.getByLabel('To', { exact: true }).fill('15:00')
      await hanna!.getByLabel('This one', { exact: true }).check()
      await hanna!.getByRole('button', { name: 'Save the change' }).click()
      await expect(hanna!.getByText(/This event was moved\. It was to begin on .* at 10:00/)).toBeVisible()
      await hanna!.goto(series)
      await expect(hanna!.getByText('Moved')).toHaveCount(1)
      expect(await hanna!.getByText('10:00 to 11:00').count()).toBeGreaterThan(2)
      const request = hanna!.request
      expect(await (await request.get(`${program.base}/events/feed.atom`)).text()).toContain('Moved: Coffee and Code')
      const calendar = new ICAL.Component(
        ICAL.parse(await (await request.get(`${series.replace(/\/$/, '')}/calendar.ics`)).text()),
      )
      const dates = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
      const moved = dates.find(({ uid }) => uid.startsWith(`event-${id}@`))!
      expect([moved.sequence, dates[0]!.sequence]).toEqual([1, 0])
      expect(moved.startDate.toJSDate().toLocaleTimeString('en-GB', { timeZone: 'Europe/London' })).toBe('14:00:00')
    })

    test('a reader in New York sees their own time, and nobody sees the link to the meeting', async ({ browser }) => {
      const context = await browser.newContext({
        baseURL: program.base,
        javaScriptEnabled: script,
        timezoneId: 'America/New_York',
      })
      const page = await context.newPage()
      await page.goto(series)
      await page.getByRole('link', { name: 'Coffee and Code' }).first().click()
      const lead = page.locator('.event-when')
      await expect(lead).toContainText('10:00 to 11:00')
      const theirs = /\(0[56]:00 where you are\)/
      if (script) await expect(lead).toContainText(theirs)
      await page.goto(`/events?month=${dayBeforeChange().slice(0, 7)}`)
      const inMonth = page.getByRole('link', { name: 'Coffee and Code' }).first()
      await expect(inMonth).toContainText('10:00')
      if (script) await expect(inMonth).toContainText(theirs)
      for (const address of [page.url(), `${page.url()}.json`, `${page.url()}/calendar.ics`])
        expect(await (await page.request.get(address)).text()).not.toContain('meet.example.org')
      await context.close()
    })

    test('a guest waits for a place, is offered one, comes, and gets a certificate', async ({ browser }) => {
      const { hanna } = people
      await plan(hanna!, 'A full workshop', 'Workshop', iso(Date.now() + 20 * DAY))
      await hanna!.getByLabel('Places', { exact: false }).first().fill('1')
      await hanna!.getByRole('button', { name: 'Plan it' }).click()
      workshop = hanna!.url()
      const ada = await somebody(browser, 'ada')
      await joinAs(ada, program, 'Ada Analyst')
      await ada.goto(workshop)
      await ada.getByRole('button', { name: 'Come along' }).click()
      await expect(ada.getByText('You are coming. See you there.')).toBeVisible()

      const gita = await somebody(browser, 'gita')
      await gita.goto(workshop)
      await gita.getByRole('link', { name: 'Join the waiting list' }).click()
      await gita.getByLabel('Your name').fill('Gita Guest')
      await gita.getByLabel(/mail address/).fill('gita@elsewhere.example')
      await gita.getByRole('main').getByRole('button', { name: 'Send me the mail' }).click()
      await expect(gita.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
      const place = linkIn(await program.mailTo('gita@elsewhere.example'), /\/places\//)
      await gita.goto(place)
      await gita.getByRole('main').getByRole('button').first().click()
      await expect(gita.getByText(/you are on the waiting list/i).first()).toBeVisible()

      await ada.getByRole('button', { name: 'I cannot come after all' }).click()
      await expect(ada.getByRole('main').getByRole('button', { name: 'Join the waiting list' })).toBeVisible()
      await runJobsNow(program)
      await program.mailTo('gita@elsewhere.example', /is free for you/)
      await gita.goto(place)
      await gita.getByRole('button', { name: /Take the place/ }).click()
      await expect(gita.getByText('You are coming').first()).toBeVisible()

      await inDatabase(
        program,
        (sql) => sql`
        update events set starts_at = now() - interval '5 minutes', ends_at = now() + interval '55 minutes' where title = 'A full workshop'`,
      )
      await hanna!.goto(`${workshop}/people`)
      await hanna!
        .getByRole('row', { name: /Gita Guest/ })
        .getByRole('button', { name: 'Check in' })
        .click()
      await expect(hanna!.getByText('1 is here.')).toBeVisible()
      await inDatabase(
        program,
        (sql) => sql`
        update events set starts_at = now() - interval '70 minutes', ends_at = now() - interval '10 minutes' where title = 'A full workshop'`,
      )
      await gita.goto(place)
      await gita.getByRole('button', { name: 'Get my certificate' }).click()
      await expect(gita.getByText('This certificate is genuine.')).toBeVisible()
      await expect(gita.getByText('Gita Guest')).toBeVisible()
      const pdf = await gita.request.get(`${gita.url()}/certificate.pdf`)
      expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
    })

    test('two answer a poll, and each sees the other’s answer', async ({ browser }) => {
      const { hanna, ada } = people
      const bea = await somebody(browser, 'bea')
      await joinAs(bea, program, 'Bea Beginner')
      await hanna!.goto(series)
      await hanna!.getByRole('link', { name: 'Coffee and Code' }).first().click()
      const coffee = hanna!.url()
      for (const who of [ada!, bea]) {
        await who.goto(coffee)
        await who.getByRole('button', { name: 'Come along' }).click()
      }
      await inDatabase(
        program,
        (sql) => sql`
        update events set starts_at = now() - interval '5 minutes', ends_at = now() + interval '55 minutes' where id = ${Number(coffee.split('/').pop())}`,
      )
      await hanna!.goto(`${coffee}/room`)
      await hanna!.getByText('Start a poll').click()
      await hanna!.getByLabel('Question', { exact: true }).fill('Tabs or spaces?')
      await hanna!.getByLabel('Choices').fill('Tabs\nSpaces')
      await hanna!.getByRole('button', { name: 'Start the poll' }).click()
      const poll = (page: Page) => page.getByRole('region', { name: 'Tabs or spaces?' })
      for (const [who, choice] of [
        [ada!, 'Tabs'],
        [bea, 'Spaces'],
      ] as const) {
        await who.goto(`${coffee}/room`)
        await poll(who).getByRole('radio', { name: choice }).check()
        await poll(who).getByRole('button', { name: 'Answer', exact: true }).first().click()
        await expect(poll(who).getByText(/%/).first()).toBeVisible()
      }
      // Ada answered first: with script the second answer is drawn while she looks.
      if (!script) await ada!.reload()
      await expect(poll(ada!).getByText('50 %')).toHaveCount(2, { timeout: 15_000 })
      await expect(poll(bea).getByText('50 %')).toHaveCount(2)
    })
  })
}
