// Numbers of patients by every way in: each is stopped, and no digit of them is kept, logged or told.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { takeMail } from '#features/blog/arrive/by-mail.ts'
import { openLog } from '#platform/log.ts'
import { openTown, type Town } from '../kit.ts'
import { multipart } from '../multipart.ts'
import { allDoors, fill } from './doors.ts'

const NUMBER = '4010232137'
const SPACED = '401 023 2137'
const WIDE = '４０１０２３２１３７'
const EVERY_FORM = [NUMBER, SPACED, '401-023-2137', WIDE]
const KNOWS = /4010232137|401.?023.?2137|４０１/

let town: Town
const logged: string[] = []

before(async () => {
  town = await openTown()
  town.house.log = openLog('debug', (line) => logged.push(line))
})
after(() => town.close())

test('every door that takes words stops them: forms and JSON, from members, stewards and guests', async () => {
  const doors = allDoors(town).filter(({ method, door }) => method !== 'get' && !door.fromAnywhere)
  assert.ok(doors.length > 80)
  for (const { method, url } of doors) {
    const address = fill(url, { slug: 'commons', id: 1 })
    for (const who of [town.ada, town.mo, town.gus]) {
      const page = await who.send(
        method.toUpperCase(),
        address,
        { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        new URLSearchParams({ body: `It was ${SPACED}` }).toString(),
      )
      assert.equal(page.status, 422, `${method} ${address}`)
      assert.match(page.text, /looks like data about a patient/, `${method} ${address}`)
      const told = await who.send(
        method.toUpperCase(),
        address,
        { accept: 'application/json', 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        JSON.stringify({ deep: [{ title: WIDE }] }),
      )
      assert.equal(told.status, 422, `${method} ${address} as JSON`)
      assert.doesNotMatch(told.text, KNOWS)
      assert.equal(told.json.finds[0].kind, 'nhs-number')
      assert.equal(told.json.finds[0].field, 'title')
    }
  }
})

test('a post is stopped with its place marked, and each way out works without script', async () => {
  const stopped = await town.ada.post('/spaces/commons/threads', {
    title: 'A question',
    body: `First.\nIt was ${SPACED} then.`,
    once: 'patient-data-1',
  })
  assert.equal(stopped.status, 422)
  assert.match(stopped.text, /Line 2: This looks like an NHS number/)
  assert.match(stopped.text, /<mark>401 023 2137<\/mark>/)
  assert.doesNotMatch(stopped.text, /It is about nobody/)
  for (const [verb, expected] of [
    ['Put something invented', /It was 999 \d{3} \d{4} then/],
    ['Take it out', /It was \[taken out\] then/],
  ] as const) {
    const form = stopped.text.split('<form').find((part) => part.includes(verb))!
    const fields = Object.fromEntries(
      [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    )
    const sent = await town.ada.post('/spaces/commons/threads', { ...fields, once: `patient-data-${verb.length}` })
    assert.equal(sent.status, 303, sent.text)
    assert.match((await town.ada.get(sent.location)).text, expected)
  }
})

test('what is only likely is asked about once', async () => {
  const body = 'Jane Bloggs, DOB 03/05/1954'
  const asked = await town.ada.post('/spaces/commons/threads', { title: 'Asked', body, once: 'patient-data-2' })
  assert.equal(asked.status, 422)
  assert.match(asked.text, /It is about nobody: send it as it is/)
  const sent = await town.ada.post('/spaces/commons/threads', {
    title: 'Asked',
    body,
    once: 'patient-data-2',
    not_patient_data: 'yes',
  })
  assert.equal(sent.status, 303)
  const never = await town.ada.post('/spaces/commons/threads', { title: 'Asked', body: SPACED, not_patient_data: 'yes' })
  assert.equal(never.status, 422)
})

test('numbers of the test range pass', async () => {
  const sent = await town.ada.post('/spaces/commons/threads', {
    title: 'Test',
    body: 'Use 999 000 0018 or 9990000026',
    once: 'patient-data-3',
  })
  assert.equal(sent.status, 303)
})

async function bring(fields: Record<string, string>, name: string, bytes: Buffer) {
  const form = multipart(fields, { field: 'file', name, bytes })
  return town.ada.send(
    'POST',
    '/uploads',
    { ...form.headers, accept: 'application/json', 'sec-fetch-site': 'same-origin' },
    form.payload,
  )
}

test('files are looked through: names, descriptions, CSV and text in the ways in which spreadsheets save them', async () => {
  const table = `id,number\n1,${NUMBER}\n2,x\n`
  const cases: [Record<string, string>, string, Buffer][] = [
    [{}, 'waits.csv', Buffer.from(table)],
    [{}, 'waits.txt', Buffer.from(`\ufeff${table}`, 'utf16le')],
    [{}, 'notes.md', Buffer.from(`${'a line of words\n'.repeat(40_000)}${SPACED}\n`)],
    [{}, `letter_${NUMBER}.csv`, Buffer.from('a\n')],
    [{}, '401_023_2137.pdf', Buffer.from('%PDF')],
    [{ description: `Scan of ${SPACED}` }, 'scan.png', Buffer.from('x')],
  ]
  for (const [fields, name, bytes] of cases) {
    const answer = await bring(fields, name, bytes)
    assert.equal(answer.status, 422, name)
    assert.match(answer.json.error, /NHS number/)
    assert.doesNotMatch(answer.text, KNOWS)
  }
  assert.match(
    (await bring({}, 'notes.md', Buffer.from(`${'a line of words\n'.repeat(40_000)}${SPACED}\n`))).json.error,
    /line 40001/,
  )
  assert.equal((await bring({}, 'waits.csv', Buffer.from('id,number\n1,4010232138\n'))).status, 200)
})

test('mails and imported sites are looked through', async () => {
  const raw = (subject: string, body: string) =>
    Buffer.from(
      `From: Ada <ada@trust.example>\r\nTo: blog@hearth.test\r\nMessage-ID: <${Math.random()}@x>\r\nSubject: ${subject}\r\n\r\n${body}\r\n`,
    )
  for (const mail of [raw('A tale', `It was ${SPACED}`), raw(`About ${NUMBER}`, 'Nothing here')]) {
    const said = await takeMail(town.house, mail)
    assert.match(said, /Nothing was taken/)
    assert.doesNotMatch(said, KNOWS)
  }
  const folder = mkdtempSync(join(tmpdir(), 'hearth-site-'))
  try {
    writeFileSync(join(folder, 'good.qmd'), '---\ntitle: Good\ndate: 2024-01-01\n---\n\nFine.\n')
    writeFileSync(join(folder, 'bad.qmd'), `---\ntitle: Bad\ndate: 2024-01-01\n---\n\n\`\`\`r\nx <- "${NUMBER}"\n\`\`\`\n`)
    writeFileSync(join(folder, 'data.csv'), `a,b\n1,${NUMBER}\n`)
    const { readFolder } = await import('#features/blog/site/tree.ts')
    const { runImport } = await import('#features/blog/site/run.ts')
    const { id } = await town.db
      .insertInto('site_imports')
      .values({ name: 'old', is_dry: false })
      .returning('id')
      .executeTakeFirstOrThrow()
    await runImport(town.house, id, await readFolder(folder), { isDry: false })
    const items = await town.db.selectFrom('site_import_items').select(['path', 'outcome', 'dropped']).orderBy('path').execute()
    assert.deepEqual(
      items.map(({ path, outcome }) => `${path} ${outcome}`),
      ['bad.qmd left out', 'data.csv left out', 'good.qmd new'],
    )
    assert.match(items[0]!.dropped.join(), /NHS number.*line 7/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('no digit of them is in the database or a line of the log', async () => {
  const { rows: tables } = await sql<{ name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')`.execute(
    town.db,
  )
  for (const { name } of tables) {
    const { rows } = await sql<{
      found: boolean
    }>`select exists (select from ${sql.raw(name)} t where t::text ~ ${EVERY_FORM.join('|')}) as found`.execute(town.db)
    assert.equal(rows[0]?.found, false, name)
  }
  assert.doesNotMatch(logged.join('\n'), KNOWS)
  for (const mail of await town.mails().catch(() => [])) assert.doesNotMatch(`${mail.subject} ${mail.text}`, KNOWS)
})
