// Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type EventPlacesTable = {
  event_id: number
  member_id: number | null
  state: 'asked' | 'going' | 'waiting' | 'offered'
  line: GeneratedAlways<number>
  at: Generated<Date>
  offered_until: Date | null
  id: GeneratedAlways<number>
  guest_name: string | null
  guest_address: string | null
  token: Generated<string>
  kept_for: Generated<string>
  access_needs: Generated<string>
  reminders: Generated<string[]>
  reminded: Generated<string[]>
  came_at: Date | null
  agrees: boolean | null
  fed_back: Generated<boolean>
  reminded_for: Date | null
  state_before: 'asked' | 'going' | 'waiting' | 'offered' | null
}

export type EventsPlaces = {
  event_places: EventPlacesTable
}
