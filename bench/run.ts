// `npm run bench`: fills a community, loads it, prints a table of figures and ratios, and writes them to bench/results/.
// `npm run bench -- --small` for a quick look, `-- --blog`, `-- --questions`, `-- --search`, `-- --patient-data`, `-- --running` or `-- --events` for these alone; a whole run takes some ten minutes.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPools } from '#platform/db/connect.ts'
import { openDatabase } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type BlogFigures, measureBlog } from './blog.ts'
import { measureEvents } from './events.ts'
import { type Amounts, fill } from './fill.ts'
import { type Figures, measure } from './load.ts'
import { measurePatientData, sayPatientData } from './patient-data.ts'
import { measureQuestions, type QuestionFigures } from './questions.ts'
import { measureReplies, type ReplyFigures } from './replies.ts'
import { measureRunning, sayRunning } from './running.ts'
import { measureSearch } from './search.ts'
import { type Running, residentMegabytes, startConstant, startHearth } from './server.ts'
import { type Weight, weigh } from './weight.ts'

const small = process.argv.includes('--small')
const SECONDS = small ? 4 : 10
const full: Amounts = small
  ? { members: 2000, threads: 3000, posts: 20_000 }
  : { members: 20_000, threads: 30_000, posts: 200_000 }
const tenth: Amounts = { members: full.members / 10, threads: full.threads / 10, posts: full.posts / 10 }
const OPEN_PAGES = 500
const REPLIES = 100
const [CONSTANT_PORT, HEARTH_PORT] = [4611, 4612]

const say = (text: string) => process.stderr.write(`${text}\n`)

type Loads = Record<'constant' | 'threadGuest' | 'threadGuestSpread' | 'threadMember' | 'latestGuest' | 'latestMember', Figures>
type Run = { amounts: Amounts; loads: Loads; replies: ReplyFigures; weight: Weight }

/** Fills a fresh data folder; gives back sessions and threads that guests may read, with twenty posts on their page. */
async function prepare(folder: string, amounts: Amounts) {
  const opened = await openDatabase({ dataDir: folder, databaseUrl: undefined }, () => {}, { command: 'bench' })
  await migrate(opened.target.owner)
  const database = openPools(opened.target)
  const { tokens } = await fill(database.owner, amounts)
  const rows = await database.owner
    .selectFrom('threads as t')
    .innerJoin('spaces as s', 's.id', 't.space_id')
    .where('s.sees', '=', 'everyone')
    .where('t.last_number', '>=', 20)
    .select('t.id')
    .limit(500)
    .execute()
  await database.close()
  await opened.stop()
  return { tokens, threads: rows.map((row) => row.id) }
}

async function runOnce(amounts: Amounts, constant: Running): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-'))
  try {
    say(`Filling ${amounts.members} members, ${amounts.threads} threads, ${amounts.posts} posts ...`)
    const { tokens, threads } = await prepare(folder, amounts)
    const hearth = await startHearth(folder, HEARTH_PORT)
    try {
      const paths = threads.map((id) => `/threads/${id}`)
      const load = (paths: string[], cookies: string[] = []) => measure({ base: hearth.base, paths, cookies, seconds: SECONDS })
      say('Loading ...')
      await load(paths, tokens)
      const loads: Loads = {
        constant: await measure({ base: constant.base, paths: ['/'], seconds: SECONDS }),
        threadGuest: await load(paths.slice(0, 1)),
        threadGuestSpread: await load(paths),
        threadMember: await load(paths, tokens),
        latestGuest: await load(['/talk']),
        latestMember: await load(['/talk'], tokens),
      }
      const replies = await measureReplies(hearth.base, threads[0]!, tokens, OPEN_PAGES, REPLIES)
      return { amounts, loads, replies, weight: await weigh(hearth.base, paths[0]!) }
    } finally {
      await hearth.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The demo town: what it takes while nobody is there, and how soon it is there again. */
async function measureIdle(): Promise<{ idleMegabytes: number; secondStartMs: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-'))
  const hearth = await startHearth(folder, HEARTH_PORT, ['--demo'])
  try {
    await new Promise((resolve) => setTimeout(resolve, 15_000))
    const idleMegabytes = residentMegabytes(hearth.pid)
    await hearth.stop()
    const began = performance.now()
    const again = await startHearth(folder, HEARTH_PORT)
    const secondStartMs = performance.now() - began
    await again.stop()
    return { idleMegabytes, secondStartMs }
  } finally {
    await hearth.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function printLoads(loads: Record<string, Figures> & { constant: Figures }): void {
  const base = loads.constant.perSecond
  console.table(
    Object.fromEntries(
      Object.entries(loads).map(([name, one]) => [
        name,
        {
          'a second': Math.round(one.perSecond),
          'of the constant page': `1/${(base / one.perSecond).toFixed(1)}`,
          'p50 ms': one.p50,
          'p97.5 ms': one.p97_5,
          'p99 ms': one.p99,
          errors: one.errors,
        },
      ]),
    ),
  )
}

function print(run: Run): void {
  printLoads(run.loads)
  console.table({ replies: run.replies, weight: run.weight })
}

const only = (name: string) => process.argv.includes(`--${name}`)
const isPart = ['questions', 'blog', 'search', 'events'].some(only)
const patientData = isPart || only('running') ? undefined : measurePatientData()
if (patientData) console.log(sayPatientData(patientData))
if (only('patient-data')) process.exit()
const running = isPart ? undefined : await measureRunning()
if (running) console.log(sayRunning(running))
if (only('running')) process.exit()
const events = ['questions', 'blog', 'search'].some(only) ? undefined : await measureEvents(HEARTH_PORT)
if (events) console.table(events)
if (only('events')) process.exit()
const searches = only('questions') || only('blog') ? undefined : await measureSearch(full)
if (searches) console.table(searches)
if (only('search')) process.exit()
const constant = await startConstant(CONSTANT_PORT)
const blog: BlogFigures = await measureBlog((folder) => prepare(folder, tenth), constant, HEARTH_PORT, SECONDS)
console.table({ sample: blog.sample, many: blog.many })
printLoads(blog.loads)
if (only('blog')) {
  await constant.stop()
  process.exit()
}
const questions: QuestionFigures = await measureQuestions(full, constant, HEARTH_PORT, SECONDS)
printLoads(questions)
if (only('questions')) {
  await constant.stop()
  process.exit()
}
const few = await runOnce(tenth, constant)
print(few)
const many = await runOnce(full, constant)
print(many)
await constant.stop()
const cost = (name: keyof Loads) => few.loads[name].perSecond / many.loads[name].perSecond
const tenfold = {
  threadGuestSpread: cost('threadGuestSpread'),
  threadMember: cost('threadMember'),
  latestMember: cost('latestMember'),
}
const idle = process.argv.includes('--no-idle') ? undefined : await measureIdle()
console.table({ 'cost of ten times the posts': tenfold })
console.table({ 'the demo town': idle ?? 'not measured' })
mkdirSync(new URL('./results/', import.meta.url), { recursive: true })
const file = new URL(`./results/${new Date().toISOString().slice(0, 10)}${small ? '-small' : ''}.json`, import.meta.url)
writeFileSync(
  file,
  `${JSON.stringify({ few, many, blog, questions, searches, patientData, running, events, tenfold, ...idle }, null, 2)}\n`,
)
