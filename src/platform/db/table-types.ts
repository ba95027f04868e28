// Writes the types of all tables from a migrated database, for Kysely: src/platform/db/tables.ts and the folder beside it.
import type { Sql } from 'postgres'
import { readMigrations } from './migrate.ts'

const PATH = 'src/platform/db/tables.ts'
/** Where the types of each subject are: the folder holds nothing else. */
export const FOLDER = 'src/platform/db/tables'

type Column = {
  relation: string
  kind: string
  name: string
  type: string
  is_array: boolean
  not_null: boolean
  has_default: boolean
  always: boolean
  labels: string[] | null
  never_null: string | null
}
type Check = { relation: string; definition: string }

// As the driver gives them: see connect.ts. What is not listed arrives as text.
const types: Record<string, string> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'Date',
  timestamp: 'Date',
  timestamptz: 'Date',
  json: 'unknown',
  jsonb: 'unknown',
}

const HEAD = 'Written by `bin/hearth schema`: change a migration instead of this file.'

/** The tables and views of schema public, as files by path: one for each subject of the migrations that make them, and one that has them all. */
export async function tableTypes(sql: Sql): Promise<Record<string, string>> {
  const columns = await listColumns(sql)
  const unions = unionsOf(await listChecks(sql))
  const subjects = subjectsOf(readMigrations())
  const relations = [...new Set(columns.map(({ relation }) => relation))]
  const together = Object.groupBy(relations, (relation) => subjects.get(relation) ?? noSubject(relation))
  const names = Object.keys(together).sort()
  const beside = (name: string) => `./tables/${name}.ts`
  const imports = names.map((name) => `import type { ${pascal(name)} } from '${beside(name)}'\n`).join('')
  const all = `export type Tables = ${names.map(pascal).join(' &\n  ')}\n`
  return {
    [PATH]: `// Every table as the database has it. ${HEAD}\n${imports}\n${all}`,
    ...Object.fromEntries(names.map((name) => [`${FOLDER}/${name}.ts`, fileOf(name, together[name]!, columns, unions)])),
  }
}

/** By table or view, the subject of the migration that makes it: "events-places", or "questions" where feature and subject are one. */
function subjectsOf(migrations: { name: string; text: string }[]): Map<string, string> {
  // The list of migrations is made before the first of them.
  const subjects = new Map([['migrations', 'migrations']])
  for (const { name, text } of migrations) {
    const [, feature, subject] = name.replaceAll('_', '-').split('--') as [string, string, string]
    for (const [, relation] of text.matchAll(/^create (?:or replace )?(?:table|view) (\w+)/gim))
      if (!subjects.has(relation!)) subjects.set(relation!, feature === subject ? feature : `${feature}-${subject}`)
  }
  return subjects
}

function noSubject(relation: string): never {
  throw new Error(`No migration begins a line with "create table ${relation}" or "create view ${relation}".`)
}

function fileOf(name: string, relations: string[], columns: Column[], unions: Map<string, string>): string {
  const bodies = relations.map((relation) => {
    const own = columns.filter((column) => column.relation === relation)
    return `export type ${typeName(relation)} = {\n${own.map((column) => `  ${column.name}: ${columnType(column, unions)}\n`).join('')}}\n`
  })
  const list = relations.map((relation) => `  ${relation}: ${typeName(relation)}\n`).join('')
  const imports = ['Generated', 'GeneratedAlways'].filter((one) => bodies.some((body) => body.includes(`${one}<`)))
  return [
    `// ${HEAD}\n`,
    ...(imports.length ? [`import type { ${imports.join(', ')} } from 'kysely'\n`] : []),
    '\n',
    bodies.join('\n'),
    `\nexport type ${pascal(name)} = {\n${list}}\n`,
  ].join('')
}

function columnType(column: Column, unions: Map<string, string>): string {
  const one = column.labels
    ? column.labels.map(quote).join(' | ')
    : (unions.get(`${column.relation}.${column.name}`) ?? types[column.type] ?? 'string')
  const many = column.is_array ? (one.includes('|') ? `(${one})[]` : `${one}[]`) : one
  const full = isNullable(column) && many !== 'unknown' ? `${many} | null` : many
  // A view is read only.
  if (column.always || column.kind === 'v') return `GeneratedAlways<${full}>`
  return column.has_default ? `Generated<${full}>` : full
}

/** PostgreSQL does not know what a view never leaves empty; `comment on view … is 'never null: id, name'` tells. */
function isNullable(column: Column): boolean {
  if (column.kind !== 'v') return !column.not_null
  const named = /^never null: (.*)$/m.exec(column.never_null ?? '')?.[1]?.split(/,\s*/) ?? []
  return !named.includes(column.name)
}

/** Columns that a check holds to a few words: `check (role in ('member', 'steward'))`. */
function unionsOf(checks: Check[]): Map<string, string> {
  const unions = new Map<string, string>()
  for (const { relation, definition } of checks) {
    const many = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(definition)
    const single = /^CHECK \(\((\w+) = ('(?:[^']|'')*'::text)\)\)$/.exec(definition)
    const [, column, list] = many ?? single ?? []
    if (!column || !list) continue
    const words = [...list.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, word]) => quote(word!.replaceAll("''", "'")))
    unions.set(`${relation}.${column}`, words.join(' | '))
  }
  return unions
}

function quote(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function typeName(relation: string): string {
  return `${pascal(relation)}Table`
}

function pascal(name: string): string {
  return name.replace(/(?:^|[_-])(\w)/g, (_, letter: string) => letter.toUpperCase())
}

async function listColumns(sql: Sql): Promise<Column[]> {
  return sql<Column[]>`
    select c.relname as relation, c.relkind::text as kind, a.attname as name,
           coalesce(e.typname, t.typname) as type, e.oid is not null as is_array,
           a.attnotnull as not_null, a.atthasdef or a.attidentity <> '' as has_default,
           a.attidentity = 'a' or a.attgenerated <> '' as always,
           (select array_agg(l.enumlabel order by l.enumsortorder) from pg_enum l where l.enumtypid = coalesce(e.oid, t.oid)) as labels,
           obj_description(c.oid, 'pg_class') as never_null
    from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
    order by c.relname, a.attnum`
}

async function listChecks(sql: Sql): Promise<Check[]> {
  return sql<Check[]>`
    select c.relname as relation, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'c' and c.relnamespace = 'public'::regnamespace
    order by k.conname`
}
