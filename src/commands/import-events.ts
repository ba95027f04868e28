// Moves events in: from JSON, a table, or a calendar.
import { keepArrived } from '#features/events/import/keep.ts'
import { sayCounts } from '#features/events/import/plan.ts'
import { readSource } from '#features/events/import/source.ts'
import type { Say } from '#platform/db/cluster.ts'
import { inHouse } from './open-house.ts'

/** Says of each event what was assumed. Gives back 1 where one could not be taken. */
export async function importEvents(source: string, isDry: boolean, say: Say): Promise<number> {
  const arrived = await readSource(source)
  return inHouse(say, 'import', async (house) => {
    const taken = await keepArrived(house, arrived, isDry)
    for (const { title, outcome, said } of taken) {
      say(`${outcome}: ${title}`)
      for (const line of said) say(`    ${line}`)
    }
    say(`${sayCounts(taken)}${isDry ? '; nothing was kept: this was a dry run' : ''}.`)
    return taken.some(({ outcome }) => outcome === 'refused') ? 1 : 0
  })
}
