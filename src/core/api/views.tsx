import { Card, PageHead } from '#platform/layout/pieces.tsx'
import { Table } from '#platform/layout/tables.tsx'
import type { ShownOperation } from './operations.ts'

const mayWords: Record<string, string> = { anyone: 'Anyone', member: 'Members', steward: 'Stewards' }

/** Every address that programs can use. */
export function ApiPage({ operations }: { operations: ShownOperation[] }) {
  return (
    <>
      <PageHead
        title="For programs"
        lead="Every page that shows data says it as JSON too, and every form can be sent by a program."
      >
        <a class="button button-quiet" href="/openapi.json">
          OpenAPI document
        </a>
      </PageHead>
      <Card title="How it works">
        <div class="prose">
          <p>
            Ask for any page with <code>Accept: application/json</code>, or put <code>.json</code> after its address, such as{' '}
            <code>/questions.json?tag=dplyr</code>. You get what the page shows, and never more. To write, send the fields of a
            form as JSON, with the session of a member. Mistakes come back with status 422.
          </p>
        </div>
      </Card>
      <Table
        caption="Addresses"
        keyOf={(one) => `${one.method} ${one.path}`}
        rows={operations}
        columns={[
          {
            label: 'Address',
            cell: (one) => (
              <code>
                {one.method} {one.path}
              </code>
            ),
          },
          { label: 'What it does', cell: (one) => one.summary || '' },
          { label: 'Who', cell: (one) => mayWords[one.may] ?? one.may },
          {
            label: 'Takes',
            cell: (one) => one.takes.map(({ name, required }) => (required ? name : `${name} (optional)`)).join(', '),
          },
          { label: 'Says', cell: (one) => one.says.join(', ') },
        ]}
      />
    </>
  )
}
