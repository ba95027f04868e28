// Every table as the database has it. Written by `bin/hearth schema`: change a migration instead of this file.
import type { AccountAddresses } from './tables/account-addresses.ts'
import type { AccountLeaving } from './tables/account-leaving.ts'
import type { AccountPasskeys } from './tables/account-passkeys.ts'
import type { BlogArticles } from './tables/blog-articles.ts'
import type { BlogSites } from './tables/blog-sites.ts'
import type { CoreMembers } from './tables/core-members.ts'
import type { Events } from './tables/events.ts'
import type { EventsAfterwards } from './tables/events-afterwards.ts'
import type { EventsDay } from './tables/events-day.ts'
import type { EventsFinding } from './tables/events-finding.ts'
import type { EventsImports } from './tables/events-imports.ts'
import type { EventsNews } from './tables/events-news.ts'
import type { EventsPlaces } from './tables/events-places.ts'
import type { EventsPlacesPutRight } from './tables/events-places-put-right.ts'
import type { EventsProgramme } from './tables/events-programme.ts'
import type { EventsProposals } from './tables/events-proposals.ts'
import type { EventsRegistering } from './tables/events-registering.ts'
import type { HouseMembers } from './tables/house-members.ts'
import type { HouseNotices } from './tables/house-notices.ts'
import type { HouseSpaces } from './tables/house-spaces.ts'
import type { HouseThreads } from './tables/house-threads.ts'
import type { JoinConduct } from './tables/join-conduct.ts'
import type { JoinJoining } from './tables/join-joining.ts'
import type { JoinSignIn } from './tables/join-sign-in.ts'
import type { MailMails } from './tables/mail-mails.ts'
import type { Masks } from './tables/masks.ts'
import type { MasksCases } from './tables/masks-cases.ts'
import type { Migrations } from './tables/migrations.ts'
import type { NoticesTelling } from './tables/notices-telling.ts'
import type { Questions } from './tables/questions.ts'
import type { RecordsActs } from './tables/records-acts.ts'
import type { SearchEntries } from './tables/search-entries.ts'
import type { SpacesInvitations } from './tables/spaces-invitations.ts'
import type { Suggestions } from './tables/suggestions.ts'
import type { Tags } from './tables/tags.ts'
import type { TagsSynonyms } from './tables/tags-synonyms.ts'
import type { Uploads } from './tables/uploads.ts'

export type Tables = AccountAddresses &
  AccountLeaving &
  AccountPasskeys &
  BlogArticles &
  BlogSites &
  CoreMembers &
  Events &
  EventsAfterwards &
  EventsDay &
  EventsFinding &
  EventsImports &
  EventsNews &
  EventsPlaces &
  EventsPlacesPutRight &
  EventsProgramme &
  EventsProposals &
  EventsRegistering &
  HouseMembers &
  HouseNotices &
  HouseSpaces &
  HouseThreads &
  JoinConduct &
  JoinJoining &
  JoinSignIn &
  MailMails &
  Masks &
  MasksCases &
  Migrations &
  NoticesTelling &
  Questions &
  RecordsActs &
  SearchEntries &
  SpacesInvitations &
  Suggestions &
  Tags &
  TagsSynonyms &
  Uploads
