// What is taken out is gone, all of it; what is put in its place is written the same way and belongs to nobody.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findPatientData } from '#core/patient-data/find.ts'
import { MOST_FINDS } from '#core/patient-data/finds.ts'
import { checkDigit, isNhsNumber } from '#core/patient-data/nhs-number.ts'
import { replaceByInvented, takeOut, testNumber } from '#core/patient-data/replace.ts'

function numberFrom(nine: number): string {
  const check = checkDigit(String(nine))
  return check === undefined ? numberFrom(nine + 1) : String(nine) + check
}

const NUMBER = numberFrom(401_023_213)
const SPACED = `${NUMBER.slice(0, 3)} ${NUMBER.slice(3, 6)} ${NUMBER.slice(6)}`
const invented = (text: string) => replaceByInvented(text, findPatientData(text))
const without = (text: string) => takeOut(text, findPatientData(text))

test('every postcode, address and date of a row is taken out, not the first alone', () => {
  assert.doesNotMatch(without('1,LS1 4AP,LS2 4AP\n2,M1 1AE\n3,CR2 6XH\n'), /LS|M1|CR2/)
  assert.doesNotMatch(without('a,ab@nhs.net,x@nhs.net\nb,cd@nhs.net\nc,ef@nhs.net\n'), /@/)
  assert.doesNotMatch(without('Jane Bloggs, DOB 03/05/1954 and Ann Other, DOB 04/06/1955'), /195/)
  assert.doesNotMatch(without('1,LS1 4AP,03/05/1954,04/05/1955\n'), /195/)
})

test('more than the most finds are taken out as well', () => {
  const many = Array.from({ length: MOST_FINDS + 200 }, (_, at) => numberFrom(401_000_000 + at * 37)).join('\n')
  assert.equal(findPatientData(many).length, MOST_FINDS)
  assert.deepEqual(findPatientData(without(many)), [])
  assert.deepEqual(findPatientData(invented(many)), [])
})

test('what was asked about and confirmed stays, where only the sure finds are taken out', () => {
  const text = `Jane Bloggs, DOB 03/05/1954, ${NUMBER}`
  const sure = findPatientData(text).filter((find) => find.sure)
  assert.equal(takeOut(text, sure), 'Jane Bloggs, DOB 03/05/1954, [taken out]')
})

test('dates become the first of January 1900, written in the same form', () => {
  const forms = {
    '03/05/1954': '01/01/1900',
    '3.5.1954': '1.1.1900',
    '03-05-54': '01-01-1900',
    '1954-05-03': '1900-01-01',
    '23 September 1954': '1 January 1900',
    '23rd of Sep 1954': '1st of Jan 1900',
    'SEPTEMBER 3, 1954': 'JANUARY 1, 1900',
  }
  for (const [date, expected] of Object.entries(forms))
    assert.equal(invented(`born ${date}, LS1 4AP`), `born ${expected}, LS1 4AP`)
})

test('values of a column keep what they look like', () => {
  const table = `surname,dob,postcode,hospital_number\nBloggs,03/05/1954,LS1 4AP,1234567\nSmith,1954-05-03,m11ae,7654321\n`
  const [, first, second] = invented(table).split('\n')
  assert.match(first!, /^person \d+,01\/01\/1900,ZZ99 \d[A-Z]{2},999\d{4}$/)
  assert.match(second!, /^person \d+,1900-01-01,zz99\d[a-z]{2},999\d{4}$/)
})

test('what was equal stays equal, and what was not does not become so', () => {
  const rows = Array.from({ length: 60 }, (_, at) => `${at},LS${(at % 30) + 1} 4AP`).join('\n')
  const codes = invented(rows).match(/ZZ99 \w{3}/g)!
  assert.equal(codes.length, 60)
  assert.equal(new Set(codes).size, 30)
  assert.equal(codes[0], codes[30])
})

test('invented numbers are valid ones of the test range', () => {
  for (const count of [1, 2, 999, 123_456]) assert.ok(isNhsNumber(testNumber(count)) && testNumber(count).startsWith('999'))
})

const pieces = [
  NUMBER,
  SPACED,
  `.${NUMBER}`,
  `-${NUMBER}`,
  `NHS number: ${SPACED}`,
  `a.${NUMBER}@nhs.net,1\nb.c@nhs.net,2\nc.d@nhs.net,4\n`,
  numberFrom(101_056_012),
  'CHI ',
  'Jane Bloggs, DOB: 03/05/1954, seen 4 June 2021',
  'nhs_number,dob,postcode\n1234567890,03/05/1954,LS1 4AP\n2345678901,04/05/1954,LS2 4AP\n',
  '1,LS1 4AP,M1 1AE,03/05/1954\n2,M1 1AE\n3,CR2 6XH\n',
  'df <- data.frame(hospital_number = c("RX1234", "RX2345"), dob = c("1954-05-03", "3 May 1955"))',
  '{"first_name": ["Jane", "Anna"]}',
  "insert into p (id, surname) values (1, 'Bloggs'), (2, 'Smith')",
  '| Patient name | n |\n|---|---|\n| Jane Bloggs | 3 |\n| Ann Other | 4 |\n',
  ' ',
  '\n',
  ',',
  '\t',
  '"',
  '12',
]
test('after either way out nothing is found in any mixture of these', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 10 }), (parts) => {
      const text = parts.join('')
      assert.deepEqual(findPatientData(without(text)), [], `taken out of ${JSON.stringify(text)}`)
      assert.deepEqual(findPatientData(invented(text)), [], `replaced in ${JSON.stringify(text)}`)
    }),
    { numRuns: 1000 },
  )
})

test('finds stand in order, apart from one another, and a sure one is never lost to one that is not', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 10 }), (parts) => {
      const finds = findPatientData(parts.join(''))
      for (let at = 1; at < finds.length; at++) assert.ok(finds[at]!.from >= finds[at - 1]!.to)
    }),
  )
  assert.equal(findPatientData(`a.${NUMBER}@nhs.net,1\nb.c@nhs.net,2\nc.d@nhs.net,4\n`)[0]!.sure, true)
})

test('the time for hostile text grows with its length only', () => {
  const hostile = [
    '4',
    '401 023 2137 ',
    `a${' '.repeat(4000)}b,c\n`,
    'surname = c(',
    'surname,n\na,b\n',
    'a@',
    'LS1 4AP,',
    'born Jane Bloggs 1/1/1980 ',
  ]
  for (const piece of hostile) {
    const from = performance.now()
    findPatientData(piece.repeat(Math.ceil(1_000_000 / piece.length)))
    // Linear ones take some 0.2 s here; the square of a megabyte takes minutes.
    assert.ok(performance.now() - from < 4000, JSON.stringify(piece.slice(0, 20)))
  }
})
