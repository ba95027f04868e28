// The events that a member has hosted, for their own export.
import type { Db } from '#platform/db/connect.ts'
import type { Exported } from '#platform/feature.ts'
import { sayWhen } from './times.ts'

export async function exportEvents(db: Db, memberId: number): Promise<Exported[]> {
  const rows = await db
    .selectFrom('events as e')
    .innerJoin('event_hosts as h', 'h.event_id', 'e.id')
    .where('h.member_id', '=', memberId)
    .select([
      'e.id',
      'e.title',
      'e.kind',
      'e.body',
      'e.starts_at',
      'e.ends_at',
      'e.zone',
      'e.place',
      'e.address',
      'e.cancelled_at',
      'e.cancelled_why',
    ])
    .orderBy('e.starts_at')
    .execute()
  if (rows.length === 0) return []
  const data = rows.map(({ id, title, kind, body, starts_at, ends_at, zone, place, address, cancelled_at, cancelled_why }) => ({
    ...{ event: id, title, kind, description: body, zone, place, address },
    starts: starts_at.toISOString(),
    ends: ends_at.toISOString(),
    ...(cancelled_at ? { calledOff: cancelled_at.toISOString(), why: cancelled_why } : {}),
  }))
  const markdown = rows
    .map((row) => `## ${row.title}\n\n${sayWhen(row)}${row.cancelled_at ? ' (called off)' : ''}\n\n${row.body}`)
    .join('\n\n')
  return [{ name: 'events-hosted', data, markdown: `# Events I hosted\n\n${markdown}\n` }]
}
