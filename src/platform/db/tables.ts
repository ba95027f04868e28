// Every table as the database has it. Written by `bin/hearth schema`: change a migration instead of this file.
import type { Generated, GeneratedAlways } from 'kysely'

export type AccountCodesTable = {
  id: GeneratedAlways<number>
  member_id: number
  session_id: number
  purpose: 'add' | 'leave'
  address: string
  link_hash: Buffer
  code_hash: Buffer
  tries: Generated<number>
  at: Generated<Date>
  expires_at: Date
}

export type AddressesTable = {
  id: GeneratedAlways<number>
  member_id: number
  address: string
  is_primary: Generated<boolean>
  verified_at: Generated<Date>
}

export type AnswersTable = {
  post_id: number
  thread_id: number
  space_id: number
  helped: Generated<number>
  accepted_at: Date | null
  outdated_at: Date | null
  outdated_by: number | null
  outdated_note: Generated<string>
  newer_id: number | null
}

export type ArticleAliasesTable = {
  path: string
  article_id: number
}

export type ArticleAuthorsTable = {
  article_id: number
  person_id: number
  position: Generated<number>
  affiliation: Generated<string>
}

export type ArticleCategoriesTable = {
  article_id: number
  tag_id: number
  position: Generated<number>
}

export type ArticleCorrectionsTable = {
  id: GeneratedAlways<number>
  article_id: number
  author_id: number | null
  at: Generated<Date>
  base: string
  body: string
  note: Generated<string>
  state: Generated<'open' | 'taken' | 'declined'>
  answered_at: Date | null
}

export type ArticleFilesTable = {
  article_id: number
  path: string
  sum: string
  upload_id: number | null
}

export type ArticleNotesTable = {
  id: GeneratedAlways<number>
  article_id: number
  author_id: number | null
  at: Generated<Date>
  kind: Generated<'comment' | 'submitted' | 'changes' | 'approved' | 'scheduled' | 'published' | 'withdrawn'>
  about: Generated<string>
  body: Generated<string>
  done_at: Date | null
}

export type ArticleRevisionsTable = {
  id: GeneratedAlways<number>
  article_id: number
  version: number
  member_id: number | null
  at: Generated<Date>
  title: string
  subtitle: string
  body: string
  note: Generated<string>
  was_public: Generated<boolean>
}

export type ArticlesTable = {
  id: GeneratedAlways<number>
  slug: string
  state: Generated<'draft' | 'submitted' | 'changes' | 'approved' | 'published' | 'withdrawn'>
  owner_id: number | null
  title: string
  subtitle: Generated<string>
  body: Generated<string>
  html: Generated<string>
  words: Generated<string>
  lead: Generated<string>
  headings: Generated<unknown>
  minutes: Generated<number>
  licence: Generated<string>
  picture_id: number | null
  picture_description: Generated<string>
  version: Generated<number>
  created_at: Generated<Date>
  updated_at: Generated<Date>
  submitted_at: Date | null
  publish_at: Date | null
  published_at: Date | null
  modified_at: Date | null
  space_id: number | null
  thread_id: number | null
  source_path: string | null
  source_sum: string | null
  source_version: number | null
  arrived_as: string | null
  invented: Generated<boolean>
}

export type AttemptsTable = {
  id: GeneratedAlways<number>
  kind: string
  key_hash: Buffer
  at: Generated<Date>
}

export type BlogClaimsTable = {
  person_id: number
  member_id: number
  at: Generated<Date>
}

export type BlogEditorsTable = {
  member_id: number
  at: Generated<Date>
}

export type BlogPeopleTable = {
  id: GeneratedAlways<number>
  name: string
  orcid: string | null
  member_id: number | null
  joined_into: number | null
  created_at: Generated<Date>
}

export type BylinesTable = {
  id: GeneratedAlways<number>
  name: GeneratedAlways<string>
  role: GeneratedAlways<string>
  has_left: GeneratedAlways<boolean>
  has_page: GeneratedAlways<boolean>
  picture_id: GeneratedAlways<number | null>
  is_mask: GeneratedAlways<boolean>
}

export type ConductAgreementsTable = {
  member_id: number
  version: number
  at: Generated<Date>
}

