// What stands beside a number of a patient never hides it, and what it says about other numbers is heard.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findInFileName, findPatientData } from '#core/patient-data/find.ts'
import { checkDigit } from '#core/patient-data/nhs-number.ts'

/** A valid number out of nine digits, or the next nine that have a check digit. */
function numberFrom(nine: number): string {
  const digits = String(nine).padStart(9, '0')
  const check = checkDigit(digits)
  return check === undefined ? numberFrom(nine + 1) : digits + check
}

const spaced = (digits: string, by = ' ') => [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].join(by)
const kinds = (text: string) => findPatientData(text).map(({ kind, sure }) => `${kind}${sure ? '' : '?'}`)
const number = fc
  .oneof(fc.integer({ min: 400_000_000, max: 499_999_990 }), fc.integer({ min: 600_000_000, max: 708_799_990 }))
  .map(numberFrom)
  .filter((digits) => !/^(\d)\1{9}$/.test(digits))

const beside: Record<string, (digits: string) => string> = {
  'before a year of life': (digits) => `patient ${spaced(digits)} 67 years`,
  'before a date': (digits) => `${spaced(digits)} 12/05/1950`,
  'behind a date': (digits) => `2024-05-01 ${spaced(digits)}`,
  'before a time': (digits) => `${spaced(digits)} 10:30`,
  'behind the number of a ward': (digits) => `ward 5 ${spaced(digits)} was full`,
  'between tabs': (digits) => `1\t${spaced(digits)}\t2`,
  'in a row that R prints': (digits) => `  number         n age\n1 ${spaced(digits)} 4 67`,
  'in italics of underscores': (digits) => `_${digits}_`,
  'in bold of underscores': (digits) => `__${spaced(digits)}__`,
  'behind a line end in a string': (digits) => `"first\\n${digits}"`,
  'with marks of direction between its digits': (digits) => digits.split('').join('\u200e'),
  'in a comment of R': (digits) => `#${digits}`,
  'behind a long dash': (digits) => `him—${digits}`,
  'within an e-mail address in rows': (digits) => `a.${digits}@nhs.net,1\nb.c@nhs.net,2\nc.d@nhs.net,4\n`,
}
for (const [where, write] of Object.entries(beside))
  test(`an NHS number ${where} stops the post`, () => {
    fc.assert(
      fc.property(number, (digits) => assert.ok(kinds(write(digits)).includes('nhs-number'), write(digits))),
      { numRuns: 200 },
    )
  })

test('two NHS numbers on one line are both found', () => {
  fc.assert(
    fc.property(number, number, fc.constantFrom(' ', ', ', '" "', '-', '|', '\t'), (one, other, between) => {
      assert.deepEqual(kinds(`[1] ${one}${between}${other}`), ['nhs-number', 'nhs-number'])
      if (between !== '-') assert.deepEqual(kinds(`[1] ${spaced(one)}${between}${spaced(other)}`), ['nhs-number', 'nhs-number'])
    }),
  )
})

test('a table of counts elsewhere in the post takes nothing from a row of patients', () => {
  const wrong = '401 023 2138'
  const counts = Array.from({ length: 6 }, (_, at) => `${at} ${wrong} 8`).join('\n')
  assert.deepEqual(kinds(`${counts}\n\nand\n\n1 ${spaced(numberFrom(401_023_213))} 4\n`), ['nhs-number'])
})

const asked: Record<string, (digits: string) => string> = {
  'a seed': (digits) => `set.seed(${digits})`,
  'an amount of memory': (digits) => `${digits} bytes`,
  'a number as pandas prints it': (digits) => `0  ${digits}.0`,
  'a part of the name of a run': (digits) => `run_${digits}`,
  'a part of the address of a page': (digits) => `https://example.org/posts/${digits}`,
}
for (const [what, write] of Object.entries(asked))
  test(`${what} that passes the check is only asked about`, () => {
    fc.assert(fc.property(number, (digits) => assert.deepEqual(kinds(write(digits)), ['nhs-number?'])))
  })

test('a part of a DOI, an order number or a longer row of groups is none', () => {
  fc.assert(
    fc.property(number, (digits) => {
      for (const text of [
        `10.1136/bmj.${digits}`,
        `PO-${digits}`,
        `INV${digits}`,
        `978-${spaced(digits, '-')}`,
        `${spaced(digits, '-')}-12`,
      ])
        assert.deepEqual(kinds(text), [], text)
    }),
  )
})

test('ten digits that begin with a date are a CHI number where a word says so, before or behind', () => {
  const chi = numberFrom(101_056_012)
  for (const text of [`${chi} (CHI)`, `chi_number = "${chi}"`, `CHI number is ${chi}`, `patient_id: ${chi}`])
    assert.deepEqual(kinds(text), ['chi-number'], text)
  assert.deepEqual(kinds(`at ${chi}`), [])
  assert.deepEqual(kinds(`chi-squared = ${chi}`), [])
})

test('a number in the name of a file is found behind a word and a hyphen', () => {
  const digits = numberFrom(401_023_213)
  for (const name of [`letter-${digits}.csv`, `patient${digits}.pdf`, `${digits}.csv`])
    assert.equal(findInFileName(name).length, 1, name)
  for (const name of [`PO-${digits}.csv`, `waits-2026-05.csv`]) assert.equal(findInFileName(name).length, 0, name)
})
