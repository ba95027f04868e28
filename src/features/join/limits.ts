// How often one may try to sign in. Guesses at codes are counted in the database itself (`take_code`).
import type { Db } from '#platform/db/connect.ts'
import { Refusal } from '#platform/errors.ts'
import { countTry, withinLimit } from '#platform/limits.ts'
import { networkOf } from '#platform/network.ts'

/** So that nobody fills a mailbox with our mails, and so that five wrong codes each stay few. The newest mail goes on working. */
const MAILS_TO_ADDRESS = { kind: 'sign-in.address', most: 5, minutes: 15 }
/** Somebody who cannot get in asks now and then all day; more is somebody who wants to be a nuisance, or to guess. */
const MAILS_TO_ADDRESS_A_DAY = { kind: 'sign-in.address-day', most: 30, minutes: 24 * 60 }
/** Whole hospitals share one network address: a training day of 200 people, each of whom asks once more. */
const MAILS_FROM_NETWORK = { kind: 'sign-in.network', most: 300, minutes: 60 }
/** Each of these has a few slips of the finger. */
const TRIES_FROM_NETWORK = { kind: 'sign-in.tries', most: 1200, minutes: 60 }

/** @throws Refusal 429 for a network or an address that has asked for too many mails: the same whether it has an account or not. */
export async function countAsk(db: Db, network: string, address: string): Promise<void> {
  await countTry(db, MAILS_FROM_NETWORK, networkOf(network))
  const few = await withinLimit(db, MAILS_TO_ADDRESS, address)
  if (!few || !(await withinLimit(db, MAILS_TO_ADDRESS_A_DAY, address)))
    throw new Refusal(
      429,
      'We have sent several mails to this address in a short while. Use the link in the newest one, or wait a while and ask again.',
    )
}

/** @throws Refusal 429 */
export function countCodeTry(db: Db, network: string): Promise<void> {
  return countTry(db, TRIES_FROM_NETWORK, networkOf(network))
}
