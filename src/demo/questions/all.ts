import { aboutMore } from './about-more.ts'
import { aboutR } from './about-r.ts'
import { aboutWork } from './about-work.ts'
import { joinsAndDates } from './joins-and-dates.ts'
import { tablesAndGit } from './tables-and-git.ts'
import type { DemoQuestion } from './types.ts'

/** Questions in every state: open, answered, solved, asked before, stale; some under a mask. */
export const questions: DemoQuestion[] = [...aboutR, ...aboutMore, ...aboutWork, ...joinsAndDates, ...tablesAndGit]
