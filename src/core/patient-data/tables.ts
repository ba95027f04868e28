// Columns named like something that identifies people, in pasted tables and in code.
import { type Found, TAKEN_OUT } from './finds.ts'
import { type Cell, cellsOf, delimiterOf, fullPostcode, isInvented, type Row } from './rows.ts'

/** Column names that stand for a person, without their signs and in small letters. */
const identifying = new Set(
  (
    'nhsnumber nhsno nhsnum nhsnumbers patientname patientsname patientforename patientsurname forename forenames surname firstname lastname familyname ' +
    'givenname givennames fullname dob dateofbirth birthdate patientdob address addressline1 addressline patientaddress homeaddress ' +
    'hospitalnumber hospitalno hospno hospitalid mrn medicalrecordnumber localpatientidentifier localpatientid chi chinumber chino hcn hcnumber ' +
    'healthandcarenumber nino nationalinsurancenumber nationalinsuranceno postcode fullpostcode homepostcode patientpostcode'
  ).split(' '),
)
const POSTCODE_COLUMN = /postcode$/
const BIRTH_COLUMN = /dob$|birth/
const LONGEST_NAME = 40

/** Two rows are a table; one is an example of how it is built. */
const ROWS = 2

function identifies(name: string): string | undefined {
  if (name.length > LONGEST_NAME) return undefined
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  return identifying.has(plain) ? plain : undefined
}

/** Whether a value could be what its column promises. */
function couldBe(column: string, value: string): boolean {
  // "surname 1" is what our own tools put in its place.
  if (isInvented(value) || value.toLowerCase().replace(/[^a-z]/g, '') === column) return false
  if (POSTCODE_COLUMN.test(column)) return fullPostcode.test(value)
  return BIRTH_COLUMN.test(column) ? /\d/.test(value) : true
}

/** Columns of pasted tables: CSV, TSV, semicolons, pipes. */
export function findColumns(rows: Row[]): Found[] {
  const finds: Found[] = []
  for (let at = 0; at < rows.length - ROWS; at++) {
    const head = rows[at]!
    const delimiter = delimiterOf(head.text)
    if (!delimiter || !/[a-z]/i.test(head.text) || /[(){}<>=]/.test(head.text)) continue
    const names = cellsOf(head, delimiter)
    if (names.length < 2) continue
    const named = names.map(({ value }) => identifies(value))
    if (!named.some(Boolean)) continue
    const body = bodyUnder(rows, at + 1, delimiter, names.length)
    named.forEach((column, index) => {
      if (!column) return
      const values = body
        .map((cells) => cells[index])
        .filter((cell): cell is Cell => cell !== undefined && couldBe(column, cell.value))
      if (values.length >= ROWS)
        finds.push({ kind: 'column', sure: false, from: names[index]!.from, to: names[index]!.to, values })
    })
    at += body.length
  }
  return finds
}

/** Lines of code under a table belong to something else. */
const isCode = /<-|=\s*c\(|=\s*\[|^\s*insert\s/i

function bodyUnder(rows: Row[], first: number, delimiter: string, width: number): Cell[][] {
  const body: Cell[][] = []
  for (let at = first; at < rows.length; at++) {
    const row = rows[at]!
    if (!row.text.includes(delimiter) || isCode.test(row.text)) break
    if (/^[\s|:+-]*$/.test(row.text)) continue
    const cells = cellsOf(row, delimiter)
    if (cells.length !== width) break
    body.push(cells)
  }
  return body
}

// name = c("a", "b"), "name": ["a", "b"]: a column of a data frame as code writes it.
const vectors = /(?:=|<-|:)[ \t]{0,10}(?:c[ \t]{0,10}\(|\[)/g
const nameBefore = /(["'`]?)([A-Za-z][\w.]*(?: [\w.]+){0,3})\1[ \t]{0,10}$/
/** What stands before a vector, with its blanks, and how long a vector may be. */
const BEFORE = 70
const LONGEST_VECTOR = 20_000

/** Columns that are written as code, in R and Python. */
export function findVectors(text: string): Found[] {
  const finds: Found[] = []
  for (const match of text.matchAll(vectors)) {
    const start = Math.max(0, match.index - BEFORE)
    const named = nameBefore.exec(text.slice(start, match.index))
    const column = named && identifies(named[2]!)
    if (!named || !column) continue
    const open = match.index + match[0].length
    const list = /^[^()[\]]*/.exec(text.slice(open, open + LONGEST_VECTOR))![0]
    // "NHS number: [taken out]" reads like a list in Python.
    if (`[${list}]` === TAKEN_OUT) continue
    const values = quotedValues(list, open).filter(({ value }) => couldBe(column, value))
    const from = start + named.index + named[1]!.length
    if (values.length >= ROWS) finds.push({ kind: 'column', sure: false, from, to: from + named[2]!.length, values })
  }
  return finds
}

function quotedValues(list: string, start: number): Cell[] {
  const cells: Cell[] = []
  for (const match of list.matchAll(/"([^"]*)"|'([^']*)'|([^\s,"']+)/g)) {
    const value = match[1] ?? match[2] ?? match[3] ?? ''
    const from = start + match.index + (match[3] === undefined ? 1 : 0)
    cells.push({ value, from, to: from + value.length })
  }
  return cells
}

const inserts = /insert\s+into\s+[\w."`[\]]{1,100}\s*\(([^()]{1,2000})\)\s*values\s*/gi

/** Columns of rows that are inserted by SQL. */
export function findInserts(text: string): Found[] {
  const finds: Found[] = []
  for (const match of text.matchAll(inserts)) {
    const start = match.index + match[0].indexOf('(') + 1
    const names = cellsOf({ text: match[1]!, from: start, to: start, line: 1 }, ',')
    const tuples = tuplesFrom(text, match.index + match[0].length)
    names.forEach((name, index) => {
      const column = identifies(name.value)
      if (!column) return
      const values = tuples
        .map((cells) => cells[index])
        .filter((cell): cell is Cell => cell !== undefined && couldBe(column, cell.value))
      if (values.length >= ROWS) finds.push({ kind: 'column', sure: false, from: name.from, to: name.to, values })
    })
  }
  return finds
}

function tuplesFrom(text: string, start: number): Cell[][] {
  const tuples: Cell[][] = []
  const tuple = /\s*,?\s*\(([^()]{0,2000})\)/y
  tuple.lastIndex = start
  for (let match = tuple.exec(text); match && tuples.length < 200; match = tuple.exec(text)) {
    const from = match.index + match[0].length - 1 - match[1]!.length
    tuples.push(cellsOf({ text: match[1]!, from, to: from, line: 1 }, ','))
  }
  return tuples
}
