import type { ReadForm } from '#platform/forms.ts'
import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Checkbox } from '#platform/layout/choices.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Badge, Card, Empty, NoticeBar, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Table } from '#platform/layout/tables.tsx'
import { Breadcrumb, Tabs } from '#platform/layout/ways.tsx'
import type { ImportLine, ReportItem } from '../site/import-queries.ts'
import type { Counts } from '../site/run.ts'

const stateNames: Record<string, string> = { waiting: 'Waits', running: 'Runs', done: 'Done', failed: 'Failed', undone: 'Undone' }

/** Moving a site in from a zip, and what was moved in before. */
export function ImportsPage({ imports, form }: { imports: ImportLine[]; form: ReadForm<unknown> }) {
  return (
    <div class="stack">
      <Breadcrumb
        steps={[
          { href: '/stewards', label: 'Stewards' },
          { href: '/stewards/blog', label: 'The blog' },
        ]}
      />
      <PageHead
        title="Move a site in or out"
        lead="The articles of a Quarto site with their pictures and output. Every file is kept byte for byte."
      >
        <LinkButton kind="quiet" href="/stewards/imports/site.zip" icon="download" download>
          Take the site away
        </LinkButton>
      </PageHead>
      <ErrorSummary errors={form.errors} />
      <Card title="Move a site in">
        <Form action="/stewards/imports" multipart label="Move a site in">
          <Field
            name="file"
            type="file"
            label="Zip of the project"
            hint="With _quarto.yml, blog/ and _freeze/, up to 10 MB. For larger ones whoever runs the server uses bin/hearth import site."
            accept=".zip"
            form={form}
          />
          <Checkbox name="dry" label="Only try" hint="You see a report of what would happen. Nothing is changed." checked />
          <Checkbox
            name="remote"
            label="Fetch pictures from elsewhere"
            hint="Otherwise they are listed in the report, and shown as links."
          />
          <Button>Begin</Button>
        </Form>
      </Card>
      {imports.length === 0 ? (
        <Empty title="No site has moved in yet." />
      ) : (
        <Rows label="Imports">
          {imports.map((one) => (
            <Row key={one.id}>
              <h2 class="thread-title">
                <a href={`/stewards/imports/${one.id}`}>{one.name}</a>
              </h2>
              <p class="thread-facts">
                <Badge>{stateNames[one.state]}</Badge>
                {one.is_dry && <Badge tone="blue">Only tried</Badge>}
                <span>{one.files} files</span>
                <Time at={one.at} />
              </p>
            </Row>
          ))}
        </Rows>
      )}
    </div>
  )
}

type ImportPageProps = { one: ImportLine; counts: Counts[]; items: ReportItem[]; shown: string }

const kindNames: Record<string, string> = {
  '': 'Everything',
  article: 'Articles',
  picture: 'Pictures',
  output: 'Output',
  page: 'Pages',
  other: 'Other files',
}

/** What an import did, file by file. */
export function ImportPage({ one, counts, items, shown }: ImportPageProps) {
  const total = counts.reduce((sum, count) => sum + count.n, 0)
  const isUnderWay = one.state === 'waiting' || one.state === 'running'
  return (
    <div class="stack">
      <Breadcrumb steps={[{ href: '/stewards/imports', label: 'Sites that moved in' }]} />
      <PageHead title={one.name} lead={one.is_dry ? 'This was a dry run: nothing was changed.' : undefined}>
        {one.state === 'done' && !one.is_dry && (
          <Form action={`/stewards/imports/${one.id}/undo`} inline label="Undo">
            <Button kind="warning" confirm="Undo this import as a whole? Articles that were edited here since stay.">
              Undo this import
            </Button>
          </Form>
        )}
      </PageHead>
      {isUnderWay && (
        <NoticeBar tone="wait">
          {one.done} of {one.files} files so far. <a href={`/stewards/imports/${one.id}`}>Look again</a>
        </NoticeBar>
      )}
      {one.said && <NoticeBar>{one.said}</NoticeBar>}
      <Card title={`${total} of ${one.files} files`}>
        <Table
          caption="Files by kind and outcome"
          hideCaption
          keyOf={(count) => `${count.kind} ${count.outcome}`}
          columns={[
            { label: 'Kind', cell: (count) => kindNames[count.kind] ?? count.kind },
            { label: 'What became of it', cell: (count) => outcomeNames[count.outcome] ?? count.outcome },
            { label: 'Files', cell: (count) => count.n, number: true },
          ]}
          rows={counts}
        />
      </Card>
      <Tabs
        label="Which files"
        tabs={Object.entries(kindNames).map(([kind, label]) => ({
          href: kind ? `/stewards/imports/${one.id}?show=${kind}` : `/stewards/imports/${one.id}`,
          label,
          current: kind === shown,
        }))}
      />
      <Rows label="Files">
        {items.map((item) => (
          <ItemRow key={item.path} item={item} />
        ))}
      </Rows>
    </div>
  )
}

const outcomeNames: Record<string, string> = {
  new: 'New',
  changed: 'Changed',
  same: 'As it was',
  both: 'Edited here too: both kept',
  kept: 'Kept',
  'left out': 'Left out',
  failed: 'Could not be read',
}

function ItemRow({ item }: { item: ReportItem }) {
  const bad = item.outcome === 'failed' || item.outcome === 'left out'
  return (
    <Row>
      <p>
        {item.href ? <a href={item.href}>{item.title || item.path}</a> : <strong>{item.title || item.path}</strong>}{' '}
        <Badge tone={bad ? 'red' : item.outcome === 'same' ? 'plain' : 'green'}>{outcomeNames[item.outcome]}</Badge>
      </p>
      {item.title && <p class="soft small">{item.path}</p>}
      <Said label="Guessed" sentences={item.guessed} />
      <Said label="Left out" sentences={item.dropped} />
      {item.taken.length > 0 && item.kind === 'article' && (
        <Reveal label="Taken">
          <ul>
            {item.taken.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Reveal>
      )}
    </Row>
  )
}

function Said({ label, sentences }: { label: string; sentences: string[] }) {
  if (sentences.length === 0) return null
  return (
    <div class="small">
      <strong>{label}</strong>
      <ul>
        {sentences.map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}
