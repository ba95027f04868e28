// What looks like data about a patient is found in every form, and what does not is left alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findInFileName, findPatientData, usesTestNumbers } from '#core/patient-data/find.ts'
import { checkDigit, isNhsNumber, kindOfNumber } from '#core/patient-data/nhs-number.ts'
import { replaceByInvented, takeOut } from '#core/patient-data/replace.ts'

/** A valid number out of nine digits, or the next nine that have a check digit. */
function numberFrom(nine: number): string {
  const check = checkDigit(String(nine).padStart(9, '0'))
  return check === undefined ? numberFrom(nine + 1) : String(nine).padStart(9, '0') + check
}

const NUMBER = numberFrom(401_023_213)
const spaced = (digits: string, by = ' ') => [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].join(by)
const fullWidth = (digits: string) => digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
const kinds = (text: string) => findPatientData(text).map(({ kind, sure }) => `${kind}${sure ? '' : '?'}`)

test('the check digit of the published example is right', () => {
  assert.equal(isNhsNumber('9434765919'), true)
  assert.equal(isNhsNumber('9434765918'), false)
})

const forms: Record<string, (digits: string) => string> = {
  plain: (digits) => digits,
  'with spaces': (digits) => spaced(digits),
  'with hyphens': (digits) => spaced(digits, '-'),
  'with dashes': (digits) => spaced(digits, '–'),
  'with spaces that do not break': (digits) => spaced(digits, '\u00a0'),
  'with two spaces': (digits) => spaced(digits, '  '),
  'with dots': (digits) => spaced(digits, '.'),
  'with spaces of HTML': (digits) => spaced(digits, '&nbsp;'),
  'in quotes in a CSV file': (digits) => `id,"${digits}",2024-05-01`,
  'in a CSV file': (digits) => `1,${digits},7`,
  'in full-width digits': (digits) => fullWidth(digits),
  'in full-width digits with spaces': (digits) => fullWidth(spaced(digits)),
  'with marks of no width': (digits) => digits.split('').join('\u200b'),
  'in bold': (digits) => `**${digits}**`,
  'in code': (digits) => `x <- "${digits}"`,
  'in SQL': (digits) => `where nhs_number = '${digits}'`,
  'in JSON': (digits) => `{"id": ${digits}}`,
  'as R prints it': (digits) => `[1] "${digits}"`,
  'as R prints a row': (digits) => `1 ${spaced(digits)}`,
  'behind letters': (digits) => `NHS${digits}`,
  'at the end of a sentence': (digits) => `It was ${spaced(digits)}.`,
}

for (const [form, write] of Object.entries(forms))
  test(`an NHS number ${form} is found`, () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 400_000_000, max: 499_999_990 }), fc.integer({ min: 600_000_000, max: 708_799_990 })),
        (nine) => {
          const digits = numberFrom(nine)
          fc.pre(!/^(\d)\1{9}$/.test(digits))
          assert.equal(kinds(`The patient is ${write(digits)}`).length, 1)
          assert.deepEqual(kinds(`The first line.\n${write(digits)}\n`), ['nhs-number'])
        },
      ),
      { numRuns: 200 },
    )
  })

test('numbers of Scotland and Northern Ireland are found', () => {
  const chi = numberFrom(101_056_012)
  assert.deepEqual(kinds(`CHI ${chi.slice(0, 6)} ${chi.slice(6)}`), ['chi-number'])
  assert.deepEqual(kinds(`chi: ${chi}`), ['chi-number'])
  assert.deepEqual(kinds(numberFrom(320_400_123)), ['hc-number'])
})

test('the test range is allowed, and said to be', () => {
  const number = numberFrom(999_123_456)
  assert.equal(kindOfNumber(number), 'test-number')
  assert.deepEqual(kinds(spaced(number)), [])
  assert.equal(usesTestNumbers(`try ${spaced(number)}`), true)
  assert.equal(usesTestNumbers(NUMBER), false)
})

const wrong = `${NUMBER.slice(0, 9)}${(Number(NUMBER[9]) + 1) % 10}`
const ordinary = {
  'a number whose check digit is wrong': wrong,
  'a number from a range nobody uses': numberFrom(512_345_678),
  'seconds since 1970': '1763900000 1763900001 1700000003 1690000000 1751234567 1764001122 1733333333',
  'milliseconds since 1970': '1763900000123',
  'a part of a longer number': `${NUMBER}1 and 9${NUMBER}`,
  'a decimal number': `0.${NUMBER} and ${NUMBER}.25`,
  'an ISBN': `ISBN ${NUMBER} and 978-${NUMBER}`,
  'an order number': `PO-${NUMBER} and INV${NUMBER}`,
  'a telephone number': '+44 7700 900123, 01134 960 123, 020 7946 0018',
  'part of a hash': `a${NUMBER}f and 0x${NUMBER}`,
  'an integer of R': `${NUMBER}L`,
  'a date and time': '2026-05-03 14:05:06.123456 and 20260503140506',
  'a select': 'select nhs_number, postcode from patients group by postcode;',
  'a group_by': 'df |> group_by(postcode) |> summarise(n = n())',
  'one postcode in a sentence': 'We meet at LS1 4AP, near the station.',
  'outcodes in rows': 'area,n\nLS1,4\nLS2,5\nLS3,6\n',
  'a data frame of invented numbers': 'data.frame(nhs_number = c("999 000 0018", "9990000026"), x = 1:2)',
  'addresses at example.org': 'a,b@example.org\nb,c@example.org\nc,d@example.org\n',
  'a born statement without a name': 'The project was born on 3 May 2019 in our office.',
}
for (const [what, text] of Object.entries(ordinary)) test(`${what} is left alone`, () => assert.deepEqual(kinds(text), []))

