// Takes an article out of a mail that a mail server pipes in.
import { takeMail } from '#features/blog/arrive/by-mail.ts'
import type { Say } from '#platform/db/cluster.ts'
import { Refusal, Trouble } from '#platform/errors.ts'
import { inHouse } from './open-house.ts'

export async function takeMailIn(say: Say): Promise<void> {
  if (process.stdin.isTTY) throw new Trouble('Pipe a mail in: bin/hearth take-mail < mail.eml')
  try {
    say(await inHouse(say, 'take-mail', (house) => takeMail(house, process.stdin)))
  } catch (error) {
    if (error instanceof Refusal) throw new Trouble(error.message)
    throw error
  }
}
