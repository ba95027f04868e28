// A calendar file taken apart (RFC 5545): its events and the time zones that it describes. One event that is broken does not spoil the rest.
import ICAL from 'ical.js'
import { Trouble } from '#platform/errors.ts'
import { type Refused, titleOf } from './arrived.ts'
import type { IcsZones } from './ics-times.ts'
import { namedZone } from './zones.ts'

export type IcsParts = {
  events: ICAL.Component[]
  broken: Refused[]
  zones: IcsZones
  /** What the file is for (RFC 5546), such as PUBLISH or CANCEL; '' where it does not say. */
  method: string
}

/** Takes a calendar apart. @throws Trouble where it is none */
export function partsOf(content: string): IcsParts {
  const calendars = parsed(content)
  if (calendars) return { ...gathered(calendars), broken: [] }
  const { head, blocks } = blocksOf(content.split(/\r?\n/))
  const broken: Refused[] = []
  const whole = blocks.flatMap((block) => {
    const calendar = parsed(['BEGIN:VCALENDAR', ...head, block, 'END:VCALENDAR'].join('\r\n'))
    if (!calendar && block.startsWith('BEGIN:VEVENT'))
      broken.push({
        title: titleOf(/^SUMMARY[^:\n]{0,100}:(.*)$/m.exec(block)?.[1]),
        why: 'its calendar wrote it in a way that cannot be read',
      })
    return calendar ?? []
  })
  if (whole.length === 0) throw new Trouble('This file is no calendar that can be read.')
  return { ...gathered(whole), broken }
}

/** Events and zones one by one, and of what stands before them the lines that are of use. */
function blocksOf(lines: string[]): { head: string[]; blocks: string[] } {
  const blocks: string[] = []
  const head: string[] = []
  let block: string[] | undefined
  for (const line of lines) {
    if (/^BEGIN:(?:VEVENT|VTIMEZONE)$/.test(line)) block = []
    block?.push(line)
    if (!block && /^(?:METHOD|X-WR-TIMEZONE):[\w/ +-]{1,60}$/.test(line)) head.push(line)
    if (block && line === block[0]?.replace('BEGIN', 'END')) {
      blocks.push(block.join('\r\n'))
      block = undefined
    }
  }
  return { head: [...new Set(head)], blocks }
}

function parsed(content: string): ICAL.Component[] | undefined {
  try {
    const parsed = ICAL.parse(content) as unknown[]
    const all = (typeof parsed[0] === 'string' ? [parsed] : parsed) as string[][]
    return all.length > 0 && all.every(([name]) => name === 'vcalendar') ? all.map((one) => new ICAL.Component(one)) : undefined
  } catch {
    return undefined
  }
}

function gathered(calendars: ICAL.Component[]): Omit<IcsParts, 'broken'> {
  const first = (name: string) => String(calendars[0]?.getFirstPropertyValue(name) ?? '')
  const described = calendars.flatMap((calendar) => calendar.getAllSubcomponents('vtimezone'))
  return {
    events: calendars.flatMap((calendar) => calendar.getAllSubcomponents('vevent')),
    zones: {
      described: new Map(described.map((zone) => [String(zone.getFirstPropertyValue('tzid')), new ICAL.Timezone(zone)])),
      usual: namedZone(first('x-wr-timezone'))?.zone,
    },
    method: first('method').toUpperCase(),
  }
}
