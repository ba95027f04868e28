// Texts for measuring the patient-data guard: posts with a valid NHS number in every form, and ordinary posts as analysts write them.
import { checkDigit } from '#core/patient-data/nhs-number.ts'

export type Random = () => number

/** The same numbers each time (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const whole = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from))
const digits = (random: Random, count: number) => Array.from({ length: count }, () => whole(random, 0, 10)).join('')
const pick = <T>(random: Random, list: T[]): T => list[whole(random, 0, list.length)]!

/** A number from the ranges in use in England and Wales, with its check digit. */
export function validNumber(random: Random): string {
  for (;;) {
    const nine = String(random() < 0.6 ? whole(random, 400_000_000, 500_000_000) : whole(random, 600_000_000, 708_800_002))
    const check = checkDigit(nine)
    if (check !== undefined && !/^(\d)\1+$/.test(`${nine}${check}`)) return `${nine}${check}`
  }
}

const grouped = (number: string, by: string) => [number.slice(0, 3), number.slice(3, 6), number.slice(6)].join(by)
const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))

/** The forms that must always be found. */
export const forms: Record<string, (number: string) => string> = {
  plain: (number) => number,
  spaced: (number) => grouped(number, ' '),
  hyphenated: (number) => grouped(number, '-'),
  'quoted CSV': (number) => `"${number}"`,
  'full-width': (number) => wide(number),
  'full-width, spaced': (number) => wide(grouped(number, ' ')),
}

const around: ((written: string, random: Random) => string)[] = [
  (it) => `Hello, my join drops ${it} and I do not know why. Can anybody help?`,
  (it) => `NHS number: ${it}`,
  (it) => `\`\`\`r\ndf |> filter(nhs_number == "${it}")\n\`\`\``,
  (it) => `\`\`\`sql\nselect * from spells where nhs_number = '${it}' and admitted > '2026-01-01';\n\`\`\``,
  (it) => `{"patient": {"nhsNumber": "${it}", "active": true}}`,
  (it, random) => `id,number,admitted\n1,${it},2026-05-0${whole(random, 1, 9)}\n`,
  (it) => `# A tibble: 1 x 2\n  number         n\n  <chr>      <int>\n1 ${it}     4`,
  (it) => `[1] "${it}"`,
  (it) => `| number | ward |\n|---|---|\n| ${it} | 4B |`,
  (it) => `(${it}), and so on`,
  (it, random) => `On ${day(random)} ${it} came to ward ${whole(random, 1, 30)}, aged ${whole(random, 1, 99)}.`,
  (it, random) => `ward ${whole(random, 1, 30)} ${it} ${whole(random, 18, 99)} years`,
  (it, random) => `\`\`\`\n  number n age\n1 ${it} ${whole(random, 1, 99)} ${whole(random, 1, 99)}\n\`\`\``,
  (it, random) => `12\t${it}\t${whole(random, 1, 999)}`,
  (it) => `_${it}_ and __${it}__`,
  (it) => `\`\`\`python\ntext = "first\\n${it}"\ndf.loc[df["nhs"] == "${it}"]\n\`\`\``,
  (it) => `\`\`\`r\nx <- c("${it}") # ${it}\n\`\`\``,
]

/** A post that holds a valid number in one form. */
export function postWithNumber(random: Random, form: string): string {
  return pick(random, around)(forms[form]!(validNumber(random)), random)
}

const trusts = ['RXP', 'RJ1', 'RTH', 'RGT', 'R0A']
const stamp = (random: Random) => String(whole(random, 1_400_000_000, 1_900_000_000))
const day = (random: Random) =>
  `20${whole(random, 18, 27)}-${String(whole(random, 1, 13)).padStart(2, '0')}-${String(whole(random, 1, 29)).padStart(2, '0')}`

