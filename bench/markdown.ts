// What rendering a post costs, against constant work of the same machine. `node --import tsx bench/markdown.ts`
import { renderMarkdown, stopRendering } from '#core/markdown/render.ts'
import { renderMarkdownNow } from '#core/markdown/render-now.ts'

const post = `Hello all, I am trying to count how many people waited over four hours in each month, and my numbers do not match
the published ones. I think it is the **month boundary**, see [the guidance](https://example.org/guidance).

\`\`\`r
library(dplyr)
waits |>
  mutate(month = lubridate::floor_date(arrived, "month")) |>
  group_by(month, site = df$site) |>
  summarise(over = sum(minutes > 240, na.rm = TRUE), n = n()) # the count
\`\`\`

- arrivals just before midnight are counted in the *next* month
- the published table uses departures

Has anyone met this? Thanks, @ada-lovelace
`
const mentions = new Map([['ada-lovelace', { id: 1, name: 'Ada Lovelace' }]])

const repeat = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length)
const hostile: Record<string, string> = {
  'opening brackets': repeat('[', 50_000),
  'inline notes': repeat('^[a]', 50_000),
  'ragged table': `${repeat('|a', 10_000)}\n${repeat('|-', 10_000)}\n${repeat('|b\n', 30_000)}`,
  'nested quotes and lists': repeat('> - ', 50_000),
  'many blocks of brackets': repeat(`\`\`\`r\n${'['.repeat(400)}\n\`\`\`\n`, 50_000),
  'formulas that define': repeat('$\\def\\a{\\a\\a}\\a$ ', 50_000),
}

const ROUNDS = 7
const TIMES = 400

/** Microseconds of one call: the middle of several rounds, after a warm-up. */
async function cost(work: () => unknown): Promise<number> {
  for (let at = 0; at < TIMES; at++) await work()
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    for (let at = 0; at < TIMES; at++) await work()
    rounds.push(((performance.now() - began) * 1000) / TIMES)
  }
  return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!
}

const twenty = JSON.stringify(Array.from({ length: 20 }, (_, id) => ({ id, body: post })))
const constant = await cost(() => JSON.parse(JSON.stringify(JSON.parse(twenty))))
const now = await cost(() => renderMarkdownNow(post, { mentions }))
const thread = await cost(() => renderMarkdown(post, { mentions }))
await stopRendering()

const show = (name: string, microseconds: number) =>
  console.log(
    `${name.padEnd(52)} ${microseconds.toFixed(0).padStart(8)} µs  ${(microseconds / constant).toFixed(1).padStart(7)} ×`,
  )
console.log(
  `A post of ${post.length} characters with R code becomes ${renderMarkdownNow(post, { mentions }).html.length} of HTML.`,
)
show('JSON round trip of 20 such posts (constant work)', constant)
show('rendered at once', now)
show('rendered in the thread, there and back', thread)
for (const [name, text] of Object.entries(hostile)) {
  const began = performance.now()
  const { plain } = renderMarkdownNow(text)
  show(`hostile, 50,000 characters: ${name}${plain ? ' (shown plain)' : ''}`, (performance.now() - began) * 1000)
}
