// Makes the member with an address a steward, and prints a link that signs them in.
import { makeSteward } from '#core/members/first-steward.ts'
import type { Say } from '#platform/db/cluster.ts'
import { inHouse } from './open-house.ts'

export async function steward(address: string, say: Say): Promise<void> {
  const link = await inHouse(say, 'steward', (house) => makeSteward(house, address))
  process.stdout.write(`${address} is a steward now. This link signs them in, once:\n${link}\n`)
}
