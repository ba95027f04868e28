// SQL in the frame: DuckDB, from our own folder, unmodified. It runs in its worker; this document only asks it.
import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from '@duckdb/duckdb-wasm'
import type { Part, TablePart, ToFrame } from '../running/protocol.ts'
import { startWorkersFromBlobs } from './blob-worker.ts'
import { engineFolder, type PagePort, pagePort } from './page-port.ts'
import { type Statement, splitStatements } from './sql-statements.ts'
import { wordsOf } from './words.ts'

/** Rows of an answer that travel to the page. */
const MOST_ROWS = 200
const MOST_COLUMNS = 50
/** Where an answer is put first, so that a statement runs once and its rows keep their order. */
const ANSWER = '_hearth_answer'

/** What gives rows that can be kept as a table. */
const ASKS = /^(?:select|with|from|values|pivot|unpivot|table|describe|show|summarize)\b/i
const NUMBERS = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/

async function startDuckDb({ files }: PagePort): Promise<AsyncDuckDB> {
  startWorkersFromBlobs(files)
  const folder = engineFolder()
  const db = new AsyncDuckDB(new VoidLogger(), new Worker(`${folder}duckdb-browser-eh.worker.js`))
  await db.instantiate(`${folder}duckdb-eh.wasm`)
  await db.open({ query: { castBigIntToDouble: false } })
  return db
}

type Texts = Record<string, string | null>

/** Every value of an answer as text. */
async function texts(connection: AsyncDuckDBConnection, sql: string): Promise<Texts[]> {
  const answer = await connection.query(sql)
  return answer.toArray().map((row) => {
    const values = row.toJSON() as Record<string, unknown>
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === null ? null : String(value)]))
  })
}

async function tableOf(connection: AsyncDuckDBConnection, { sql }: Statement): Promise<TablePart> {
  await connection.query(`create or replace temp table ${ANSWER} as from (${sql}\n)`)
  const columns = (await texts(connection, `describe ${ANSWER}`)).slice(0, MOST_COLUMNS)
  const names = columns.map(({ column_name }) => column_name ?? '')
  const chosen = names.map((name, at) => `"${name.replaceAll('"', '""')}"::varchar as c${at}`).join(', ')
  const rows = await texts(connection, `select ${chosen} from ${ANSWER} order by rowid limit ${MOST_ROWS}`)
  const [counted] = await texts(connection, `select count(*) as n from ${ANSWER}`)
  return {
    kind: 'table',
    columns: columns.map(({ column_name, column_type }) => ({
      name: column_name ?? '',
      type: (column_type ?? '').toLowerCase(),
      isNumber: NUMBERS.test(column_type ?? ''),
    })),
    rows: rows.map((row) => names.map((_, at) => row[`c${at}`] ?? null)),
    count: Number(counted?.n ?? 0),
  }
}

async function runStatement(connection: AsyncDuckDBConnection, statement: Statement): Promise<Part | undefined> {
  const bare = statement.sql.replace(/^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/, '')
  if (ASKS.test(bare)) return tableOf(connection, statement)
  const rows = await texts(connection, statement.sql)
  const text = rows.map((row) => Object.values(row).join('\n')).join('\n')
  // What changes tables answers with a count, which says nothing to a reader.
  return /^explain\b/i.test(bare) && text ? { kind: 'text', text } : undefined
}

/** What is not there, out of DuckDB's own words. */
function missingIn(words: string): { missing?: { object: string } } {
  const object = /(?:Table with name|Referenced column|column named) "?([\w.]+)"? (?:does not exist|not found)/.exec(words)?.[1]
  return object ? { missing: { object } } : {}
}

async function runBlock(db: AsyncDuckDB, page: PagePort, { run, code, files }: ToFrame): Promise<void> {
  for (const { name, bytes } of files) {
    await db.dropFile(name).catch(() => {})
    await db.registerFileBuffer(name, bytes)
  }
  const connection = await db.connect()
  try {
    for (const statement of splitStatements(code)) {
      try {
        const part = await runStatement(connection, statement)
        if (part) page.tell({ run, part })
      } catch (error) {
        // Behind this stands the statement as we wrapped it.
        const text = wordsOf(error).split('\n\nLINE ')[0] ?? ''
        page.tell({ run, part: { kind: 'error', text, line: statement.line, ...missingIn(text) } })
        return
      }
    }
  } finally {
    await connection.close()
  }
}

async function main(): Promise<void> {
  const page = await pagePort()
  try {
    const db = await startDuckDb(page)
    const version = `DuckDB ${(await db.getVersion()).replace(/^v/, '')}`
    page.onRun((asked) => {
      runBlock(db, page, asked)
        .catch((error) => page.tell({ run: asked.run, part: { kind: 'error', text: wordsOf(error) } }))
        .then(() => page.tell({ run: asked.run, done: true, session: version }))
    })
    page.tell({ ready: true, version })
  } catch (error) {
    page.tell({ failed: wordsOf(error) })
  }
}

void main()
