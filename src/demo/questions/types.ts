// What an invented question is made of.
export type DemoComment = { by: string; hoursLater: number; body: string }

export type DemoAnswer = {
  by: string
  /** After the question. */
  hoursLater: number
  body: string
  /** Accepted; the first of several is the best. */
  accepted?: true
  /** How many members it helped. */
  helped?: number
  /** `newer` is the place of the newer answer among the answers. */
  outdated?: { by: string; note: string; newer?: number }
  comments?: DemoComment[]
  /** A change that somebody suggests and that waits for the author: the whole new text. */
  suggestion?: { by: string; body: string; note: string }
}

export type DemoQuestion = {
  space: string
  by: string
  /** Asked under a mask of this name. */
  mask?: string
  title: string
  body: string
  tags: string[]
  daysAgo: number
  comments?: DemoComment[]
  answers: DemoAnswer[]
  /** The title of the question that this one repeats. */
  duplicateOf?: string
  stale?: true
}
