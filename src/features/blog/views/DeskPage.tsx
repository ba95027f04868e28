import { Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { WorkLine } from '../queries.ts'
import { WorkRows } from './WorkRows.tsx'

/** What waits for editors, the longest first. */
export function DeskPage({ articles }: { articles: WorkLine[] }) {
  return (
    <>
      <Breadcrumb steps={[{ href: '/blog', label: 'Blog' }]} />
      <PageHead title="Editors’ desk" lead="Articles that wait for somebody to read them, the longest wait first." />
      {articles.length === 0 ? <Empty title="Nothing waits." /> : <WorkRows articles={articles} label="Articles that wait" />}
    </>
  )
}
