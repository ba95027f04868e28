// All features and the core nouns that have pages of their own, one line each; nothing is found by magic.
import { mail } from '#core/mail/feature.ts'
import { notices } from '#core/notices/feature.ts'
import { account } from '#features/account/feature.ts'
import type { Feature } from '#platform/feature.ts'

export const features: Feature[] = [mail, account, notices]
