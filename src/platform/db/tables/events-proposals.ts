// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type EventCallsTable = {
  event_id: number
  body: Generated<string>
  html: Generated<string>
  closes_at: Date
  made_at: Generated<Date>
}

export type EventCommitteeTable = {
  event_id: number
  member_id: number
}

export type EventPapersTable = {
  id: GeneratedAlways<number>
  event_id: number
  member_id: number | null
  title: string
  format: 'talk' | 'lightning talk' | 'workshop' | 'poster'
  body: string
  html: string
  at: Generated<Date>
  decision: 'accepted' | 'declined' | null
  said: Generated<string>
  decided_at: Date | null
  part_id: number | null
}

export type EventProposalFansTable = {
  proposal_id: number
  member_id: number
}

export type EventProposalsTable = {
  id: GeneratedAlways<number>
  member_id: number | null
  kind: 'talk' | 'subject'
  title: string
  body: Generated<string>
  html: Generated<string>
  at: Generated<Date>
  event_id: number | null
  picked_at: Date | null
  invented: Generated<boolean>
}

export type EventScoresTable = {
  paper_id: number
  member_id: number
  score: number
  remark: Generated<string>
  at: Generated<Date>
}

export type EventsProposals = {
  event_calls: EventCallsTable
  event_committee: EventCommitteeTable
  event_papers: EventPapersTable
  event_proposal_fans: EventProposalFansTable
  event_proposals: EventProposalsTable
  event_scores: EventScoresTable
}
