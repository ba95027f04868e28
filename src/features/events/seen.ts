// The event of an address, for whoever asks.
import { allow, found } from '#platform/allow.ts'
import { type Asked, idOf } from '#platform/http/doors.ts'
import { isHostOf, isNamedHost } from './policy.ts'
import { type Event, findEvent } from './queries.ts'

type Asks = Pick<Asked, 'db' | 'params' | 'viewer'>

/** @throws Refusal 404 where it is not there, or not for them */
export async function seenEvent({ db, params }: Pick<Asks, 'db' | 'params'>): Promise<Event> {
  return found(await findEvent(db, idOf(params.id)))
}

/** The way back. */
export const toEvent = ({ id }: Event) => ({ href: `/events/${id}`, label: 'To the event' })

/** For its hosts, and stewards for them. @throws Refusal 404, or 403 with `why` */
export async function hostedEvent(asks: Asks, why = 'This is for its hosts.'): Promise<Event> {
  const event = await seenEvent(asks)
  allow(isHostOf(asks.viewer, event), why, toEvent(event))
  return event
}

/** For the hosts that it names, not for every steward. @throws Refusal 404, or 403 with `why` */
export async function namedHostsEvent(asks: Asks, why = 'This is for its hosts.'): Promise<Event> {
  const event = await seenEvent(asks)
  allow(isNamedHost(asks.viewer, event), why, toEvent(event))
  return event
}
