// What a backup holds of a database: its tables in the order in which they can be filled, and where their numbers have got to.
import type { Sql } from 'postgres'

export type TableParts = { name: string; columns: string[]; hasTriggers: boolean }
export type Sequence = { table: string; column: string; last: number }

/** All tables of schema public but the list of migrations, those that others refer to first. Generated columns are left out. */
export async function listTables(sql: Sql): Promise<TableParts[]> {
  const tables = await sql<TableParts[]>`
    select c.relname as name,
           array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns,
           exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as "hasTriggers"
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
    group by c.oid, c.relname order by c.relname`
  const links = await sql<{ from: string; to: string }[]>`
    select f.relname as from, t.relname as to
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and f.relnamespace = 'public'::regnamespace and f.oid <> t.oid and not k.condeferrable`
  return sorted(tables, links)
}

/** Tables that refer to each other in a circle do so by keys that are checked at the end, so those are no links here. */
function sorted(tables: TableParts[], links: { from: string; to: string }[]): TableParts[] {
  const done: TableParts[] = []
  let left = tables
  while (left.length > 0) {
    const names = new Set(left.map(({ name }) => name))
    const ready = left.filter(({ name }) => !links.some((link) => link.from === name && names.has(link.to)))
    if (ready.length === 0)
      throw new Error(`The tables ${[...names].join(', ')} refer to each other in a circle: make one foreign key deferrable.`)
    done.push(...ready)
    left = left.filter((table) => !ready.includes(table))
  }
  return done
}

/** Where the numbers of identity columns have got to; 0 where none was given out. */
export async function listSequences(sql: Sql): Promise<Sequence[]> {
  const columns = await sql<{ table: string; column: string; sequence: string }[]>`
    select c.relname as table, a.attname as column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attidentity <> '' order by 1, 2`
  const found: Sequence[] = []
  for (const { table, column, sequence } of columns) {
    const [row] = await sql<
      { last: number }[]
    >`select case when is_called then last_value else 0 end::float8 as last from ${sql.unsafe(sequence)}`
    found.push({ table, column, last: row?.last ?? 0 })
  }
  return found
}

/** Continues the numbers where the backup had got to, so that none is given out twice, not even that of a row deleted since. */
export async function continueSequences(sql: Sql, sequences: Sequence[]): Promise<void> {
  for (const { table, column, last } of sequences) {
    await sql`select setval(pg_get_serial_sequence(quote_ident(${table}), ${column}), greatest(${last}::bigint, 1), ${last > 0})`
  }
}
