// What tests of events do again and again, in one town.
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Town } from './kit.ts'
import type { Fields, Person } from './person.ts'

/** A day, so many days from now. */
export const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** A plain workshop in ten days. */
export const fields: Fields = {
  title: 'Workshop',
  kind: 'workshop',
  day: soon(10),
  start: '10:00',
  end: '11:00',
  place: 'online',
  zone: 'Europe/London',
  level: 'all',
  sees: 'everyone',
}

/** The steps, with Mo as the host. */
export function eventsIn(town: Town) {
  const come = (who: Person, id: number, more: Fields = {}) => who.post(`/events/${id}/come`, more)
  const askAs = (id: number, name: string, address: string, more: Fields = {}) =>
    come(town.gus, id, { name, address, access_needs: '', ...more })

  /** The newest mail to an address, perhaps of those about something, and the link to a place that is in it. */
  async function mailTo(address: string, about = /./) {
    await town.work()
    const mails = (await town.mails()).filter(
      (mail) => [mail.to].flat().some((to) => to?.text.includes(address)) && about.test(mail.subject ?? ''),
    )
    const mail = mails.at(-1)
    const token = /\/places\/([0-9a-f-]{36})/.exec(mail?.text ?? '')?.[1] ?? ''
    return { mail, place: `/places/${token}`, count: mails.length }
  }

  return {
    come,
    askAs,
    mailTo,
    async plan(more: Fields = {}): Promise<number> {
      const page = await town.mo.post('/events', { ...fields, ...more })
      assert.equal(page.status, 303, page.text.slice(0, 2000))
      return Number(page.location.split('/').pop())
    },
    /** Moves an event so that it begins in so many minutes, or began. */
    inMinutes: (id: number, minutes: number) =>
      sql`update events set starts_at = now() + make_interval(mins => ${minutes}), ends_at = now() + make_interval(mins => ${minutes + 60})
        where id = ${id}`.execute(town.db),
    async comeAsGuest(id: number, name: string, more: Fields = {}) {
      // One address is asked only a few times a day.
      const address = `${name.toLowerCase()}.${id}@example.org`
      assert.match((await askAs(id, name, address, more)).text, /Look in your mail/)
      const { place } = await mailTo(address, /^Confirm/)
      await town.gus.post(`${place}/take`)
      // So that the mail that follows is not the newest of another event.
      await town.work()
      return { address, place }
    },
    states: async (id: number) =>
      (
        await town.db
          .selectFrom('event_places')
          .where('event_id', '=', id)
          .orderBy('line')
          .select(['guest_name', 'state'])
          .execute()
      ).map(({ guest_name, state }) => `${guest_name ?? 'member'} ${state}`),
  }
}
