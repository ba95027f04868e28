// All features and the core nouns that have pages of their own, one line each; nothing is found by magic. Their order is the menu's.
import { api } from '#core/api/feature.ts'
import { composer } from '#core/composer/feature.ts'
import { conduct } from '#core/conduct/feature.ts'
import { coreMembers } from '#core/core-members/feature.ts'
import { drafts } from '#core/drafts/feature.ts'
import { mail } from '#core/mail/feature.ts'
import { masks } from '#core/masks/feature.ts'
import { notices } from '#core/notices/feature.ts'
import { patientData } from '#core/patient-data/feature.ts'
import { records } from '#core/records/feature.ts'
import { running } from '#core/running/feature.ts'
import { search } from '#core/search/feature.ts'
import { sitemap } from '#core/sitemap/feature.ts'
import { spaces } from '#core/spaces/feature.ts'
import { suggestions } from '#core/suggestions/feature.ts'
import { tags } from '#core/tags/feature.ts'
import { threads } from '#core/threads/feature.ts'
import { uploads } from '#core/uploads/feature.ts'
import { account } from '#features/account/feature.ts'
import { blog } from '#features/blog/feature.ts'
import { events } from '#features/events/feature.ts'
import { home } from '#features/home/feature.ts'
import { join } from '#features/join/feature.ts'
import { people } from '#features/people/feature.ts'
import { questions } from '#features/questions/feature.ts'
import { stewards } from '#features/stewards/feature.ts'
import { talk } from '#features/talk/feature.ts'
import type { Feature } from '#platform/feature.ts'

export const features: Feature[] = [
  home,
  questions,
  talk,
  events,
  blog,
  spaces,
  people,
  tags,
  threads,
  suggestions,
  composer,
  drafts,
  masks,
  notices,
  patientData,
  running,
  search,
  sitemap,
  api,
  uploads,
  join,
  conduct,
  coreMembers,
  account,
  mail,
  records,
  stewards,
]
