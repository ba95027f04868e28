// Every form of events that the other journey does not meet, without script: what hosts, speakers, committees and stewards fill in.
import { expect, type Page, test } from '@playwright/test'
import { inDatabase, type Program, startProgram } from './program.ts'
import { joinAs, openBrowser, openTheHouse } from './town-browser.ts'

test.describe.configure({ mode: 'serial' })
test.use({ javaScriptEnabled: false, actionTimeout: 10_000 })

const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
let program: Program
let mo: Page
let hanna: Page
let ada: Page
let event: string

test.beforeAll(async ({ browser }) => {
  program = await startProgram(4863)
  mo = await openBrowser(browser, program, false)
  await openTheHouse(mo, program)
  hanna = await openBrowser(browser, program, false)
  await joinAs(hanna, program, 'Hanna Host')
  ada = await openBrowser(browser, program, false)
  await joinAs(ada, program, 'Ada Analyst')
})
test.afterAll(async () => {
  for (const page of [mo, hanna, ada]) await page.context().close()
  await program.stop()
})

const main = (page: Page) => page.getByRole('main')
const press = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name }).first().click()
const says = (page: Page, words: string | RegExp) => expect(main(page).getByText(words).first()).toBeVisible()
/** Moves an event so that it began so many minutes ago. */
const begun = (minutes: number) =>
  inDatabase(
    program,
    (
      sql,
    ) => sql`update events set starts_at = now() - make_interval(mins => ${minutes}), ends_at = now() - make_interval(mins => ${minutes - 60})
      where id = ${Number(event.split('/').pop())}`,
  )

test('a subject is asked for, a host makes an event of it, and mistakes keep what was typed', async () => {
  await ada.goto('/events/proposals')
  await ada.getByText('Offer or ask for something').click()
  await ada.getByLabel('I would like to learn this').check()
  await ada.getByLabel('Title').fill('Reading old SQL')
  await press(ada, 'Propose it')
  await says(ada, /Thank you/)
  await hanna.goto('/events/proposals')
  await press(hanna, 'I would come')
  await main(hanna).getByRole('link', { name: 'Make it an event' }).click()
  await expect(hanna.getByLabel('Title')).toHaveValue('Reading old SQL')
  await hanna.getByLabel('Conference').check()
  await hanna.getByLabel('Day', { exact: true }).fill(soon(60))
  await hanna.getByLabel('From').fill('10:00')
  await hanna.getByLabel('To', { exact: true }).fill('09:00')
  await hanna.getByText('Groups, questions and core members').click()
  await hanna.getByLabel('Questions to those who come').fill('Which database?')
  await hanna.getByLabel('It is recorded').check()
  await press(hanna, 'Plan it')
  await says(hanna, /It ends before it begins/)
  await expect(hanna.getByLabel('Questions to those who come')).toHaveValue('Which database?')
  await hanna.getByLabel('To', { exact: true }).fill('11:00')
  await press(hanna, 'Plan it')
  await says(hanna, 'Your event is planned. You are its host.')
  event = new URL(hanna.url()).pathname
})

test('a running order, a slot, another host, and a word to those who come', async () => {
  await hanna.goto(`${event}/programme`)
  await press(hanna, 'Add the usual running order')
  await hanna.getByLabel('Title').fill('A map')
  await hanna.getByLabel('From').fill('10:50')
  await hanna.getByLabel('Minutes').fill('10')
  await press(hanna, 'Add it')
  await says(hanna, '“A map” is in the programme.')
  await ada.goto(event)
  await main(ada).getByText('Take on “Show and tell”').click()
  await ada.getByLabel('What do you bring?').first().fill('a chart')
  await press(ada, 'I will do this')
  await says(ada, '“Show and tell” is yours. Thank you.')
  await main(ada).getByRole('link', { name: 'Come along' }).last().click()
  await ada.getByLabel('Which database?').fill('The old one')
  await ada.getByLabel('What helps you to take part?').fill('Captions')
  await press(ada, 'Come along')
  await says(ada, 'You are coming.')
  await hanna.goto(`${event}/hosts`)
  await hanna.getByLabel('Name another host').fill('mo-steward')
  await press(hanna, 'Name them')
  await says(hanna, '@mo-steward is a host.')
  await hanna.goto(`${event}/news`)
  await hanna.getByLabel('What should they know?').fill('Bring a query.')
  await press(hanna, 'Send it')
  await ada.goto(event)
  await says(ada, 'Bring a query.')
  await hanna.goto(`${event}/people`)
  await says(hanna, 'The old one')
  await says(hanna, 'Captions')
})

