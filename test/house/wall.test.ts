// The wall in the database: every table has its policy, every door its keeper.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type Fastify from 'fastify'
import { sql } from 'kysely'
import { features } from '../../src/features.ts'
import { openTown, type Town } from '../kit.ts'
import { roomOf, root, sourceFiles } from './source.ts'

let town: Town
before(async () => {
  town = await openTown()
})
after(() => town.close())

test('every table has row-level security', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relrowsecurity`.execute(town.db)
  assert.deepEqual(
    rows,
    [],
    'Add `alter table … enable row level security` and its policies to the migration that creates the table.',
  )
})

test('a table that the web may read has a policy that says which rows', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and has_any_column_privilege('hearth_web', c.oid, 'select')
      and not exists (select from pg_policy p where p.polrelid = c.oid)`.execute(town.db)
  assert.deepEqual(rows, [])
})

// bylines shows names of authors to everybody who sees their posts, on purpose: its migration says why.
test('views that the web may read hide what their tables hide', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('v', 'm') and c.relname <> 'bylines' and has_table_privilege('hearth_web', c.oid, 'select')
      and not coalesce(c.reloptions::text ~ 'security_(barrier|invoker)', false)`.execute(town.db)
  assert.deepEqual(
    rows,
    [],
    'Create the view `with (security_invoker)`, or `with (security_barrier)` where it shows more than its tables on purpose.',
  )
})

test('the web cannot bypass the wall', async () => {
  const { rows } = await sql<{ rolsuper: boolean; rolbypassrls: boolean; owns: number }>`
    select rolsuper, rolbypassrls, (select count(*) from pg_class c where c.relowner = r.oid) as owns
    from pg_roles r where rolname = 'hearth_web'`.execute(town.db)
  assert.deepEqual(rows, [{ rolsuper: false, rolbypassrls: false, owns: 0 }])
  const web = await sql<{ who: string }>`select current_user as who`.execute(town.house.database.web)
  assert.equal(web.rows[0]?.who, 'hearth_web')
})

test('every function with the rights of the owner fixes where it looks names up', async () => {
  const { rows } = await sql<{ name: string }>`
    select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prosecdef and not coalesce(p.proconfig::text ~ 'search_path', false)`.execute(town.db)
  assert.deepEqual(rows, [], 'Add `set search_path = public` to the function.')
})

test('a route that does not say who may use it stops the start', async () => {
  const { createApp } = await import('#platform/http/app.ts')
  const open = {
    name: 'open',
    tables: [],
    routes: (app: { fastify: ReturnType<typeof Fastify> }) => void app.fastify.get('/open', async () => 'open'),
  }
  await assert.rejects(createApp({ ...town.house, features: [open as never] }), /does not say who may use it/)
})

test('only its owner writes a table', () => {
  const owners = new Map(features.flatMap((feature) => feature.tables.map((table) => [table, feature.name])))
  for (const { path, text } of sourceFiles('src')) {
    const room = roomOf(path)
    if (!room) continue
    const written = [...text.matchAll(/(?:insertInto|updateTable|deleteFrom|mergeInto)\('([a-z_]+)/g)].concat([
      ...text.matchAll(/\b(?:insert into|update|delete from) ([a-z_]+)(?: as \w+)? ?(?:\(|set|where|using)/g),
    ])
    for (const [, table] of written) {
      const owner = owners.get(table!)
      if (owner)
        assert.equal(
          owner,
          room.split('/').at(-1),
          `${path} writes ${table}, which belongs to ${owner}: call an action of its owner.`,
        )
    }
  }
})

test('the written-down schema is that of a migrated database', async () => {
  const { dumpSchema } = await import('#platform/db/dump-schema.ts')
  const kept = readFileSync(join(root, 'database/schema.sql'), 'utf8')
  const { tableTypes } = await import('#platform/db/table-types.ts')
  const renew = 'Run `bin/hearth schema` and commit what it writes.'
  assert.equal(await dumpSchema(town.house.database.ownerSql), kept, renew)
  const types = await tableTypes(town.house.database.ownerSql)
  for (const [path, text] of Object.entries(types)) assert.equal(readFileSync(join(root, path), 'utf8'), text, renew)
})
