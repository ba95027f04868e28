// Does the background work apart from the website, until it is asked to stop.
import type { Say } from '#platform/db/cluster.ts'
import { startJobs } from '#platform/jobs.ts'
import { openHouse } from './open-house.ts'
import { untilStopped } from './stopping.ts'

export async function work(say: Say): Promise<void> {
  const stopped = untilStopped()
  const { house, close } = await openHouse(say, { command: 'work' })
  try {
    const jobs = await startJobs(house)
    say('Hearth does the background work.')
    await stopped
    say('Stopping ...')
    await jobs.stop()
  } finally {
    await close()
  }
}
