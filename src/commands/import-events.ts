// Moves events in: from JSON, a table, or a calendar.
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { keepArrived } from '#features/events/import/keep.ts'
import { readIcs } from '#features/events/import/read-ics.ts'
import { readCsv, readJson } from '#features/events/import/read-lists.ts'
import type { Say } from '#platform/db/cluster.ts'
import { Trouble } from '#platform/errors.ts'
import { inHouse } from './open-house.ts'

const MOST_BYTES = 20 * 1024 * 1024
const readers: Record<string, (content: string) => ReturnType<typeof readJson>> = {
  '.json': readJson,
  '.csv': readCsv,
  '.ics': readIcs,
}

/** Says of each event what was assumed. Gives back 1 where one could not be taken. */
export async function importEvents(file: string, isDry: boolean, say: Say): Promise<number> {
  const read = readers[extname(file).toLowerCase()]
  if (!read) throw new Trouble('Give a file that ends in .json, .csv or .ics.')
  const bytes = await readFile(file).catch(() => {
    throw new Trouble(`The file ${file} cannot be read.`)
  })
  if (bytes.length > MOST_BYTES) throw new Trouble('The file is larger than 20 MB.')
  const arrived = read(bytes.toString('utf8'))
  return inHouse(say, 'import', async (house) => {
    const taken = await keepArrived(house, arrived, isDry)
    for (const { title, outcome, said } of taken) {
      say(`${outcome}: ${title}`)
      for (const line of said) say(`    ${line}`)
    }
    const count = (outcome: string) => taken.filter((one) => one.outcome === outcome).length
    say(
      `${count('new')} new, ${count('here already')} here already, ${count('refused')} refused${isDry ? '; nothing was kept: this was a dry run' : ''}.`,
    )
    return count('refused') > 0 ? 1 : 0
  })
}