test('the room: the pad, a question with a vote, a link, and being here', async () => {
  await begun(10)
  await ada.goto(`${event}/room`)
  await press(ada, 'I am here')
  await says(ada, 'You are checked in.')
  await main(ada).getByRole('link', { name: 'Write on the pad' }).click()
  await ada.getByLabel('The pad').fill('We read **one** query.')
  await press(ada, 'Save')
  await says(ada, 'query.')
  await ada.getByRole('textbox', { name: 'Ask a question' }).fill('Why nine hundred lines?')
  await main(ada).getByRole('button', { name: 'Ask', exact: true }).click()
  await says(ada, '1 vote')
  await ada.getByRole('textbox', { name: 'Share a link' }).fill('https://example.org/sql')
  await press(ada, 'Share it')
  await says(ada, 'https://example.org/sql')
  await hanna.goto(`${event}/room`)
  await press(hanna, 'It is answered')
  await says(hanna, 'Answered')
})

test('afterwards: the record with captions, how it was, and a certificate', async () => {
  await begun(70)
  await ada.goto(event)
  await main(ada).getByRole('link', { name: 'Say how it was' }).click()
  await press(ada, 'Send it')
  await says(ada, /Choose one/)
  await ada.getByLabel('Very', { exact: false }).first().check()
  await ada.getByLabel(/right/i).first().check()
  await ada.getByLabel('Yes').first().check()
  await press(ada, 'Send it')
  await says(ada, /Thank you/)
  await hanna.goto(`${event}/record`)
  await expect(hanna.getByLabel('Notes')).toHaveValue(/We read \*\*one\*\* query/)
  await hanna.getByLabel('Recording').fill('https://video.example.org/sql')
  await press(hanna, 'Publish')
  await says(hanna, 'The record is out.')
  await hanna.goto(`${event}/record`)
  const captions = Buffer.from('WEBVTT\n\n00:01:05.000 --> 00:01:09.000\nHere is the join.\n')
  await hanna.getByLabel('File').setInputFiles({ name: 'talk.vtt', mimeType: 'text/vtt', buffer: captions })
  await press(hanna, 'Keep the captions')
  await says(hanna, '1 captions are kept.')
  await ada.goto(event)
  await ada.getByLabel('Find what was said').fill('join')
  await press(ada, 'Find')
  await expect(main(ada).getByRole('link', { name: '1:05' })).toHaveAttribute('href', /#t=65$/)
  await ada.goto(event)
  await press(ada, 'Get my certificate')
  await says(ada, 'This certificate is genuine.')
})

test('a call for papers is scored, and a series comes at other times, is called off and takes place after all', async () => {
  await hanna.goto(`/events/new?like=${event.split('/').pop()}`)
  await hanna.getByLabel('Title').fill('The conference')
  await hanna.getByLabel('Day', { exact: true }).fill(soon(90))
  await hanna.getByLabel('Every week').check()
  await press(hanna, 'Plan it')
  const next = new URL(hanna.url()).pathname
  await hanna.goto(`${next}/call/change`)
  await hanna.getByLabel('What you are looking for').fill('Tell us what failed.')
  await hanna.getByLabel('Last day to hand in').fill(soon(30))
  await press(hanna, 'Open the call')
  await ada.goto(`${next}/call`)
  await main(ada).getByText('Hand a paper in').first().click()
  await ada.getByLabel('Title').fill('Three tabs')
  await ada.getByLabel('Talk', { exact: false }).first().check()
  await ada.getByLabel('What it is about').fill('A dashboard that nobody opened.')
  await press(ada, 'Hand it in')
  await says(ada, 'Three tabs')
  await hanna.goto(`${next}/call/board`)
  await main(hanna).getByRole('link', { name: 'Three tabs' }).click()
  await hanna.getByLabel('4', { exact: false }).first().check()
  await press(hanna, 'Score it')
  await says(hanna, 'Three tabs')

  await hanna.goto(`${next}/repeat`)
  await hanna.getByLabel('Every two weeks').check()
  await press(hanna, 'Change it')
  await says(hanna, /It comes every two weeks now/)
  await hanna.goto(`${next}/cancel`)
  await press(hanna, 'Call it off')
  await says(hanna, /Say why/)
  await hanna.getByLabel('Why?').fill('No room')
  await press(hanna, 'Call it off')
  await says(hanna, 'This event is called off.')
  await press(hanna, 'It takes place after all')
  await says(hanna, /It takes place after all\. Whoever/)
})

test('a steward looks at a calendar first and takes it in', async () => {
  await mo.goto('/stewards/events/import')
  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:x',
    'BEGIN:VEVENT',
    'UID:one@elsewhere',
    'DTSTAMP:20270101T000000Z',
    `DTSTART;TZID=Europe/London:${soon(40).replaceAll('-', '')}T100000`,
    `DTEND;TZID=Europe/London:${soon(40).replaceAll('-', '')}T110000`,
    'SUMMARY:From elsewhere',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  await mo
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.ics', mimeType: 'text/calendar', buffer: Buffer.from(calendar.join('\r\n')) })
  await press(mo, /Look/)
  await expect(async () => {
    await mo.reload()
    await expect(main(mo).getByRole('button', { name: 'Take them in' })).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 15_000 })
  await says(mo, /Europe\/London was printed|UK time was given/)
  await press(mo, 'Take them in')
  await expect(async () => {
    await mo.goto('/events')
    await expect(main(mo).getByRole('link', { name: 'From elsewhere' })).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 15_000 })
})
