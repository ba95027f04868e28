// A pasted table becomes code that makes it, and with invented values nothing of the real ones is left.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findPatientData } from '#core/patient-data/find.ts'
import { inventColumn } from '../../src/browser/running/invent-values.ts'
import { asPython, asR } from '../../src/browser/running/table-code.ts'
import { readTable } from '../../src/browser/running/table-text.ts'

const spreadsheet =
  'Trust\tWaits\tShare\tSeen on\tOpen\nAshbourne\t12\t0.25\t03/05/2026\tTRUE\nFernley\t\t0.5\t14/05/2026\tFALSE\n'

test('a table from a spreadsheet keeps its names, types and missing values', () => {
  const columns = readTable(spreadsheet)!
  assert.deepEqual(
    columns.map(({ name, type }) => [name, type]),
    [
      ['Trust', 'text'],
      ['Waits', 'whole'],
      ['Share', 'number'],
      ['Seen on', 'date'],
      ['Open', 'logical'],
    ],
  )
  assert.equal(
    asR(columns),
    'df <- data.frame(\n  Trust = c("Ashbourne", "Fernley"),\n  Waits = c(12L, NA),\n  Share = c(0.25, 0.5),\n  Seen_on = as.Date(c("2026-05-03", "2026-05-14")),\n  Open = c(TRUE, FALSE)\n)',
  )
  assert.match(asPython(columns), /"Seen on": pd\.to_datetime\(\["2026-05-03", "2026-05-14"\]\),\n {4}"Open": \[True, False\],/)
})

test('CSV, Markdown tables, and what R and pandas print are read', () => {
  const same = [
    'name,n\n"Leeds, north",1\nYork,2\n',
    'name;n\nLeeds, north;1\nYork;2\n',
    '| name | n |\n|---|---:|\n| Leeds, north | 1 |\n| York | 2 |\n',
  ]
  for (const text of same) {
    const columns = readTable(text)!
    assert.deepEqual(
      columns.map(({ name, values }) => [name, values]),
      [
        ['name', ['Leeds, north', 'York']],
        ['n', ['1', '2']],
      ],
      text,
    )
  }
  const printed = readTable('   name  n\n1 Leeds  1\n2  York NA\n')!
  assert.deepEqual(
    printed.map(({ name, values }) => [name, values]),
    [
      ['name', ['Leeds', 'York']],
      ['n', ['1', null]],
    ],
  )
  for (const text of ['', 'one line', 'some words\nand more words']) assert.equal(readTable(text), undefined)
})

test('numbers of ten digits and leading zeros stay text', () => {
  const columns = readTable('id,code\n4010232137,007\n4010232138,012\n')!
  assert.deepEqual(
    columns.map(({ type }) => type),
    ['text', 'text'],
  )
})

test('invented values have the type and range of the real ones, and none of these is left', () => {
  const cell = fc.record({
    name: fc.stringMatching(/^[A-Z][a-z]{5,9}$/),
    n: fc.integer({ min: 100, max: 999 }),
    at: fc.integer({ min: 1, max: 28 }),
  })
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), (rows) => {
      const text = `who,n,day\n${rows.map(({ name, n, at }) => `${name},${n},2026-05-${String(at).padStart(2, '0')}`).join('\n')}\n`
      const columns = readTable(text)!
      const [who, n, day] = columns.map((column) => inventColumn(column))
      for (const { name } of rows) assert.ok(!asR([who!]).includes(name))
      const [least, most] = [Math.min(...rows.map((row) => row.n)), Math.max(...rows.map((row) => row.n))]
      for (const value of n!.values) assert.ok(Number(value) >= least && Number(value) <= most)
      for (const value of day!.values) assert.match(value!, /^2026-05-\d\d$/)
      assert.deepEqual(
        [who, n, day].map((column) => column!.type),
        columns.map(({ type }) => type),
      )
      assert.equal(new Set(who!.values).size, new Set(rows.map(({ name }) => name)).size)
    }),
  )
})

test('a table of patients made of invented values is nothing that the guard stops', () => {
  const columns = readTable(
    'nhs_number,surname,postcode\n4010232137,Bloggs,LS1 4AP\n4010232145,Smith,M1 1AE\n4010232153,Jones,CR2 6XH\n',
  )!
  const invented = columns.map((column) => inventColumn(column))
  assert.deepEqual(findPatientData(asR(invented)), [])
  assert.doesNotMatch(asR(invented), /Bloggs|401023|LS1/)
})