const ordinary: ((random: Random) => string)[] = [
  () => 'Has anyone moved from SPSS to R lately? What helped you most in the first month?',
  (r) => `My query takes ${whole(r, 3, 90)} minutes on ${whole(r, 2, 900)} million rows. Would an index on the date help?`,
  (r) => `\`\`\`r\nset.seed(${whole(r, 1, 99_999)})\nx <- rnorm(${whole(r, 100, 1_000_000)})\nsummary(x)\n\`\`\``,
  (r) => `[1] ${Array.from({ length: 12 }, () => stamp(r)).join(' ')}`,
  (r) => `\`\`\`r\nas.POSIXct(${stamp(r)}, origin = "1970-01-01")\n#> [1] "${day(r)} 14:05:06 BST"\n\`\`\``,
  (r) => `Ring the desk on 01${digits(r, 3)} ${digits(r, 3)} ${digits(r, 3)} or +44 7700 900${digits(r, 3)}.`,
  (r) => `Our switchboard is 0${digits(r, 10)}, extension ${digits(r, 4)}.`,
  (r) => `The book is ISBN 978-${digits(r, 1)}-${digits(r, 4)}-${digits(r, 4)}-${digits(r, 1)}, about R packages.`,
  (r) => `ISBN-10 ${digits(r, 9)}X and ISBN ${digits(r, 10)}`,
  (r) => `Order PO-${digits(r, 10)} for licences, ticket INC${digits(r, 7)}.`,
  (r) => `SNOMED code ${digits(r, whole(r, 6, 10))} or ${digits(r, whole(r, 11, 19))} for the same thing?`,
  (r) => `dm+d ${digits(r, whole(r, 15, 19))} and ICD-10 J44.${digits(r, 1)}, OPCS W37.1`,
  (r) => `LSOA E01${digits(r, 6)}, ward E05${digits(r, 6)}, trust ${pick(r, trusts)}, practice Y0${digits(r, 4)}`,
  (r) => `commit ${Array.from({ length: 40 }, () => pick(r, [...'0123456789abcdef'])).join('')}`,
  (r) =>
    `${Array.from({ length: 5 }, (_, at) => Array.from({ length: [8, 4, 4, 4, 12][at]! }, () => pick(r, [...'0123456789abcdef'])).join('')).join('-')}`,
  (r) =>
    `\`\`\`\n  month  attendances  breaches\n${Array.from({ length: 12 }, (_, at) => `${at + 1}  ${whole(r, 1000, 99_999)}  ${whole(r, 100, 9999)}`).join('\n')}\n\`\`\``,
  (r) =>
    `\`\`\`\n${Array.from({ length: 10 }, () => Array.from({ length: 5 }, () => whole(r, 100, 9999)).join(' ')).join('\n')}\n\`\`\``,
  (r) => `${Array.from({ length: 20 }, () => `${day(r)},${pick(r, trusts)},${whole(r, 1, 9999)}`).join('\n')}\n`,
  (r) => `nrow(df)\n#> [1] ${whole(r, 1, 90_000_000)}`,
  (r) => `Total spend was £${(r() * 1e9).toFixed(2)}, or ${whole(r, 1, 999)},${digits(r, 3)},${digits(r, 3)} by the other count.`,
  (r) => `mean = ${r()}, sd = ${r() * 10}, p = ${(r() / 100).toExponential(6)}`,
  (r) => `Version 4.${whole(r, 0, 7)}.${whole(r, 0, 5)}, build 2026.09.${whole(r, 1, 30)}+${digits(r, 3)}`,
  (r) => `https://example.org/posts/${digits(r, 10)}?at=${stamp(r)}`,
  (r) => `doi 10.1136/bmj.${digits(r, 6)} and 10.5281/zenodo.${digits(r, 7)}`,
  () => 'We meet at LS1 4AP on 3 May 2026 at 10.00, tea first.',
  () => '```sql\nselect nhs_number, count(*) from spells group by nhs_number having count(*) > 1;\n```',
  () => '```r\npatients |> select(-nhs_number, -postcode) |> count(sex)\n```',
  (r) =>
    `\`\`\`python\ndf = pd.DataFrame({"id": range(${whole(r, 3, 99)}), "waits": [${Array.from({ length: 6 }, () => whole(r, 1, 80)).join(', ')}]})\ndf.describe()\n\`\`\``,
  (r) => `Timing stopped at: ${(r() * 100).toFixed(3)} ${(r() * 9).toFixed(2)} ${(r() * 900).toFixed(3)}`,
  (r) => `proc.time()\n   user  system elapsed\n ${(r() * 10).toFixed(3)}   ${r().toFixed(3)}  ${(r() * 99).toFixed(3)}`,
  (r) => `object.size(x)\n${digits(r, 10)} bytes`,
  (r) => `random ids: ${Array.from({ length: 3 }, () => digits(r, 10)).join(', ')}`,
  (r) => `Epoch in nanoseconds ${stamp(r)}${digits(r, 9)} breaks as.integer().`,
  (r) => `Grid reference ${whole(r, 100_000, 700_000)}, ${whole(r, 100_000, 700_000)} and UPRN ${digits(r, 12)}`,
  (r) =>
    `The job failed at ${day(r)}T0${digits(r, 1)}:${whole(r, 10, 59)}:${whole(r, 10, 59)}.${digits(r, 6)}Z with code 0x${digits(r, 8)}`,
  (r) =>
    `\`\`\`\n${Array.from({ length: 10 }, (_, at) => `${at + 1} ${whole(r, 100, 1000)} ${whole(r, 100, 1000)} ${whole(r, 1000, 10_000)}`).join('\n')}\n\`\`\``,
  (r) => `\`\`\`r\nSys.time()\n#> [1] "${day(r)} 0${digits(r, 1)}:12:45 GMT"\nsystem.time(fread("spells.csv"))\n\`\`\``,
  (r) =>
    `\`\`\`python\n>>> df.memory_usage(deep=True).sum()\n${whole(r, 1_000_000, 2_000_000_000)}\n>>> time.time()\n${stamp(r)}.${digits(r, 6)}\n\`\`\``,
  (r) =>
    `\`\`\`\n            arrived     n\n0 ${day(r)} 10:00  ${whole(r, 1, 999)}\n1 ${day(r)} 11:00  ${whole(r, 1, 999)}\n\nName: n, dtype: int64\n\`\`\``,
  (r) => `run_${digits(r, 10)} finished, job-${digits(r, 10)} did not, and batch ${day(r)}_${digits(r, 6)} is stuck.`,
  (r) => `\`\`\`r\nset.seed(${digits(r, 10)})\nsample(1e6, 3)\n#> [1] ${digits(r, 6)} ${digits(r, 6)} ${digits(r, 6)}\n\`\`\``,
  (r) =>
    `Sort code ${digits(r, 2)}-${digits(r, 2)}-${digits(r, 2)}, card ${[4, 4, 4, 4].map((n) => digits(r, n)).join('-')} are made up.`,
  (r) =>
    `site,postcode_sector,n\n${Array.from({ length: 4 }, () => `${pick(r, trusts)},LS${whole(r, 1, 29)} ${digits(r, 1)},${whole(r, 5, 999)}`).join('\n')}\n`,
  (r) =>
    `${Array.from({ length: 6 }, () => `J${digits(r, 2)}.${digits(r, 1)}  ${whole(r, 10, 9999)}  ${(r() * 100).toFixed(1)}%`).join('\n')}`,
  (r) =>
    `Call 0300 ${digits(r, 3)} ${digits(r, 4)}, 0${whole(r, 113, 200)} ${digits(r, 3)} ${digits(r, 4)} or 020 ${digits(r, 4)} ${digits(r, 4)}.`,
  (r) =>
    `\`\`\`sql\ninsert into waits (site, week, n) values ('RXP', ${whole(r, 1, 53)}, ${whole(r, 1, 999)}), ('RJ1', ${whole(r, 1, 53)}, ${whole(r, 1, 999)});\n\`\`\``,
  (r) =>
    `id,age_band,n\n${Array.from({ length: 5 }, (_, at) => `${digits(r, 8)},${at * 10}-${at * 10 + 9},${whole(r, 5, 999)}`).join('\n')}\n`,
  () => 'Write to the desk at analysts@example.nhs.uk, or to me at ada@leeds.example.',
  () => 'A chi-squared test gives X-squared = 12.31, df = 4, p-value = 0.015. Is that too good?',
  (r) =>
    `\`\`\`yaml\nversion: ${whole(r, 1, 9)}.${digits(r, 2)}.${digits(r, 1)}\nsha: ${Array.from({ length: 12 }, () => pick(r, [...'0123456789abcdef'])).join('')}\nport: 5432\n\`\`\``,
  () => 'Fancy a coffee and a chat about funnel plots? Thursday at three, cameras optional.',
  () => 'I was born and bred in Leeds, and moved to analytics from nursing.',
]

/** An ordinary post. Random ids are among them: one in eleven passes the check, and one in five of those lies in a range in use. */
export function ordinaryPost(random: Random): string {
  return Array.from({ length: whole(random, 1, 4) }, () => pick(random, ordinary)(random)).join('\n\n')
}

/** Text of a length, of ordinary posts. */
export function ordinaryText(random: Random, characters: number): string {
  let text = ''
  while (text.length < characters) text += `${ordinaryPost(random)}\n\n`
  return text.slice(0, characters)
}
