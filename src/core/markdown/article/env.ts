// What the rules share while one article is rendered.
import type { PostEnv } from '../env.ts'
import type { ArticleFacts } from '../rendered.ts'

export type ArticleEnv = PostEnv &
  ArticleFacts & {
    /** What can be referred to by `@fig-plan`: its name as it is shown, such as "Figure 1". */
    labels: Map<string, string>
    counts: Record<string, number>
  }

const SAID = 100

/** Notes once what is not shown as it was written. */
export function leaveOut(env: Pick<ArticleFacts, 'leftOut'>, what: string): void {
  if (env.leftOut.length < SAID && !env.leftOut.includes(what)) env.leftOut.push(what)
}
