// Wake-ups between processes: LISTEN/NOTIFY in the database, topics such as thread:12 in this process.
import { sql } from 'kysely'
import type { Database, Db } from './db/connect.ts'
import { listenForever } from './db/listen.ts'

const CHANNEL = 'hearth_live'

/** What happened, by identities only: whoever hears it reads the rest as the viewer sees it. */
export type Signal = { topic: string; what: string; id: number }
type Hear = (signal: Signal) => void

export type Live = {
  /** Calls `hear` for every signal on a topic until the function given back is called. */
  subscribe(topic: string, hear: Hear): () => void
  close(): Promise<void>
}

/** Sends a signal when, and only when, the present transaction is kept. */
export async function signal(db: Db, one: Signal): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(one)})`.execute(db)
}

/** Opens one listening connection for the process; it is opened again when it breaks. */
export async function openLive(database: Database): Promise<Live> {
  const topics = new Map<string, Set<Hear>>()
  const listening = await listenForever(database.target.owner, CHANNEL, (text) => {
    const heard = JSON.parse(text) as Signal
    for (const hear of topics.get(heard.topic) ?? []) hear(heard)
  })
  return {
    subscribe(topic, hear) {
      const hearers = topics.get(topic) ?? new Set()
      topics.set(topic, hearers.add(hear))
      return () => {
        hearers.delete(hear)
        if (hearers.size === 0 && topics.get(topic) === hearers) topics.delete(topic)
      }
    },
    async close() {
      await listening.close()
    },
  }
}
