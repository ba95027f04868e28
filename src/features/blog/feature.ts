// The blog: members write without Git, editors help, and everything stays readable. An old site moves in with nothing lost, and out again.
import type { Feature } from '#platform/feature.ts'
import type { App } from '#platform/http/doors.ts'
import { arriveRoutes } from './arrive-routes.ts'
import { articleRoutes } from './article-routes.ts'
import { correctionRoutes } from './correction-routes.ts'
import { editRoutes } from './edit-routes.ts'
import { exportBlog } from './export.ts'
import { feedRoutes } from './feeds.ts'
import { importRoutes } from './import-routes.ts'
import { importJob, publishDue, sweepZips } from './jobs.ts'
import { joinCategories, letGo } from './leaving.ts'
import { listRoutes } from './list-routes.ts'
import { findMoved } from './queries.ts'
import { findArticles } from './search.ts'
import { undoImport } from './site/undo.ts'
import { blogSitemap } from './sitemap.ts'
import { deskSlot, homeSlot, profileSlot } from './slots.tsx'
import { stewardRoutes } from './steward-routes.ts'
import { workRoutes } from './work-routes.ts'

function routes(app: App): void {
  listRoutes(app)
  feedRoutes(app)
  articleRoutes(app)
  workRoutes(app)
  editRoutes(app)
  arriveRoutes(app)
  correctionRoutes(app)
  stewardRoutes(app)
  importRoutes(app)
}

export const blog: Feature = {
  name: 'blog',
  tables: [
    ...['articles', 'article_authors', 'article_categories', 'article_revisions', 'article_notes', 'article_corrections'],
    ...['article_aliases', 'article_files', 'blog_people', 'blog_editors', 'blog_claims'],
    ...['site_imports', 'site_import_items', 'site_files'],
  ],
  menu: { href: '/blog', label: 'Blog' },
  routes,
  jobs: { 'blog.publish': publishDue, 'blog.import': importJob, 'blog.undo-import': undoImport, 'blog.sweep': sweepZips },
  nightly: ['* * * * * blog.publish', '35 3 * * * blog.sweep'],
  listeners: { 'member.left': letGo, 'tag.joined': joinCategories },
  slots: { home: homeSlot, profile: profileSlot, desk: deskSlot },
  drafts: {
    article: async (_, id) => ({ href: `/blog/write/${id}/edit`, about: 'An article' }),
    'comment-on': async (db, id) => {
      const article = await db
        .selectFrom('articles')
        .where('id', '=', id)
        .where('state', '=', 'published')
        .select(['slug', 'title'])
        .executeTakeFirst()
      return article
        ? { href: `/blog/${article.slug}#comments-title`, about: `A comment on “${article.title}”` }
        : { about: 'A comment' }
    },
  },
  sitemap: blogSitemap,
  exports: exportBlog,
  finds: { article: findArticles },
  moved: findMoved,
}
