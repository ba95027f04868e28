// Every kind of act that leaves a record, in the order in which the filter offers them.

/** What is kept in the database, and how a line about it begins: "Mo *pinned a thread*". */
export const acts = {
  pin: 'pinned a thread',
  unpin: 'took a pin off a thread',
  lock: 'closed a thread to new replies',
  unlock: 'opened a thread to replies again',
  move: 'moved a thread',
  split: 'split a thread',
  merge: 'merged two threads',
  'remove post': 'removed a post',
  'remove suggestion': 'removed a suggested change',
  'accept answer': 'said which answer solved a question',
  'close question': 'closed a question that had been asked before',
  'make question': 'made a question of a post',
  'ask behind mask': 'asked to look behind a mask',
  'look behind mask': 'agreed to look behind a mask',
  'leave mask on': 'refused to look behind a mask',
  suspend: 'paused a member',
  'lift suspension': 'let a member write again',
  'make steward': 'made a member a steward',
  'unmake steward': 'took a steward’s role',
  'let in': 'let a member in',
  'turn away': 'turned away a request to join',
  'create space': 'made a space',
  'change space': 'changed a space',
  'archive space': 'archived a space',
  'bring back space': 'brought back a space',
  'step in': 'stepped into an invited space',
  'take out': 'took a person out of a space',
  'change tag': 'changed a tag',
  'join tags': 'made one tag of two',
  'make editor': 'made a member an editor',
  'remove editor': 'took an editor’s role',
  'join authors': 'made one author of two',
  'answer claim': 'answered who says that an author is them',
  'vouch core member': 'said that a member is a core member',
  'cancel event': 'called off an event',
  'change hosts': 'changed who hosts an event',
  'remove proposal': 'took away what a member proposed for an event',
  'import events': 'took in events from elsewhere',
  'follow calendar': 'began to follow a calendar',
  'leave calendar': 'stopped following a calendar',
  'import site': 'moved a site in',
  'undo import': 'undid moving a site in',
  settings: 'changed how the community works',
} as const

export type Act = keyof typeof acts

/** The sentence part for an act; one that this version does not know is shown as it was written. */
export function actText(act: string): string {
  return act in acts ? acts[act as Act] : act
}
