import type { DemoThread } from '../town.ts'
import { careersAndReorganisations } from './careers.ts'
import { coffeeAndCode } from './coffee-and-code.ts'
import { helpWithPython } from './help-with-python.ts'
import { helpWithR } from './help-with-r.ts'
import { helpWithRMore } from './help-with-r-more.ts'
import { organisers } from './organisers.ts'
import { showAndTell } from './show-and-tell.ts'
import { sqlAndDatabases } from './sql-and-databases.ts'
import { toRunInPython, toRunInR, toRunInSql } from './to-run.ts'
import { welcome } from './welcome.ts'

/** The threads of each space, by its address. */
export const threadsBySpace: Record<string, DemoThread[]> = {
  welcome,
  'help-with-r': [...helpWithR, ...helpWithRMore, toRunInR],
  'help-with-python': [...helpWithPython, toRunInPython],
  'sql-and-databases': [...sqlAndDatabases, toRunInSql],
  'show-and-tell': showAndTell,
  'coffee-and-code': coffeeAndCode,
  'careers-and-reorganisations': careersAndReorganisations,
  organisers,
}
