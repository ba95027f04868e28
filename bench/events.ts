// Events: five hundred who press at once for twenty-five places, the calendar of a thousand events, and a month that is full.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openPools } from '#platform/db/connect.ts'
import { openDatabase } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { hashToken } from '#platform/db/viewing.ts'
import { startConstant, startHearth } from './server.ts'

const CROWD = 500
const PLACES = 25
const EVENTS = 1000
/** Rushes before the one that is measured. */
const RUSHES = 3
const IN_MONTH = 300
const TIMES = 30

export type EventFigures = {
  /** A constant page of 40 KB asked in the same ways: by all at once, and one after another. */
  constant: { p50: number; p95: number; allMs: number; p50Alone: number; p95Alone: number }
  registrations: { p50: number; p95: number; allMs: number; going: number; waiting: number; isInOrder: boolean }
  feed: { p50: number; p95: number; kilobytes: number }
  month: { p50: number; p95: number }
}

function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))]!
}

/** Members with sessions, events that everybody wants, and a calendar with a full month. */
async function prepare(folder: string): Promise<{ tokens: string[]; event: number; month: string }> {
  const opened = await openDatabase({ dataDir: folder, databaseUrl: undefined }, () => {}, { command: 'bench' })
  await migrate(opened.target.owner)
  const pools = openPools(opened.target)
  const db = pools.owner
  await sql`insert into members (name) select 'Member ' || i from generate_series(1, ${CROWD}::int) i`.execute(db)
  await sql`insert into addresses (member_id, address, is_primary) select id, 'member' || id || '@trust.example', true from members`.execute(
    db,
  )
  const tokens = Array.from({ length: CROWD }, () => randomBytes(32).toString('base64url'))
  await sql`
    insert into sessions (member_id, token_hash, expires_at)
    select m.id, t.hash, now() + interval '1 day' from (select id, row_number() over (order by id) as n from members) m
      join unnest(${tokens.map(hashToken)}::bytea[]) with ordinality t(hash, n) on t.n = m.n`.execute(db)
  const words = 'A **description** of some length. '.repeat(20)
  const insert = (title: string, at: ReturnType<typeof sql>, count: number, capacity: number | null) =>
    sql<{ id: number }>`
      insert into events (title, kind, body, html, starts_at, ends_at, zone, place, capacity)
      select ${title} || i, 'webinar', ${words}, '<p>' || ${words} || '</p>', ${at}, ${at} + interval '1 hour', 'Europe/London', 'online', ${capacity}
      from generate_series(1, ${count}::int) i returning id`.execute(db)
  const wanted = await insert('Wanted ', sql`now() + interval '10 days'`, RUSHES + 1, PLACES)
  await insert(
    'In the month ',
    sql`date_trunc('month', now()) + interval '2 months' + make_interval(hours => i * 2)`,
    IN_MONTH,
    null,
  )
  await insert(
    'Elsewhere ',
    sql`now() + interval '100 days' + make_interval(hours => i * 6)`,
    EVENTS - IN_MONTH - RUSHES - 1,
    null,
  )
  await sql`insert into event_hosts (event_id, member_id) select id, 1 + id % 50 from events`.execute(db)
  // A year of places, so that the database plans for a table that is in use.
  await sql`
    insert into event_places (event_id, member_id, state)
    select e.id, m.id, 'going' from events e join members m on (m.id + e.id) % 25 = 0 where e.title like 'Elsewhere%'`.execute(db)
  await sql`analyze`.execute(db)
  const { rows } = await sql<{
    month: string
  }>`select to_char(date_trunc('month', now()) + interval '2 months', 'YYYY-MM') as month`.execute(db)
  await pools.close()
  await opened.stop()
  return { tokens, event: wanted.rows[RUSHES]!.id, month: rows[0]!.month }
}

