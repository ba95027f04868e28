// Fills an empty community with an invented town.
import type { Say } from '#platform/db/cluster.ts'
import { inHouse } from './open-house.ts'

export async function demo(say: Say): Promise<void> {
  const { fillDemo } = await import('../demo/fill.ts')
  const filled = await inHouse(say, 'demo', (house) => fillDemo(house, say))
  say(filled ? 'The town is there.' : 'There are spaces already, so no town was invented.')
}
