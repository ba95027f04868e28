import type { DemoThread } from '../town.ts'
import { careersAndReorganisations } from './careers.ts'
import { coffeeAndCode } from './coffee-and-code.ts'
import { organisers } from './organisers.ts'
import { sqlAndDatabases } from './sql-and-databases.ts'
import { welcome } from './welcome.ts'

/** The threads of each space, by its address. */
export const threadsBySpace: Record<string, DemoThread[]> = {
  welcome,
  'sql-and-databases': sqlAndDatabases,
  'coffee-and-code': coffeeAndCode,
  'careers-and-reorganisations': careersAndReorganisations,
  organisers,
}
