import type { Space } from '#core/spaces/queries.ts'
import type { ReadForm } from '#platform/forms.ts'
import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Field, Select } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { ListedPerson, listClaims } from '../people-queries.ts'
import type { Editor } from '../work-queries.ts'

type Person = ListedPerson

type StewardBlogPageProps = {
  editors: Editor[]
  claims: Awaited<ReturnType<typeof listClaims>>
  people: Person[]
  pairs: { from: Pick<Person, 'id' | 'name' | 'articles'>; into: Pick<Person, 'id' | 'name' | 'articles'> }[]
  spaces: Space[]
  comments: number
  form: ReadForm<unknown>
}

/** Who edits, where comments stand, who is who. */
export function StewardBlogPage(props: StewardBlogPageProps) {
  return (
    <div class="stack">
      <Breadcrumb steps={[{ href: '/stewards', label: 'Stewards' }]} />
      <PageHead title="The blog" lead="Who edits it, where it is talked about, and who its authors are.">
        <LinkButton kind="quiet" href="/stewards/imports">
          Move a site in or out
        </LinkButton>
      </PageHead>
      <ErrorSummary errors={props.form.errors} />
      <Claims {...props} />
      <Editors {...props} />
      <CommentsSpace {...props} />
      <Pairs {...props} />
      <People {...props} />
    </div>
  )
}

function Claims({ claims }: StewardBlogPageProps) {
  if (claims.length === 0) return null
  return (
    <Card title="Is that them?">
      <Rows label="Claims">
        {claims.map((claim) => (
          <Row
            key={`${claim.person_id}-${claim.member_id}`}
            actions={
              <Form
                action="/stewards/blog/claims"
                hidden={{ person: claim.person_id, member: claim.member_id }}
                inline
                label={`${claim.member} says that ${claim.person} is them`}
              >
                <Button small name="agree" value="yes">
                  Confirm
                </Button>
                <Button kind="quiet" small name="agree" value="no">
                  Decline
                </Button>
              </Form>
            }
          >
            <a href={`/people/${claim.member_id}`}>{claim.member}</a> says that they are{' '}
            <a href={`/blog/authors/${claim.person_id}`}>{claim.person}</a>{' '}
            <span class="soft small">
              <Time at={claim.at} />
            </span>
          </Row>
        ))}
      </Rows>
    </Card>
  )
}

function Editors({ editors, form }: StewardBlogPageProps) {
  return (
    <Card title="Editors">
      <p>Editors read what members submit, help, and publish. Stewards can do so too, and are told while there is no editor.</p>
      {editors.length > 0 && (
        <Rows label="Editors">
          {editors.map((editor) => (
            <Row
              key={editor.member_id}
              actions={
                <Form
                  action="/stewards/blog/editors/remove"
                  hidden={{ member: editor.member_id }}
                  inline
                  label={`Editor ${editor.name}`}
                >
                  <Button kind="quiet" small>
                    Take the role away<span class="hidden"> from {editor.name}</span>
                  </Button>
                </Form>
              }
            >
              <a href={`/people/${editor.member_id}`}>{editor.name}</a>
            </Row>
          ))}
        </Rows>
      )}
      <Form action="/stewards/blog/editors" label="Make somebody an editor">
        <Field name="who" label="Name or @name of a member" form={form} autocomplete="off" />
        <Button kind="quiet">Make an editor</Button>
      </Form>
    </Card>
  )
}

function CommentsSpace({ spaces, comments }: StewardBlogPageProps) {
  return (
    <Card title="Comments">
      <Form action="/stewards/blog/comments" label="Where comments stand">
        <Select
          name="space"
          label="Comments stand in"
          hint="Whoever sees the space sees them. Comments that are there already stay where they are."
          value={String(comments)}
          width="full"
          options={[
            { value: '0', label: 'Nowhere: there are no comments' },
            ...spaces.map((space) => ({ value: String(space.id), label: space.name })),
          ]}
        />
        <Button kind="quiet">Save</Button>
      </Form>
    </Card>
  )
}

function Pairs({ pairs }: StewardBlogPageProps) {
  if (pairs.length === 0) return null
  return (
    <Card title="One person, or two?">
      <Rows label="Names that may be one person">
        {pairs.map(({ from, into }) => (
          <Row
            key={`${from.id}-${into.id}`}
            actions={
              <Form
                action="/stewards/blog/join"
                hidden={{ from: from.id, into: into.id }}
                inline
                label={`${from.name} and ${into.name}`}
              >
                <Button kind="quiet" small>
                  They are one: keep “{into.name}”
                </Button>
              </Form>
            }
          >
            <a href={`/blog/authors/${from.id}`}>{from.name}</a> ({from.articles}) and{' '}
            <a href={`/blog/authors/${into.id}`}>{into.name}</a> ({into.articles})
          </Row>
        ))}
      </Rows>
    </Card>
  )
}

function People({ people }: StewardBlogPageProps) {
  const options = people.map((one) => ({ value: String(one.id), label: `${one.name} (${one.articles})` }))
  return (
    <Card title="Authors">
      <p>{people.length === 0 ? 'Nobody is named on an article yet.' : `${people.length} people are named on articles.`}</p>
      {people.length > 1 && (
        <Reveal label="Make one of two">
          <Form action="/stewards/blog/join" label="Make one of two">
            <Select name="from" label="This name goes" options={options} width="full" id="join-from" />
            <Select name="into" label="Into this one" options={options} width="full" id="join-into" />
            <Button kind="quiet">Join</Button>
          </Form>
        </Reveal>
      )}
    </Card>
  )
}