export type ConductVersionsTable = {
  version: number
  body: string
  html: string
  change: Generated<string>
  published_by: number | null
  published_at: Generated<Date>
}

export type CoreDomainsTable = {
  domain: string
  added_at: Generated<Date>
}

export type CoreVouchesTable = {
  member_id: number
  vouched_by: number | null
  reason: string
  until: Date
}

export type DoomedFilesTable = {
  file: string
  at: Generated<Date>
}

export type DraftsTable = {
  member_id: number
  place: string
  fields: unknown
  updated_at: Generated<Date>
}

export type ErasedMembersTable = {
  member_id: number
  joined_at: Date
  words_removed: boolean
  at: Generated<Date>
}

export type EventAnswersTable = {
  place_id: number
  question: string
  answer: string
}

export type EventArrivalsTable = {
  event_id: number
  calendar_id: number | null
  had_host: Generated<boolean>
  wrote: unknown
}

export type EventAskVotesTable = {
  ask_id: number
  place_id: number | null
}

export type EventAsksTable = {
  id: GeneratedAlways<number>
  event_id: number
  place_id: number | null
  is_named: Generated<boolean>
  body: string
  at: Generated<Date>
  answered_at: Date | null
  hidden_at: Date | null
}

export type EventCalendarsTable = {
  id: GeneratedAlways<number>
  address: string
  member_id: number | null
  at: Generated<Date>
}

export type EventCallsTable = {
  event_id: number
  body: Generated<string>
  html: Generated<string>
  closes_at: Date
  made_at: Generated<Date>
}

export type EventCertificatesTable = {
  id: GeneratedAlways<number>
  code: string
  event_id: number | null
  member_id: number | null
  place_id: number | null
  name: string
  title: string
  kind: string
  starts_at: Date
  zone: string
  minutes: number
  made_at: Generated<Date>
}

export type EventCommitteeTable = {
  event_id: number
  member_id: number
}

export type EventCuesTable = {
  event_id: number
  position: number
  starts_ms: number
  words: string
  found: GeneratedAlways<string>
}

export type EventFeedbackTable = {
  id: Generated<string>
  event_id: number
  useful: number
  level: 'easy' | 'right' | 'hard'
  again: boolean
  liked: Generated<string>
  better: Generated<string>
  is_open: Generated<boolean>
}

export type EventFeedsTable = {
  member_id: number
  token_hash: Buffer
  made_at: Generated<Date>
  id: GeneratedAlways<number>
  what: Generated<'mine' | 'all' | 'space' | 'series'>
  space_id: number | null
  series_id: number | null
}

export type EventHostsTable = {
  event_id: number
  member_id: number
  position: Generated<number>
}

export type EventImportItemsTable = {
  import_id: number
  position: number
  title: string
  outcome: 'new' | 'changed' | 'the same' | 'left alone' | 'called off' | 'refused'
  said: Generated<string[]>
  event_id: number | null
}

export type EventImportsTable = {
  id: GeneratedAlways<number>
  member_id: number | null
  calendar_id: number | null
  is_nightly: Generated<boolean>
  name: string
  is_address: boolean
  content: Buffer | null
  arrived: string | null
  holds: Generated<boolean>
  is_dry: Generated<boolean>
  state: Generated<'waiting' | 'done' | 'failed'>
  said: Generated<string>
  at: Generated<Date>
  ended_at: Date | null
}

export type EventKeysTable = {
  id: number
  private_key: string
  public_key: string
  made_at: Generated<Date>
}

export type EventKnownAnswersTable = {
  member_id: number
  question: string
  answer: string
}

export type EventLinksTable = {
  id: GeneratedAlways<number>
  event_id: number
  url: string
  title: Generated<string>
  at: Generated<Date>
}

export type EventMeetingsTable = {
  event_id: number
  link: string
  passcode: Generated<string>
}

export type EventNewsTable = {
  id: GeneratedAlways<number>
  event_id: number
  member_id: number | null
  body: string
  html: string
  at: Generated<Date>
}

