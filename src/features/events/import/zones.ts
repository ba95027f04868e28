// Which time zone is meant by what was printed: letters, names of the time zone database however they are wrapped, and Outlook's own names.
import { HOME_ZONE } from '#platform/dates.ts'
import { isZone, momentOf, sayZone } from '../times.ts'
import { zoneOfWindows } from './windows-zones.ts'

const byLetters: Record<string, string> = {
  CET: 'Europe/Paris',
  CEST: 'Europe/Paris',
  IST: 'Europe/Dublin',
  UTC: 'UTC',
  'ETC/UTC': 'UTC',
  'ETC/GMT': 'UTC',
  Z: 'UTC',
  ET: 'America/New_York',
  EST: 'America/New_York',
  EDT: 'America/New_York',
}

/** What Outlook shows for zones that have no town in their name. */
const byRegion: Record<string, string> = {
  'eastern time': 'America/New_York',
  'central time': 'America/Chicago',
  'mountain time': 'America/Denver',
  'pacific time': 'America/Los_Angeles',
  'coordinated universal time': 'UTC',
}
const SHOWN_BY_OUTLOOK = /^\((?:UTC|GMT)(?:[+-]\d{1,2}:?\d{2})?\)\s*(.{3,100})$/i
const CONTINENTS = ['Europe', 'America', 'Africa', 'Asia', 'Australia', 'Atlantic', 'Pacific', 'Indian']
const LETTERS = 60

/** "(UTC+00:00) Dublin, Edinburgh, Lisbon, London": London where it is among them, otherwise the first town that is a zone's. */
function zoneShownByOutlook(text: string): string | undefined {
  const towns = SHOWN_BY_OUTLOOK.exec(text)?.[1]
  if (!towns) return undefined
  const region = byRegion[towns.replace(/\s*\(.*$/, '').toLowerCase()]
  if (region || /\bLondon\b/.test(towns)) return region ?? HOME_ZONE
  return towns
    .split(/\s*,\s*/)
    .slice(0, 6)
    .flatMap((town) => CONTINENTS.map((continent) => `${continent}/${town.trim().replaceAll(' ', '_')}`))
    .find(isZone)
}

/** "/freeassociation.sourceforge.net/Europe/London": some programs put where their zones come from before the name. */
function zoneWithin(text: string): string | undefined {
  const steps = text.split('/').filter(Boolean).slice(-3)
  return steps.map((_, from) => steps.slice(from).join('/')).find((name) => name.includes('/') && isZone(name))
}

/**
 * The zone that is meant by what was printed, and why. People print GMT all the year round: where London's clocks show summer time, the
 * clock is believed and the letters are not.
 * @param day and clock are what is to be read in it, such as "2026-05-03" and "14:05"
 */
export function zoneOf(printed: string | undefined, day: string, clock: string): { zone: string; why: string } {
  const letters = (printed ?? '').trim()
  const at = momentOf(day, clock, HOME_ZONE)
  const shown = at instanceof Date ? sayZone(at, HOME_ZONE) : 'UK time'
  if (letters === '') return { zone: HOME_ZONE, why: `no zone was printed: taken as UK time (${shown} on that day)` }
  if (/^(?:GMT|BST|UK|UK time)$/i.test(letters)) {
    const isRight = letters.toUpperCase() === shown || /^UK/i.test(letters)
    return {
      zone: HOME_ZONE,
      why: isRight
        ? `${letters} was printed, which is UK time on that day`
        : `${letters} was printed, but clocks in the UK show ${shown} on that day: taken as UK time`,
    }
  }
  return (
    namedZone(letters) ?? {
      zone: HOME_ZONE,
      why: `“${letters.slice(0, LETTERS)}” is no zone that we know: taken as UK time (${shown} on that day)`,
    }
  )
}

/** The zone of a name that says which it is, and how it is known; undefined for any other. */
export function namedZone(name: string): { zone: string; why: string } | undefined {
  const letters = byLetters[name.toUpperCase()]
  if (letters) return { zone: letters, why: `${name} was printed: taken as ${letters}` }
  if (name.includes('/') && !name.startsWith('/') && isZone(name))
    return { zone: name, why: name === HOME_ZONE ? 'UK time was given' : `${name} was printed` }
  const known = zoneOfWindows(name) ?? zoneShownByOutlook(name) ?? zoneWithin(name)
  if (!known) return undefined
  return {
    zone: known,
    why: known === HOME_ZONE ? 'UK time was given' : `“${name.slice(0, LETTERS)}” was printed: that is ${known}`,
  }
}