test('a number among rows of counts that look the same is only asked about', () => {
  const counts = `1 ${spaced(wrong)} 88\n2 ${spaced(NUMBER)} 67\n3 ${spaced(wrong)} 120\n`
  assert.deepEqual(kinds(counts), ['nhs-number?'])
})

test('dates of birth with a name or a postcode are asked about', () => {
  assert.deepEqual(kinds('Jane Bloggs, DOB 03/05/1954'), ['date-of-birth?'])
  assert.deepEqual(kinds('born 3 May 1954, lives at LS1 4AP'), ['date-of-birth?'])
  assert.deepEqual(kinds('dob <- as.Date("1954-05-03")'), [])
})

test('full postcodes in three rows are asked about, each in its place', () => {
  const text = 'id,postcode_of_home,n\n1,LS1 4AP,3\n2,M1 1AE,4\n3,CR2 6XH,5\n'
  assert.deepEqual(kinds(text), ['postcode?', 'postcode?', 'postcode?'])
  assert.equal(text.slice(findPatientData(text)[1]!.from, findPatientData(text)[1]!.to), 'M1 1AE')
  assert.equal(findPatientData(text)[1]!.line, 3)
})

test('columns named like identifiers are asked about: CSV, pipes, R, Python, SQL', () => {
  const table = [
    ['id,Surname,n\n1,Bloggs,3\n2,Smith,4\n', 'Surname'],
    ['| Patient name | n |\n|---|---|\n| Jane Bloggs | 3 |\n| Ann Other | 4 |\n', 'Patient name'],
    ['df <- data.frame(hospital_number = c("RX1234", "RX2345"), n = 1:2)', 'hospital_number'],
    ['pd.DataFrame({"first_name": ["Jane", "Anna"], "n": [1, 2]})', 'first_name'],
    ["insert into p (id, surname) values (1, 'Bloggs'), (2, 'Smith')", 'surname'],
  ] as const
  for (const [text, name] of table) {
    assert.deepEqual(kinds(text), ['column?'], text)
    const [find] = findPatientData(text)
    assert.equal(text.slice(find!.from, find!.to), name)
  }
})

test('a number in a file name is found, with underscores too', () => {
  assert.equal(findInFileName(`letter_${NUMBER}.csv`).length, 1)
  assert.equal(findInFileName(`${spaced(NUMBER, '_')}.png`).length, 1)
  assert.equal(findInFileName('waits_2026_05.csv').length, 0)
})

test('what is taken out or replaced is not found again, and keeps its form', () => {
  assert.match(replaceByInvented(spaced(NUMBER, '-'), findPatientData(spaced(NUMBER, '-'))), /^999-\d{3}-\d{4}$/)
  assert.match(replaceByInvented(fullWidth(NUMBER), findPatientData(fullWidth(NUMBER))), /^９９９[０-９]{7}$/)
  const twice = `${NUMBER} and ${NUMBER}`
  const [first, second] = replaceByInvented(twice, findPatientData(twice)).split(' and ')
  assert.equal(first, second)
  const pieces = [
    NUMBER,
    spaced(NUMBER),
    numberFrom(101_056_012),
    'CHI ',
    'Jane Bloggs, DOB 03/05/1954\n',
    'id,Surname,n\n1,Bloggs,3\n2,Smith,4\n',
    '1,LS1 4AP\n2,M1 1AE\n3,CR2 6XH\n',
    'a,ab@nhs.net\nb,cd@nhs.net\nc,ef@nhs.net\n',
    'df <- data.frame(hospital_number = c("RX1234", "RX2345"))',
    "insert into p (id, surname) values (1, 'Bloggs'), (2, 'Smith')",
    ' ',
    '\n',
    'and so on, 12 ',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (parts) => {
      const text = parts.join('')
      const finds = findPatientData(text)
      assert.deepEqual(kinds(takeOut(text, finds)), [], `taken out of ${JSON.stringify(text)}`)
      assert.deepEqual(kinds(replaceByInvented(text, finds)), [], `replaced in ${JSON.stringify(text)}`)
    }),
    { numRuns: 500 },
  )
})

test('any text is taken, and places lie within it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const { from, to, line } of findPatientData(text)) assert.ok(from >= 0 && to <= text.length && from < to && line >= 1)
    }),
  )
})
