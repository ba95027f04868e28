// Dates as people write them into front matter.

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** Noon, so that the day is the same in every zone of the kingdom. */
function dayAt(year: number, month: number, day: number): Date | undefined {
  const at = new Date(Date.UTC(year, month - 1, day, 12))
  return year >= 1990 && year <= 2100 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at : undefined
}

/** `20 November 2019`, `2019-11-20`, `23 04 2020`, `November 20, 2019`, `20/11/2019`; undefined for anything else. */
export function readDate(text: string): Date | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text)
  if (iso) return dayAt(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numbers = /^(\d{1,2})[ ./-](\d{1,2})[ ./-](\d{4})$/.exec(text)
  // The day comes first in this country; where it cannot, it is the month.
  if (numbers)
    return (
      dayAt(Number(numbers[3]), Number(numbers[2]), Number(numbers[1])) ??
      dayAt(Number(numbers[3]), Number(numbers[1]), Number(numbers[2]))
    )
  const words = /^(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})$/i.exec(text)
  if (words) return dayAt(Number(words[3]), monthOf(words[2]!), Number(words[1]))
  const american = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(text)
  return american ? dayAt(Number(american[3]), monthOf(american[1]!), Number(american[2])) : undefined
}

function monthOf(word: string): number {
  return months.findIndex((month) => month.startsWith(word.toLowerCase().slice(0, 3))) + 1
}
