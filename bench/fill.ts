// Fills an empty, migrated database in bulk: members, spaces, threads and posts of about 600 characters with code.
import { sql } from 'kysely'
import { renderMarkdownNow } from '#core/markdown/render-now.ts'
import type { Db } from '#platform/db/connect.ts'
import { hashToken } from '#platform/db/viewing.ts'

export type Amounts = { members: number; threads: number; posts: number }

const SPACES = 12
const TEMPLATES = 40

const words =
  'admissions discharge trust dashboard median confidence interval pathway waiting list cohort readmission tidy join lookup postcode practice register monthly return validation pipeline package function test plot axis colour legend export spreadsheet formula query window partition'.split(
    ' ',
  )

/** A believable post of about 600 characters: prose, a list and an R, Python or SQL block. */
function body(seed: number): string {
  const word = (n: number) => words[(seed * 7 + n * 13) % words.length]!
  const sentence = (n: number) =>
    `The ${word(n)} of our ${word(n + 1)} does not match the ${word(n + 2)} when I group by ${word(n + 3)}.`
  const code = [
    `\`\`\`r\nlibrary(dplyr)\n${word(1)} |>\n  group_by(trust, month) |>\n  summarise(n = n(), median_wait = median(days, na.rm = TRUE)) |>\n  arrange(desc(n))\n\`\`\``,
    `\`\`\`python\nimport pandas as pd\n\ndf = pd.read_csv("${word(1)}.csv")\ndf.groupby(["trust", "month"])["days"].median().reset_index()\n\`\`\``,
    `\`\`\`sql\nselect trust, date_trunc('month', admitted) as month, count(*) as n\nfrom ${word(1)}\ngroup by 1, 2\norder by n desc;\n\`\`\``,
  ][seed % 3]
  return `${sentence(1)} ${sentence(4)}\n\nI tried this:\n\n${code}\n\n- ${sentence(7)}\n- ${sentence(10)}\n\nHas anybody met **this** before? ${sentence(14)}`
}

/** Fills the database; gives back session tokens of the first members. */
export async function fill(db: Db, amounts: Amounts): Promise<{ tokens: string[] }> {
  const texts = Array.from({ length: TEMPLATES }, (_, i) => ({ body: body(i), ...renderMarkdownNow(body(i)) }))
  const bodies = texts.map((text) => text.body)
  const htmls = texts.map((text) => text.html)
  const plain = texts.map((text) => text.words)
  await sql`insert into members (name) select 'Member ' || i from generate_series(1, ${amounts.members}::int) i`.execute(db)
  await sql`insert into addresses (member_id, address, is_primary)
    select id, 'member' || id || '@trust.example', true from members m
    where not exists (select from addresses a where a.member_id = m.id)`.execute(db)
  await sql`insert into spaces (slug, name, purpose, sees, writes, position)
    select 'space-' || i, 'Space ' || i, 'What space ' || i || ' is for', case when i % 3 = 0 then 'members' else 'everyone' end, 'members', i
    from generate_series(1, ${SPACES}::int) i`.execute(db)
  await sql`
    with ids as (select array(select id from members order by id) as m, array(select id from spaces order by id) as s)
    insert into threads (space_id, author_id, title, created_at, last_post_at)
    select s[1 + i % ${SPACES}::int], m[1 + (i::bigint * 7919) % cardinality(m)], 'Thread ' || i || ': why does the median move when I join?',
      now() - make_interval(mins => (${amounts.threads}::int - i) * 20), now()
    from ids, generate_series(1, ${amounts.threads}::int) i`.execute(db)
  await sql`
    with ids as (select array(select id from members order by id) as m), t as (
      select id, space_id, created_at, row_number() over (order by id) as place, count(*) over () as threads from threads
    ), numbered as (
      -- Lengths vary: one thread in fifty is ten times as long as the others.
      select t.*, n from t, lateral generate_series(1, (${amounts.posts}::float / threads * case when place % 50 = 0 then 10 else 0.82 end + place % 2)::int) n
    )
    insert into posts (thread_id, space_id, number, author_id, body, html, words, created_at)
    select id, space_id, n, m[1 + (id * 31 + n * 17) % cardinality(m)],
      (${bodies}::text[])[1 + (id + n) % ${TEMPLATES}::int], (${htmls}::text[])[1 + (id + n) % ${TEMPLATES}::int],
      (${plain}::text[])[1 + (id + n) % ${TEMPLATES}::int], created_at + make_interval(mins => n)
    from numbered, ids`.execute(db)
  await sql`
    update threads t set last_number = p.n, reply_count = p.n - 1, last_post_at = p.at, last_author_id = t.author_id
    from (select thread_id, max(number) as n, max(created_at) as at from posts group by 1) p where p.thread_id = t.id`.execute(db)
  await sql`insert into reactions (post_id, member_id, space_id, kind)
    select p.id, m.id, p.space_id, 'helpful' from posts p join members m on m.id = 1 + p.id % ${amounts.members}::int where p.id % 5 = 0`.execute(
    db,
  )
  await sql`insert into thread_reads (member_id, thread_id, number)
    select 1 + i % 200, t.id, greatest(1, t.last_number - 2) from threads t, generate_series(1, 3) i where t.id % 5 = 0
    on conflict do nothing`.execute(db)
  await sql`insert into thread_follows (member_id, thread_id, level)
    select 1 + (t.id + i) % ${amounts.members}::int, t.id, 'follow' from threads t, generate_series(1, 3) i on conflict do nothing`.execute(
    db,
  )
  await fillSearch(db)
  const tokens = await addSessions(db, 64)
  await sql`vacuum analyze`.execute(db)
  return { tokens }
}

/**
 * The search index as core/search writes it. Forty templates have few words, so each post gets twenty more, v1 to v20000, as common as
 * words of a language are: v1 stands in most posts, v100 in one of fifty, v10000 in some twenty. "outdated" stands in the older half.
 */
async function fillSearch(db: Db): Promise<void> {
  await sql`
    with extra as (
      select p.id, string_agg('v' || floor(20000 ^ ((hashint8(p.id * 20 + n) + 2147483648) / 4294967296.0::float8)), ' ') as words
      from posts p, generate_series(1, 20) n group by 1
    )
    insert into search_entries (kind, ref, space_id, at, words)
    select 'post', p.id, p.space_id, p.created_at, words_of(t.title,
      p.words || ' ' || e.words || case when p.created_at < now() - make_interval(mins => 20) * (select count(*) / 2 from threads) then ' outdated' else '' end)
    from posts p join threads t on t.id = p.thread_id join extra e on e.id = p.id
    order by p.id`.execute(db)
  await sql`
    insert into search_entries (kind, ref, at, words)
    select 'member', id, joined_at, words_of(name, about) from members on conflict (kind, ref) do nothing`.execute(db)
}

async function addSessions(db: Db, most: number): Promise<string[]> {
  const tokens = Array.from({ length: most }, (_, i) => `bench-token-${i}`.padEnd(43, 'x'))
  const members = await db.selectFrom('members').select('id').orderBy('id').limit(most).execute()
  const expires_at = new Date(Date.now() + 86_400_000)
  await db
    .insertInto('sessions')
    .values(members.map(({ id }, i) => ({ member_id: id, token_hash: hashToken(tokens[i]!), device: 'Bench', expires_at })))
    .execute()
  return tokens
}
