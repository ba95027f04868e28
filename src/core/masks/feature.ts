// Masks: a name made for one question, under which a member asks and goes on talking there. To everybody it is an author like any other;
// who wears it stands in one table that only the wearer's own transactions see.
import { sql } from 'kysely'
import type { Feature } from '#platform/feature.ts'
import type { House } from '#platform/house.ts'

/** The names of masks whose threads are gone, as their space forgets. */
async function tidyMasks({ database }: House): Promise<void> {
  await sql`
    delete from members m where m.state = 'mask'
      and not exists (select from threads t where t.author_id = m.id or t.last_author_id = m.id)
      and not exists (select from posts p where p.author_id = m.id)`.execute(database.owner)
}

export const masks: Feature = {
  name: 'masks',
  tables: ['masks', 'mask_cases'],
  jobs: { 'masks.tidy': tidyMasks },
  nightly: ['55 2 * * * masks.tidy'],
}
