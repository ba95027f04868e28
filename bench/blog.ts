// The blog: 5,000 synthetic articles move in, with the memory that takes; the real sample where it is there; and articles beside thread pages.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Figures, measure } from './load.ts'
import { type Running, startHearth } from './server.ts'

const ARTICLES = 5000
const PAGES = 250
const root = fileURLToPath(new URL('..', import.meta.url))
const SAMPLE = join(root, '../shared/data/site')

/** An article like those of the sample: some 900 words, code, a table, notes. */
function article(n: number): string {
  const paragraph =
    'We counted the beds of each ward on each day, and wrote down what we found, so that nobody has to count them again. '
  const code = '```r\nbeds |>\n  group_by(ward) |>\n  summarise(n = n())\n```\n'
  const section = (s: number) =>
    `## Part ${s} of ${n}\n\n${paragraph.repeat(9)}\n\n${code}\n${paragraph.repeat(4)}[^${s}]\n\n[^${s}]: A note.\n\n`
  const front = `---\ntitle: "Article ${n}"\nsubtitle: "A tale"\nauthor: Author ${n % 300}\ndate: "${1 + (n % 28)} March ${2010 + (n % 15)}"\ncategories: [topic ${n % 40}, topic ${n % 7}]\n---\n\n`
  return `${front}${[1, 2, 3].map(section).join('')}| a | b |\n|---|---|\n| 1 | 2 |\n\nSee [another](article-${(n * 7) % ARTICLES}.qmd).\n`
}

export type MoveIn = { files: number; seconds: number; aSecond: number; megabytesAtQuarter: number; megabytesAtEnd: number }

/** Runs the real command on a folder of data that is there already. */
function moveIn(dataDir: string, site: string): Promise<MoveIn> {
  const env = { ...process.env, HEARTH_DATA: dataDir, HEARTH_LOG: 'error' }
  const child = spawn(process.execPath, ['bin/hearth', 'import', 'site', site], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const memory: { share: number; megabytes: number }[] = []
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk
    const [, done, files] = /(\d+) of (\d+) files/.exec(String(chunk)) ?? []
    if (done) memory.push({ share: Number(done) / Number(files), megabytes: residentOf(child.pid!) })
  })
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      const [, files, seconds] = /(\d+) files in ([\d.]+) seconds/.exec(said) ?? []
      if (code !== 0 || !files) return reject(new Error(`The import failed: ${said.slice(-500)}`))
      const quarter = memory.find((one) => one.share >= 0.25)
      resolve({
        files: Number(files),
        seconds: Number(seconds),
        aSecond: Number(files) / Number(seconds),
        megabytesAtQuarter: quarter?.megabytes ?? 0,
        megabytesAtEnd: memory.at(-1)?.megabytes ?? 0,
      })
    })
  })
}

/** Memory of the process that runs the command: `bin/hearth` may start another that does. */
function residentOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  const names = (id: number) => readFileSync(`/proc/${id}/comm`, 'utf8')
  return Math.max(own, ...children.filter((id) => /node/.test(names(id))).map(residentOf))
}

export type BlogFigures = {
  sample: MoveIn | undefined
  many: MoveIn
  loads: Record<'constant' | 'articleGuest' | 'articleMember' | 'threadGuest' | 'threadMember' | 'listGuest', Figures>
}

/** `prepare` fills a folder, and gives sessions and threads of twenty posts. */
export async function measureBlog(
  prepare: (folder: string) => Promise<{ tokens: string[]; threads: number[] }>,
  constant: Running,
  port: number,
  seconds: number,
): Promise<BlogFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-'))
  const [data, site, sampleData] = [join(folder, 'data'), join(folder, 'site'), join(folder, 'sample')]
  try {
    mkdirSync(join(site, 'blog'), { recursive: true })
    for (let n = 0; n < ARTICLES; n++) writeFileSync(join(site, 'blog', `article-${n}.qmd`), article(n))
    const { tokens, threads } = await prepare(data)
    const sample = existsSync(SAMPLE) ? await moveIn(sampleData, SAMPLE) : undefined
    const many = await moveIn(data, site)
    const hearth = await startHearth(data, port)
    try {
      const load = (paths: string[], cookies: string[] = []) => measure({ base: hearth.base, paths, cookies, seconds })
      const articles = Array.from({ length: PAGES }, (_, n) => `/blog/article-${n * 20}`)
      const threadPaths = threads.slice(0, PAGES).map((id) => `/threads/${id}`)
      await load(articles, tokens)
      return {
        sample,
        many,
        loads: {
          constant: await measure({ base: constant.base, paths: ['/'], seconds }),
          articleGuest: await load(articles),
          articleMember: await load(articles, tokens),
          threadGuest: await load(threadPaths),
          threadMember: await load(threadPaths, tokens),
          listGuest: await load(['/blog', '/blog?category=topic3', '/blog?year=2015'], tokens),
        },
      }
    } finally {
      await hearth.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
