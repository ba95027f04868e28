// For words that come in otherwise than by a form: files that are read, mails, imports.
import { Refusal } from '#platform/errors.ts'
import { findPatientData } from './find.ts'
import { sayFind } from './finds.ts'

/** The first sure find in some texts as a sentence without a digit of it; undefined where there is none. */
export function sureFindIn(texts: string[]): string | undefined {
  for (const text of texts) {
    const find = findPatientData(text).find(({ sure }) => sure)
    if (find) return `${sayFind(find.kind)} It stands in line ${find.line}.`
  }
  return undefined
}

/** @throws Refusal 400 where a text surely holds data about a patient. */
export function refusePatientData(texts: string[]): void {
  const sentence = sureFindIn(texts)
  if (sentence) throw new Refusal(400, `${sentence} Nothing was taken. Put something invented in its place, and send it again.`)
}
