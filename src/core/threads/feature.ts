// Threads and posts, as everything that hangs on them needs them. Their pages are in the feature talk.
import type { Feature } from '#platform/feature.ts'
import { exportThreads } from './export.ts'
import { forgetLeaver } from './leaving.ts'
import { threadsSitemap } from './sitemap.ts'

export const threads: Feature = {
  name: 'threads',
  tables: ['threads', 'posts', 'post_versions', 'reactions', 'thread_follows', 'thread_reads'],
  listeners: { 'member.left': forgetLeaver },
  exports: exportThreads,
  sitemap: threadsSitemap('threads'),
}
