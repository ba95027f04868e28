// Small sets of invented data that come with Hearth: any block reads them by their file name.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#platform/root.ts'

export type DataSet = { name: string; about: string; columns: string }

export const sets: DataSet[] = [
  {
    name: 'ae_attendances.csv',
    about: 'Invented A&E (accident and emergency) attendances of four trusts, month by month, 2024 and 2025. 192 rows.',
    columns: 'month, trust, type, attendances, over_4_hours, admissions',
  },
  {
    name: 'waiting_list.csv',
    about: 'An invented waiting list: how many people in five specialties have waited how many weeks. 70 rows.',
    columns: 'specialty, weeks_waited, patients',
  },
]

/** The bytes of a set as CSV, or undefined where there is none of this name. */
export function readSet(name: string | undefined): Buffer | undefined {
  const set = sets.find((one) => one.name === name)
  return set && readFileSync(join(root, 'src/core/running/sets', set.name))
}
