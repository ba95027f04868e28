// Every page of the demo town: no accessibility violation in light and dark, no sideways scroll on a phone, nothing from elsewhere.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import postgres from 'postgres'
import { guestPages, nothingHere, stewardPages } from './pages.ts'
import { codeIn, linkIn, type Program, runJobsNow, startProgram } from './program.ts'
import { lookAt, openWatched, type Watched } from './wellness.ts'

const PORT = 4821

test.describe.configure({ mode: 'serial' })
test.use({ actionTimeout: 10_000 })
let program: Program
let mo: Watched
/** What the placeholders in the table of pages stand for. */
const made: Record<string, string> = {}

test.beforeAll(async () => {
  program = await startProgram(PORT, { args: ['--demo'] })
})
test.afterAll(async () => {
  await mo?.context.close()
  await program.stop()
})

const pathOf = (url: string) => new URL(url, program.base).pathname

test('the way in for the first steward, in the demo town too', async ({ browser }) => {
  mo = await openWatched(browser, program.base)
  const { page, wrong } = mo
  expect(program.firstLink).toMatch(/\/first\//)
  await page.goto(program.firstLink!)
  await lookAt(mo)
  await page.getByRole('button', { name: 'Open the house' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await lookAt(mo, 'the first form after a mistake')
  await page.getByLabel('Your name').fill('Mo Steward')
  await page.getByLabel('Your e-mail address').fill('mo@trust.example')
  await page.getByLabel(/agree/).check()
  await page.getByRole('button', { name: 'Open the house' }).click()
  await expect(page).toHaveURL(/\/stewards$/)
  expect(wrong).toEqual([])
})

test('writing, with a mistake, a change, a draft and an address', async () => {
  const { page, wrong } = mo
  await page.goto('/spaces/help-with-r/new')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await lookAt(mo, 'a thread after a mistake')
  await page.getByRole('alert').getByRole('link').first().click()
  await expect(page.getByLabel('Title')).toBeFocused()
  await page.getByLabel('Title').fill('A thread to look at')
  await page.getByLabel('Your post').fill('With `code`, and\n\n```r\nmedian(c(1, NA))\n```')
  await page.getByRole('tab', { name: 'Preview' }).click()
  await expect(page.getByRole('tabpanel')).toContainText('median')
  await lookAt(mo, 'a preview')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'A thread to look at' })).toBeVisible()
  made.thread = pathOf(page.url())
  const edit = page.getByRole('link', { name: /Edit post 1/ })
  made.post = pathOf((await edit.getAttribute('href'))!).replace(/\/edit$/, '')
  await edit.click()
  await page.getByLabel('Your post').fill('Other words')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.goto('/spaces/help-with-r/new')
  await page.getByLabel('Title').fill('Not done yet')
  await page.getByRole('button', { name: /draft/i }).click()
  await page.goto('/account/addresses')
  await page.getByLabel('E-mail address').fill('mo@home.example')
  await page.getByRole('button', { name: 'Send the mail' }).click()
  await lookAt(mo)
  const mail = await program.mailTo('mo@home.example')
  await page.goto(linkIn(mail, /\/account\/addresses\/confirm\//))
  await lookAt(mo, 'the link in the mail to a new address')
  await page.getByRole('button', { name: 'Add the address to my account' }).click()
  made.address = (await page
    .getByRole('link', { name: /Remove/ })
    .first()
    .getAttribute('href'))!
  expect(wrong).toEqual([])
})

test('inviting somebody, and the way in for them', async ({ browser }) => {
  await mo.page.goto('/join/invitations')
  await mo.page.getByLabel('Whom would you like to invite?').fill('ada@council.example')
  await mo.page.getByRole('button', { name: 'Send the invitation' }).click()
  const ada = await openWatched(browser, program.base)
  const { page } = ada
  await page.goto(linkIn(await program.mailTo('ada@council.example'), /\/join\/invitation\//))
  await lookAt(ada, 'an invitation')
  await page.goto('/sign-in')
  await page.getByRole('button', { name: /Send me/ }).click()
  await lookAt(ada, 'signing in, after a mistake')
  await page.getByLabel('Your e-mail address').fill('ada@council.example')
  await page.getByRole('button', { name: /Send me/ }).click()
  await lookAt(ada)
  const mail = await program.mailTo('ada@council.example', /\d{3} ?\d{3}/)
  await page.getByLabel('Six digits').fill(codeIn(mail) === '123456' ? '654321' : '123456')
  await page.getByRole('button', { name: 'Go on' }).click()
  await lookAt(ada, 'the code, after a mistake')
  await page.goto(linkIn(mail, /\/sign-in\/link\//))
  await lookAt(ada, 'the link in the mail')
  await page.getByRole('main').getByRole('button').last().click()
  await lookAt(ada)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await lookAt(ada, 'the welcome, after a mistake')
  await page.getByLabel('Your name').fill('Ada Asker')
  await page.getByLabel('I agree to the code of conduct').check()
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await lookAt(ada)
  await page.goto(made.thread!)
  await page.getByLabel('Your reply').fill('@mo-steward look here')
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page.locator('article.post')).toHaveCount(2)
  await runJobsNow(program)
  made.stop = pathOf(linkIn(await program.mailTo('mo@trust.example', /look here/), /\/notices\/stop\//))
  expect(ada.wrong).toEqual([])
  await ada.context.close()
})

test('stepping into an invited space, somebody who waits, and a passkey', async () => {
  const { page } = mo
  await page.goto('/stewards/spaces')
  await page
    .getByRole('link', { name: /Step in/ })
    .first()
    .click()
  await lookAt(mo)
  await page.getByLabel('Why?').fill('To look at its pages')
  await page.getByRole('main').getByRole('button').first().click()
  await expect(page).toHaveURL(/\/spaces\/organisers/)
  const sql = postgres({ host: join(program.dataDir, 'run'), user: 'hearth', database: 'hearth' })
  const [wanda] = await sql`insert into members (name, state) values ('Wanda Waiting', 'waiting') returning id`
  await sql`insert into addresses (member_id, address, is_primary) values (${wanda?.id}, 'wanda@trust.example', true)`
  const [key] = await sql`insert into passkeys (member_id, credential_id, public_key, counter, user_handle, name)
    select id, 'key', ${randomBytes(8)}, 0, ${randomBytes(32)}, 'Work laptop' from members where handle = 'mo-steward' returning id`
  await findQuestions(sql)
  await addImport(sql)
  await addEventsImport(sql)
  await hostEvents(sql)
  await sql.end()
  made.waiting = `/stewards/waiting/${wanda?.id}`
  made.passkey = `/account/passkeys/${key?.id}/remove`
})

/** A question in each state, all of them for everybody, and an answer. */
async function findQuestions(sql: postgres.Sql): Promise<void> {
  const rows = await sql<{ state: string; id: number; masked: boolean }[]>`
    select q.state, q.thread_id as id, t.author_id in (select id from members where state = 'mask') as masked
    from questions q join threads t on t.id = q.thread_id join spaces s on s.id = q.space_id where s.sees = 'everyone'`
  for (const { state, id, masked } of rows) made[masked ? 'masked' : state] = `/questions/${id}`
  const [answer] = await sql`
    select a.post_id from answers a join posts p on p.id = a.post_id join spaces s on s.id = p.space_id where s.sees = 'everyone' limit 1`
  made.answer = `/posts/${answer?.post_id}`
}

/** A site that moved in, with something guessed and something left out. */
async function addImport(sql: postgres.Sql): Promise<void> {
  const [one] = await sql`insert into site_imports (name, state, files, done) values ('old-site.zip', 'done', 2, 2) returning id`
  await sql`insert into site_import_items (import_id, path, kind, outcome, title, taken, guessed, dropped) values
    (${one?.id}, 'blog/a.qmd', 'article', 'new', 'A tale', '{Its output}', '{There is no date}', '{}'),
    (${one?.id}, 'blog/b.qmd', 'article', 'failed', '', '{}', '{}', '{It cannot be read}')`
  made.import = `/stewards/imports/${one?.id}`
}

/** A calendar that was looked at, and one that is followed. */
async function addEventsImport(sql: postgres.Sql): Promise<void> {
  await sql`insert into event_calendars (address) values ('https://calendars.example.org/code/basic.ics')`
  const [one] = await sql`insert into event_imports (name, is_address, state, holds, arrived)
    values ('https://calendars.example.org/club/basic.ics', true, 'done', true, '{}') returning id`
  await sql`insert into event_import_items (import_id, position, title, outcome, said, event_id) values
    (${one?.id}, 0, 'R club', 'new', '{"Thursday 4 December 2026, 10:00 to 11:00 GMT","no zone was printed: taken as UK time"}', null),
    (${one?.id}, 1, 'Coffee', 'left alone', '{"its title was changed here, and stays"}', 1),
    (${one?.id}, 2, 'Old', 'refused', '{"it ends before it begins"}', null)`
  made.brought = `/stewards/events/import/${one?.id}`
}

/** Hosts see more of events: one that comes, a conference, and one that is over, of which somebody has a certificate. */
async function hostEvents(sql: postgres.Sql): Promise<void> {
  await sql`insert into event_hosts (event_id, member_id, position) select e.id, m.id, 9 from events e, members m
    where (e.id in (5, 7) or e.series_id is not null) and m.handle = 'mo-steward'`
  const [one] = await sql`select code from event_certificates where event_id = 5 limit 1`
  made.certificate = `/certificates/${one?.code}`
  // Guests: one who comes and one who has not confirmed; a place at the door; one at an event that is over.
  const guest = async (event: number, name: string, state: string) => {
    const [place] = await sql`insert into event_places (event_id, guest_name, guest_address, state) values
      (${event}, ${name}, ${`${name.toLowerCase()}@guest.example`}, ${state}) returning token, door_code(token) as code`
    return place as unknown as { token: string; code: string }
  }
  const comes = await guest(11, 'Gita', 'going')
  made.place = `/places/${comes.token}`
  made.room = `/events/11/room?place=${comes.token}`
  made.asked = `/places/${(await guest(11, 'Ask', 'asked')).token}`
  const came = await guest(5, 'Came', 'going')
  made.over = `/places/${came.token}`
  made.feedback = `/events/5/feedback?place=${came.token}`
  made.door = `/events/7/check-in/${(await guest(7, 'Door', 'going')).code}`
}

/** Visits each page of the table, and looks at it. */
async function visit(who: Watched, pages: string[], status = 200): Promise<void> {
  for (const row of pages) {
    const path = row.replace(/\{(\w+)\}/, (_, name: string) => made[name] ?? `nothing called ${name}`)
    const answer = await who.page.goto(path)
    if (answer?.status() !== status) who.wrong.push(`${row}: answers ${answer?.status()}`)
    await lookAt(who, row)
  }
}

const partOf = (pages: string[], part: number, parts: number) =>
  pages.slice(Math.ceil((part * pages.length) / parts), Math.ceil(((part + 1) * pages.length) / parts))

for (const part of [0, 1, 2])
  test(`every page of members and stewards, ${part + 1} of 3`, async () => {
    test.setTimeout(240_000)
    await visit(mo, partOf(stewardPages, part, 3))
    expect(mo.wrong).toEqual([])
  })

for (const part of [0, 1])
  test(`every page for guests, ${part + 1} of 2`, async ({ browser }) => {
    test.setTimeout(120_000)
    const gus = await openWatched(browser, program.base)
    await visit(gus, partOf(guestPages, part, 2))
    await visit(gus, partOf(nothingHere, part, 2), 404)
    expect(gus.wrong).toEqual([])
    await gus.context.close()
  })