/** Sends a request; gives back how long it took until the whole answer was there, in ms, and its bytes. */
function ask(
  agent: http.Agent,
  url: string,
  token: string,
  method: 'GET' | 'POST',
): Promise<{ ms: number; bytes: number; status: number }> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const headers = {
      cookie: `hearth_session=${token}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    }
    const request = http.request(url, { agent, method, headers }, (answer) => {
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.length
      })
      answer.on('end', () => resolve({ ms: performance.now() - began, bytes, status: answer.statusCode ?? 0 }))
    })
    request.on('error', reject)
    request.end()
  })
}

async function again(agent: http.Agent, url: string, tokens: string[]): Promise<{ times: number[]; bytes: number }> {
  const times: number[] = []
  let bytes = 0
  for (let at = 0; at < TIMES + 5; at++) {
    const answer = await ask(agent, url, tokens[at]!, 'GET')
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
    // The first ones warm up.
    if (at >= 5) times.push(answer.ms)
    bytes = answer.bytes
  }
  return { times, bytes }
}

/** What the machine can do at all, just now. */
async function measureConstant(agent: http.Agent, port: number, tokens: string[]): Promise<EventFigures['constant']> {
  const constant = await startConstant(port)
  try {
    const rush = () => Promise.all(tokens.map((token) => ask(agent, constant.base, token, 'GET')))
    for (let before = RUSHES; before > 0; before--) await rush()
    const began = performance.now()
    const times = (await rush()).map(({ ms }) => ms)
    const allMs = performance.now() - began
    const alone = (await again(agent, constant.base, tokens)).times
    return {
      ...{ p50: percentile(times, 50), p95: percentile(times, 95), allMs },
      ...{ p50Alone: percentile(alone, 50), p95Alone: percentile(alone, 95) },
    }
  } finally {
    await constant.stop()
  }
}

/** The figures of events, on a database and a server of their own. */
export async function measureEvents(port: number): Promise<EventFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-'))
  try {
    const { tokens, event, month } = await prepare(folder)
    const hearth = await startHearth(folder, port)
    const agent = new http.Agent({ keepAlive: true, maxSockets: CROWD })
    try {
      const constant = await measureConstant(agent, port + 1, tokens)
      const feed = await again(agent, `${hearth.base}/events/calendar.ics`, tokens)
      const page = await again(agent, `${hearth.base}/events?month=${month}`, tokens)
      const press = (id: number) =>
        Promise.all(tokens.map((token) => ask(agent, `${hearth.base}/events/${id}/come`, token, 'POST')))
      // Other events warm up what runs for days elsewhere.
      for (let before = RUSHES; before > 0; before--) await press(event - before)
      const began = performance.now()
      const crowd = await press(event)
      const allMs = performance.now() - began
      const refused = crowd.filter(({ status }) => status !== 303)
      if (refused.length > 0) throw new Error(`${refused.length} were refused, with ${refused[0]!.status}`)
      const times = crowd.map(({ ms }) => ms)
      const { numbers, ...places } = await countPlaces(hearth.base, event, tokens)
      await hearth.stop()
      const isInOrder = await isLineRight(folder, event, numbers)
      return {
        constant,
        registrations: { p50: percentile(times, 50), p95: percentile(times, 95), allMs, ...places, isInOrder },
        feed: { p50: percentile(feed.times, 50), p95: percentile(feed.times, 95), kilobytes: feed.bytes / 1024 },
        month: { p50: percentile(page.times, 50), p95: percentile(page.times, 95) },
      }
    } finally {
      agent.destroy()
      await hearth.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the program itself says: how many come and wait, and the number on the waiting list that each of those with a session reads. */
async function countPlaces(base: string, event: number, tokens: string[]) {
  const answer = await fetch(`${base}/events/${event}.json`)
  const { places } = (await answer.json()) as { places: { going: number; waiting: number } }
  const numbers: (number | undefined)[] = []
  for (const token of tokens) {
    const page = await fetch(`${base}/events/${event}`, { headers: { cookie: `hearth_session=${token}` } })
    const number = /You are number (\d+) on the waiting list/.exec(await page.text())?.[1]
    numbers.push(number === undefined ? undefined : Number(number))
  }
  return { ...places, numbers }
}

/**
 * The line is that of the database: whoever came has come before whoever waits, and each reads the number that their place in the line has.
 * Whoever asked a second before is not behind.
 */
async function isLineRight(folder: string, event: number, numbers: (number | undefined)[]): Promise<boolean> {
  const opened = await openDatabase({ dataDir: folder, databaseUrl: undefined }, () => {}, { command: 'bench' })
  const pools = openPools(opened.target)
  const { rows } = await sql<{ member_id: number; state: string; at: Date }>`
    select member_id, state, at from event_places where event_id = ${event} order by line`.execute(pools.owner)
  await pools.close()
  await opened.stop()
  const waiting = rows.filter(({ state }) => state === 'waiting')
  const isFirst = rows.slice(0, rows.length - waiting.length).every(({ state }) => state === 'going')
  const isNumbered = waiting.every(({ member_id }, at) => numbers[member_id - 1] === at + 1)
  const isByTime = rows.every(({ at }, place) => place === 0 || at.getTime() > rows[place - 1]!.at.getTime() - 1000)
  return isFirst && isNumbered && isByTime && numbers.filter(Boolean).length === waiting.length
}