export type EventPadsTable = {
  event_id: number
  version: number
  body: string
  html: string
  at: Generated<Date>
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

export type EventPartsTable = {
  id: GeneratedAlways<number>
  event_id: number
  after_minutes: Generated<number>
  minutes: number
  room: Generated<string>
  title: string
  speakers: Generated<string>
  body: Generated<string>
  html: Generated<string>
  slides_url: Generated<string>
  is_open: Generated<boolean>
  member_id: number | null
  brings: Generated<string>
}

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

export type EventPollVotesTable = {
  poll_id: number
  place_id: number | null
  choice: number
}

export type EventPollsTable = {
  id: GeneratedAlways<number>
  event_id: number
  question: string
  options: string[]
  at: Generated<Date>
  closed_at: Date | null
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

export type EventRecordsTable = {
  event_id: number
  notes: Generated<string>
  html: Generated<string>
  slides_url: Generated<string>
  recording_url: Generated<string>
  published_at: Date | null
  changed_at: Generated<Date>
  agreed_at: Date | null
}

export type EventScoresTable = {
  paper_id: number
  member_id: number
  score: number
  remark: Generated<string>
  at: Generated<Date>
}

export type EventSeriesTable = {
  id: GeneratedAlways<number>
  title: string
  rule: string
  first_local: string
  minutes: number
  zone: string
  created_by: number | null
  created_at: Generated<Date>
  shift_days: Generated<number>
  clock: string
  clock_zone: string
  ended_at: Date | null
  arrived_as: string | null
  left_out: Generated<Date[]>
}

export type EventTagsTable = {
  event_id: number
  tag_id: number
  position: Generated<number>
}

export type EventUsualRemindersTable = {
  member_id: number
  reminders: string[]
}

export type EventsTable = {
  id: GeneratedAlways<number>
  series_id: number | null
  series_at: Date | null
  title: string
  kind: 'coffee and code' | 'webinar' | 'workshop' | 'course' | 'conference' | 'meet-up'
  body: Generated<string>
  html: Generated<string>
  starts_at: Date
  ends_at: Date
  zone: string
  place: 'online' | 'in person' | 'both'
  address: Generated<string>
  access: Generated<string>
  level: Generated<'all' | 'beginners' | 'some experience' | 'experienced'>
  bring: Generated<string>
  is_recorded: Generated<boolean>
  has_captions: Generated<boolean>
  sees: Generated<'everyone' | 'members'>
  sequence: Generated<number>
  changed_at: Generated<Date>
  cancelled_at: Date | null
  cancelled_why: Generated<string>
  created_by: number | null
  created_at: Generated<Date>
  invented: Generated<boolean>
  arrived_as: string | null
  capacity: number | null
  core_only: Generated<boolean>
  core_why: Generated<string>
  questions: Generated<string[]>
  reserves: Generated<unknown>
  space_id: number | null
  language: Generated<string>
  moved_from: Date | null
  is_special: Generated<boolean>
  counts_minutes: number | null
}

export type FirstLinksTable = {
  token_hash: Buffer
  at: Generated<Date>
}

export type HelpAsksTable = {
  thread_id: number
  member_id: number
  at: Generated<Date>
}

export type HelpedTable = {
  post_id: number
  member_id: number
  at: Generated<Date>
}

export type InvitationsTable = {
  id: GeneratedAlways<number>
  address: string
  token_hash: Buffer | null
  invited_by: number
  space_id: number | null
  at: Generated<Date>
  expires_at: Generated<Date>
  taken_by: number | null
  taken_at: Date | null
}

export type MailStopsTable = {
  token: string
  member_id: number
  kind: string
  thread_id: number | null
  stopped_at: Date | null
}

export type MailsTable = {
  id: string
  kind: string
  to_address: string
  to_shown: GeneratedAlways<string>
  from_name: string | null
  subject: string
  text: string | null
  html: string | null
  headers: Generated<unknown>
  state: Generated<'waiting' | 'sending' | 'sent' | 'kept' | 'failed'>
  error: string | null
  tries: Generated<number>
  at: Generated<Date>
  next_at: Generated<Date>
  until: Generated<Date>
  done_at: Date | null
  unlisted: Generated<boolean>
  calendar: string | null
}

export type MaskCasesTable = {
  id: GeneratedAlways<number>
  mask_id: number
  thread_id: number
  space_id: number
  asked_by: number | null
  reason: string
  asked_at: Generated<Date>
  answered_by: number | null
  answer: 'agreed' | 'refused' | null
  answer_reason: Generated<string>
  answered_at: Date | null
}

export type MasksTable = {
  id: number
  member_id: number
  thread_id: number
}

export type MemberTagsTable = {
  member_id: number
  tag_id: number
  kind: 'skill' | 'interest'
  position: Generated<number>
}

export type MembersTable = {
  id: GeneratedAlways<number>
  name: string
  pronouns: Generated<string>
  about: Generated<string>
  wants_to_learn: Generated<string>
  could_help: Generated<string>
  links: Generated<string[]>
  seen_by: Generated<'members' | 'everyone'>
  role: Generated<'member' | 'steward'>
  state: Generated<'waiting' | 'active' | 'left' | 'mask'>
  suspended_until: Date | null
  picture_id: number | null
  joined_at: Generated<Date>
  invented: Generated<boolean>
  handle: Generated<string>
}

export type MigrationsTable = {
  name: string
  checksum: string
  ran_at: Generated<Date>
}

export type NoticeChoicesTable = {
  member_id: number
  kind: string
  channel: 'off' | 'site' | 'mail'
}

export type NoticesTable = {
  id: GeneratedAlways<number>
  member_id: number
  kind: string
  space_id: number | null
  thread_id: number | null
  post_id: number | null
  actor_id: number | null
  text: Generated<string>
  link: Generated<string>
  by_mail: Generated<boolean>
  at: Generated<Date>
  seen_at: Date | null
  mailed_at: Date | null
}

export type ParkedFormsTable = {
  key_hash: Buffer
  place: string
  fields: unknown
  at: Generated<Date>
}

export type PasskeyChallengesTable = {
  challenge_hash: Buffer
  member_id: number | null
  user_handle: Buffer | null
  expires_at: Date
}

export type PasskeysTable = {
  id: GeneratedAlways<number>
  member_id: number
  credential_id: string
  public_key: Buffer
  counter: Generated<number>
  transports: Generated<string[]>
  user_handle: Buffer
  name: string
  created_at: Generated<Date>
  last_used_at: Date | null
}

export type PostVersionsTable = {
  id: GeneratedAlways<number>
  post_id: number
  space_id: number
  body: string
  html: string
  written_at: Date
  replaced_at: Generated<Date>
}

export type PostsTable = {
  id: GeneratedAlways<number>
  thread_id: number
  space_id: number
  number: number
  author_id: number
  reply_to: number | null
  body: string
  html: string
  words: string
  created_at: Generated<Date>
  edited_at: Date | null
  removed_at: Date | null
  removed_by: 'author' | 'steward' | 'leaver' | null
}

export type ProvenAddressesTable = {
  token_hash: Buffer
  address: string
  next: string
  expires_at: Date
}

export type QuestionTagsTable = {
  thread_id: number
  space_id: number
  tag_id: number
  position: Generated<number>
}

export type QuestionsTable = {
  thread_id: number
  space_id: number
  state: Generated<'open' | 'answered' | 'solved' | 'duplicate' | 'stale'>
  is_first: Generated<boolean>
  duplicate_of: number | null
  best_id: number | null
  stale_at: Date | null
  answers: Generated<number>
  helped: Generated<number>
  words: Generated<string>
  waiting_since: Generated<Date>
  helpers_asked_at: Date | null
  stewards_told_at: Date | null
}

export type ReactionsTable = {
  post_id: number
  member_id: number
  space_id: number
  kind: 'thanks' | 'helpful' | 'celebrate' | 'same here' | 'smile'
  at: Generated<Date>
}

export type SearchEntriesTable = {
  kind: 'post' | 'member' | 'article' | 'event'
  ref: number
  space_id: number | null
  at: Generated<Date>
  words: string
}

export type SessionsTable = {
  id: GeneratedAlways<number>
  member_id: number
  token_hash: Buffer
  device: Generated<string>
  created_at: Generated<Date>
  last_used_at: Generated<Date>
  expires_at: Date
}

export type SettingsTable = {
  key: string
  value: unknown
  changed_at: Generated<Date>
}

export type SignInsTable = {
  id: GeneratedAlways<number>
  address: string
  link_hash: Buffer
  browser_hash: Buffer | null
  code_hash: Buffer | null
  next: Generated<string>
  tries: Generated<number>
  at: Generated<Date>
  expires_at: Date
  ended: 'used' | 'newer' | 'tries' | null
}

export type SiteFilesTable = {
  path: string
  sum: string
  bytes: Buffer
}

export type SiteImportItemsTable = {
  import_id: number
  path: string
  kind: 'article' | 'picture' | 'output' | 'page' | 'other'
  outcome: 'new' | 'changed' | 'same' | 'both' | 'kept' | 'left out' | 'failed'
  article_id: number | null
  title: Generated<string>
  taken: Generated<string[]>
  guessed: Generated<string[]>
  dropped: Generated<string[]>
  before: Buffer | null
}

export type SiteImportsTable = {
  id: GeneratedAlways<number>
  member_id: number | null
  name: string
  state: Generated<'waiting' | 'running' | 'done' | 'failed' | 'undone'>
  is_dry: Generated<boolean>
  takes_remote: Generated<boolean>
  files: Generated<number>
  done: Generated<number>
  at: Generated<Date>
  ended_at: Date | null
  said: Generated<string>
}

export type SpaceFollowsTable = {
  member_id: number
  space_id: number
  level: 'follow' | 'mute'
}

export type SpaceInvitationsTable = {
  space_id: number
  member_id: number
  invited_by: number
  by_address: Generated<boolean>
  at: Generated<Date>
}

export type SpaceMembersTable = {
  space_id: number
  member_id: number
  invited_by: number | null
  joined_at: Generated<Date>
}

export type SpaceSlugsTable = {
  slug: string
  space_id: number
  at: Generated<Date>
}

export type SpacesTable = {
  id: GeneratedAlways<number>
  slug: string
  name: string
  purpose: Generated<string>
  norms: Generated<string>
  sees: Generated<'everyone' | 'members' | 'invited'>
  writes: Generated<'members' | 'invited' | 'stewards'>
  memory: Generated<'for ever' | 'year' | '90 days' | 'week'>
  position: Generated<number>
  archived_at: Date | null
  created_at: Generated<Date>
  norms_html: Generated<string>
  masks: Generated<boolean>
  no_run: Generated<boolean>
}

export type StewardActsTable = {
  id: GeneratedAlways<number>
  steward_id: number | null
  act: string
  reason: Generated<string>
  space_id: number | null
  thread_id: number | null
  post_id: number | null
  member_id: number | null
  detail: Generated<unknown>
  at: Generated<Date>
}

export type SubmissionsTable = {
  member_id: number
  key: string
  location: Generated<string>
  at: Generated<Date>
}

export type SuggestionsTable = {
  id: GeneratedAlways<number>
  post_id: number
  thread_id: number
  space_id: number
  author_id: number
  base: string
  body: string
  note: Generated<string>
  state: Generated<'open' | 'taken' | 'declined'>
  created_at: Generated<Date>
  answered_at: Date | null
}

export type TagFollowsTable = {
  member_id: number
  tag_id: number
}

export type TagSynonymsTable = {
  slug: string
  name: string
  tag_id: number
}

export type TagsTable = {
  id: GeneratedAlways<number>
  slug: string
  name: string
  joined_into: number | null
}

export type ThreadFollowsTable = {
  member_id: number
  thread_id: number
  level: 'follow' | 'mute'
}

export type ThreadReadsTable = {
  member_id: number
  thread_id: number
  number: number
  at: Generated<Date>
}

export type ThreadsTable = {
  id: GeneratedAlways<number>
  space_id: number
  author_id: number
  title: string
  created_at: Generated<Date>
  last_number: Generated<number>
  last_post_at: Generated<Date>
  last_author_id: number | null
  reply_count: Generated<number>
  pinned_at: Date | null
  locked_at: Date | null
  merged_into: number | null
  invented: Generated<boolean>
  split_from: number | null
  shown_at: Generated<string>
}

export type UploadsTable = {
  id: GeneratedAlways<number>
  member_id: number | null
  purpose: 'post' | 'picture'
  space_id: number | null
  post_id: number | null
  name: string
  type: string
  size: number
  width: number | null
  height: number | null
  file: string
  created_at: Generated<Date>
  article_id: number | null
}

export type Tables = {
  account_codes: AccountCodesTable
  addresses: AddressesTable
  answers: AnswersTable
  article_aliases: ArticleAliasesTable
  article_authors: ArticleAuthorsTable
  article_categories: ArticleCategoriesTable
  article_corrections: ArticleCorrectionsTable
  article_files: ArticleFilesTable
  article_notes: ArticleNotesTable
  article_revisions: ArticleRevisionsTable
  articles: ArticlesTable
  attempts: AttemptsTable
  blog_claims: BlogClaimsTable
  blog_editors: BlogEditorsTable
  blog_people: BlogPeopleTable
  bylines: BylinesTable
  conduct_agreements: ConductAgreementsTable
  conduct_versions: ConductVersionsTable
  core_domains: CoreDomainsTable
  core_vouches: CoreVouchesTable
  doomed_files: DoomedFilesTable
  drafts: DraftsTable
  erased_members: ErasedMembersTable
  event_answers: EventAnswersTable
  event_arrivals: EventArrivalsTable
  event_ask_votes: EventAskVotesTable
  event_asks: EventAsksTable
  event_calendars: EventCalendarsTable
  event_calls: EventCallsTable
  event_certificates: EventCertificatesTable
  event_committee: EventCommitteeTable
  event_cues: EventCuesTable
  event_feedback: EventFeedbackTable
  event_feeds: EventFeedsTable
  event_hosts: EventHostsTable
  event_import_items: EventImportItemsTable
  event_imports: EventImportsTable
  event_keys: EventKeysTable
  event_known_answers: EventKnownAnswersTable
  event_links: EventLinksTable
  event_meetings: EventMeetingsTable
  event_news: EventNewsTable
  event_pads: EventPadsTable
  event_papers: EventPapersTable
  event_parts: EventPartsTable
  event_places: EventPlacesTable
  event_poll_votes: EventPollVotesTable
  event_polls: EventPollsTable
  event_proposal_fans: EventProposalFansTable
  event_proposals: EventProposalsTable
  event_records: EventRecordsTable
  event_scores: EventScoresTable
  event_series: EventSeriesTable
  event_tags: EventTagsTable
  event_usual_reminders: EventUsualRemindersTable
  events: EventsTable
  first_links: FirstLinksTable
  help_asks: HelpAsksTable
  helped: HelpedTable
  invitations: InvitationsTable
  mail_stops: MailStopsTable
  mails: MailsTable
  mask_cases: MaskCasesTable
  masks: MasksTable
  member_tags: MemberTagsTable
  members: MembersTable
  migrations: MigrationsTable
  notice_choices: NoticeChoicesTable
  notices: NoticesTable
  parked_forms: ParkedFormsTable
  passkey_challenges: PasskeyChallengesTable
  passkeys: PasskeysTable
  post_versions: PostVersionsTable
  posts: PostsTable
  proven_addresses: ProvenAddressesTable
  question_tags: QuestionTagsTable
  questions: QuestionsTable
  reactions: ReactionsTable
  search_entries: SearchEntriesTable
  sessions: SessionsTable
  settings: SettingsTable
  sign_ins: SignInsTable
  site_files: SiteFilesTable
  site_import_items: SiteImportItemsTable
  site_imports: SiteImportsTable
  space_follows: SpaceFollowsTable
  space_invitations: SpaceInvitationsTable
  space_members: SpaceMembersTable
  space_slugs: SpaceSlugsTable
  spaces: SpacesTable
  steward_acts: StewardActsTable
  submissions: SubmissionsTable
  suggestions: SuggestionsTable
  tag_follows: TagFollowsTable
  tag_synonyms: TagSynonymsTable
  tags: TagsTable
  thread_follows: ThreadFollowsTable
  thread_reads: ThreadReadsTable
  threads: ThreadsTable
  uploads: UploadsTable
}
