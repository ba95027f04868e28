import type { ReadForm } from '#platform/forms.ts'
import { Button } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, Empty, Hidden, PageHead } from '#platform/layout/pieces.tsx'
import { type Column, Table } from '#platform/layout/tables.tsx'
import { Breadcrumb, Pager } from '#platform/layout/ways.tsx'
import type { KeptTag } from './keep.ts'
import { TAG_CHARACTERS } from './read.ts'
import type { StewardedTag } from './stewarding.ts'

const DESK = { href: '/stewards', label: 'Stewards’ desk' }

const columns: Column<StewardedTag>[] = [
  { label: 'Tag', cell: (tag) => <a href={`/stewards/tags/${tag.id}`}>{tag.name}</a> },
  { label: 'Other words for it', cell: (tag) => tag.words.join(', ') },
  { label: 'Members', cell: (tag) => tag.members, number: true },
]

/** All tags that stand, with a way to each. */
export function StewardTagsPage({ tags, begins, next }: { tags: StewardedTag[]; begins: string; next: string | undefined }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[DESK]} />
      <PageHead
        title="Tags"
        lead="Members make tags by using them. Here you give each one spelling, and say which words mean the same thing."
      />
      <Form action="/stewards/tags" method="get" label="Find a tag" inline>
        <Field name="q" type="search" label="Begins with" value={begins} autocomplete="off" />
        <Button kind="quiet">Find</Button>
      </Form>
      {tags.length === 0 ? (
        <Empty title={begins ? `No tag begins with “${begins}”` : 'There are no tags yet'}>
          Tags appear here once somebody has put one on a question or into a profile.
        </Empty>
      ) : (
        <Table caption="Tags" hideCaption columns={columns} rows={tags} keyOf={(tag) => tag.id} />
      )}
      <Pager next={next} nextLabel="Next" />
    </div>
  )
}

type StewardTagProps = { tag: KeptTag; words: { slug: string; name: string }[]; form: ReadForm<unknown> }

/** One tag: its spelling, its other words, and what it could be part of. */
export function StewardTagPage({ tag, words, form }: StewardTagProps) {
  const action = `/stewards/tags/${tag.id}`
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[DESK, { href: '/stewards/tags', label: 'Tags' }]} />
      <PageHead title={tag.name}>
        <a href={`/questions?tag=${encodeURIComponent(tag.slug)}`}>Questions with this tag</a>
      </PageHead>
      <ErrorSummary errors={form.errors} />
      <Card title="Spelling">
        <Form action={`${action}/name`}>
          <Field
            name="name"
            label="Written as"
            hint="Capitals, spaces and hyphens make no new tag. A different word becomes one more word for this tag."
            form={form}
            value={tag.name}
            maxlength={TAG_CHARACTERS}
            autocomplete="off"
          />
          <Button kind="quiet">Change the spelling</Button>
        </Form>
      </Card>
      <Card title="Other words for it">
        <Words words={words} action={action} />
        <Form action={`${action}/words`}>
          <Field
            name="word"
            label="Another word"
            hint={`Whoever writes it gets “${tag.name}”.`}
            form={form}
            maxlength={TAG_CHARACTERS}
            autocomplete="off"
          />
          <Button kind="quiet">Add the word</Button>
        </Form>
      </Card>
      <Card title="Join it into another tag">
        <p>
          Every question and profile with “{tag.name}” gets the other tag instead, whoever follows this one follows the other, and
          “{tag.name}” becomes another word for it. Nobody can take the two apart again.
        </p>
        <Form action={`${action}/join`}>
          <Field name="into" label="The other tag" form={form} maxlength={TAG_CHARACTERS} autocomplete="off" />
          <Button kind="warning">Join the tags</Button>
        </Form>
      </Card>
    </div>
  )
}

function Words({ words, action }: { words: StewardTagProps['words']; action: string }) {
  if (words.length === 0) return <p class="soft">None yet.</p>
  return (
    <Rows label="Other words">
      {words.map(({ slug, name }) => (
        <Row
          key={slug}
          actions={
            <Form action={`${action}/words/drop`} hidden={{ slug }} inline>
              <Button kind="quiet" small>
                Remove<Hidden> “{name}”</Hidden>
              </Button>
            </Form>
          }
        >
          {name}
        </Row>
      ))}
    </Rows>
  )
}
