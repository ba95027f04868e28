// Pages tell times in UK time: readers elsewhere get their own beside it. "5 minutes ago" keeps counting.
import { eachNew } from './elements.ts'

const HOME_ZONE = 'Europe/London'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
// The server counts hours up to here even across midnight; later words change once a day.
const COUNTED = 6 * HOUR

const counted = new Set<HTMLTimeElement>()

export function tellLocalTimes(within: ParentNode): void {
  eachNew<HTMLTimeElement>(within, 'time[data-local]', 'Local', (time) => {
    const at = new Date(time.dateTime)
    if (Number.isNaN(at.getTime())) return
    addLocal(time, at)
    if (time.dataset.local !== 'ago') return
    if (counted.size === 0) setInterval(countOn, MINUTE)
    counted.add(time)
  })
}

function addLocal(time: HTMLTimeElement, at: Date): void {
  const here = wordsOf(at)
  if (clockOf(at, HOME_ZONE) === clockOf(at)) return
  if (time.dataset.local === 'full') time.append(` (${here} where you are)`)
  else time.title = `${time.title}, ${here} where you are`
}

function clockOf(at: Date, timeZone?: string): string {
  return at.toLocaleString('en-GB', { timeZone })
}

function wordsOf(at: Date): string {
  const day = clockOf(at).slice(0, 10) === clockOf(at, HOME_ZONE).slice(0, 10)
  const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return day ? time : `${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })}, ${time}`
}

function countOn(): void {
  for (const time of Array.from(counted)) {
    const passed = Date.now() - Date.parse(time.dateTime)
    if (!time.isConnected || passed > COUNTED) counted.delete(time)
    else if (passed >= HOUR) time.textContent = many(passed / HOUR, 'hour')
    else if (passed >= MINUTE) time.textContent = many(passed / MINUTE, 'minute')
  }
}

function many(amount: number, unit: string): string {
  const whole = Math.floor(amount)
  return `${whole} ${unit}${whole === 1 ? '' : 's'} ago`
}
