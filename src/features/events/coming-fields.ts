// The fields of an event's form about coming along: the way into the meeting, who may come, what is asked and what is kept.
import { z } from 'zod'
import { checkbox } from '#platform/forms.ts'
import { cleanLine, cleanText } from '#platform/text.ts'
import { line, link } from './fields.ts'

export const MOST_QUESTIONS = 5
const QUESTION_CHARACTERS = 200

/** Text lines that say something, cleaned. */
function linesOf(text: string): string[] {
  return cleanText(text.replaceAll('\r\n', '\n')).split('\n').map(cleanLine).filter(Boolean)
}

const questions = z
  .string()
  .default('')
  .transform(linesOf)
  .pipe(
    z
      .array(z.string().max(QUESTION_CHARACTERS, 'Keep each question to 200 characters.'))
      .max(MOST_QUESTIONS, 'Five questions are enough.'),
  )
  // One question in two spellings is one.
  .transform((lines) => [...new Map(lines.map((line) => [line.toLowerCase(), line])).values()])

export type Reserve = { name: string; places: number }

/** "First-timers: 5", one a line. */
const reserves = z
  .string()
  .default('')
  .transform((text, context): Reserve[] => {
    const kept: Reserve[] = []
    for (const line of linesOf(text)) {
      const match = /^(.{1,60}?)\s*[:=]\s*(\d{1,4})$/.exec(line)
      if (!match || Number(match[2]) < 1) {
        context.addIssue({
          code: 'custom',
          message: `Write a group and a number, such as “First-timers: 5”, not “${line.slice(0, 60)}”.`,
        })
        return z.NEVER
      }
      kept.push({ name: match[1]!, places: Number(match[2]) })
    }
    return kept
  })
  .refine((kept) => kept.length <= 5, 'Keep places for five groups at most.')
  .refine((kept) => new Set(kept.map(({ name }) => name)).size === kept.length, 'One group is there twice.')

export const comingFields = {
  meeting_link: link,
  passcode: line(100, 'Keep the passcode to 100 characters.'),
  core_only: checkbox,
  core_why: line(300, 'Keep the reason to 300 characters.'),
  questions,
  reserves,
}

type Coming = { capacity: number | null; core_only: boolean; core_why: string; reserves: Reserve[] }

/** What is wrong between these fields, by field. */
export function mistakesOfComing({ capacity, core_only, core_why, reserves }: Coming): Record<string, string> {
  const sum = reserves.reduce((all, { places }) => all + places, 0)
  if (sum > 0 && capacity === null) return { reserves: 'Say how many places there are before you keep some.' }
  if (capacity !== null && sum > capacity) return { reserves: `That keeps ${sum} places, and there are ${capacity}.` }
  if (core_only && !core_why) return { core_why: 'Say why it is for core members only: people read it.' }
  return {}
}
