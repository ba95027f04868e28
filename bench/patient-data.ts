// How well and how fast the patient-data guard finds: recall by form, posts stopped and asked about, and the time for 50 KB.
// `node --import tsx bench/patient-data.ts`, or `npm run bench -- --patient-data`.
import { fileURLToPath } from 'node:url'
import { findPatientData } from '#core/patient-data/find.ts'
import { forms, ordinaryPost, ordinaryText, postWithNumber, randomFrom } from './patient-data-corpus.ts'

const EACH = 5000
const ORDINARY = 20_000
const CHARACTERS = 50_000
const ROUNDS = 40

const repeat = (text: string) => text.repeat(Math.ceil(CHARACTERS / text.length)).slice(0, CHARACTERS)
const hostile: Record<string, string> = {
  digits: repeat('4'),
  'digits and spaces': repeat('401 023 2137 '),
  'three digits': repeat('401 '),
  commas: repeat('surname,'),
  quotes: repeat('",'),
  addresses: repeat('a@'),
  postcodes: repeat('LS1 4AP,'),
  'columns of code': repeat('surname = c('),
  'marks of no width': repeat('4\u200b'),
  'blanks in a cell': repeat(`a${' '.repeat(3900)}b,c\n`),
  'rows of one head': repeat('surname,n\na,b\n'),
  inserts: repeat('insert into t (surname) values '),
}

export type PatientDataFigures = {
  recall: Record<string, number>
  stopped: number
  asked: number
  precision: number
  ordinaryMs: { middle: number; worst: number }
  hostileMs: Record<string, number>
}

function timed(text: string): number[] {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now()
    findPatientData(text)
    times.push(performance.now() - from)
  }
  return times.sort((a, b) => a - b)
}

/** Shares are between 0 and 1, times in milliseconds for 50 KB. */
export function measurePatientData(): PatientDataFigures {
  const random = randomFrom(42)
  const recall: Record<string, number> = {}
  let found = 0
  for (const form of Object.keys(forms)) {
    let hits = 0
    for (let at = 0; at < EACH; at++)
      if (findPatientData(postWithNumber(random, form)).some(({ kind, sure }) => kind === 'nhs-number' && sure)) hits++
    recall[form] = hits / EACH
    found += hits
  }
  let stopped = 0
  let asked = 0
  for (let at = 0; at < ORDINARY; at++) {
    const finds = findPatientData(ordinaryPost(random))
    if (finds.some(({ sure }) => sure)) stopped++
    else if (finds.length > 0) asked++
  }
  const text = ordinaryText(random, CHARACTERS)
  const times = timed(text)
  return {
    recall,
    stopped: stopped / ORDINARY,
    asked: asked / ORDINARY,
    precision: found / (found + stopped),
    ordinaryMs: { middle: times[Math.floor(ROUNDS / 2)]!, worst: times[ROUNDS - 1]! },
    hostileMs: Object.fromEntries(Object.entries(hostile).map(([name, bad]) => [name, timed(bad)[Math.floor(ROUNDS / 2)]!])),
  }
}

/** The figures as lines for people. */
export function sayPatientData(figures: PatientDataFigures): string {
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`
  const recall = Object.entries(figures.recall).map(([form, share]) => `${form} ${percent(share)}`)
  const bad = Object.entries(figures.hostileMs).map(([name, ms]) => `${name} ${ms.toFixed(2)}`)
  return [
    `valid NHS numbers found for sure: ${recall.join(', ')} (target 100 %)`,
    `ordinary posts: ${percent(figures.stopped)} stopped (target under 1 %), ${percent(figures.asked)} asked about; precision of stops ${percent(figures.precision)}`,
    `50 KB: middle ${figures.ordinaryMs.middle.toFixed(2)} ms, worst ${figures.ordinaryMs.worst.toFixed(2)} ms (target 5)`,
    `50 KB of hostile text, ms: ${bad.join(', ')}`,
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(sayPatientData(measurePatientData()))
