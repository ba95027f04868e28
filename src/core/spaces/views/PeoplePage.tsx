// Who is in a space that has a list, and asking others in.
import type { StepIn } from '#core/records/queries.ts'
import type { ReadForm } from '#platform/forms.ts'
import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Byline } from '#platform/layout/people.tsx'
import { Card, Hidden, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb, Pager } from '#platform/layout/ways.tsx'
import { memberOf, type Viewer } from '#platform/viewer.ts'
import type { Invitable, Invited, SpacePerson } from '../people-queries.ts'
import { listSentence, mayInvite, mayTakeOut } from '../policy.ts'
import type { Space } from '../queries.ts'

export type PeopleProps = {
  viewer: Viewer
  space: Space
  people: SpacePerson[]
  count: number
  next?: string | undefined
  invited: Invited[]
  stepIns: StepIn[]
  form: ReadForm<unknown>
  /** Members whose name was looked for; undefined before anybody was. */
  choices?: Invitable[] | undefined
}

const pictureUrl = (id: number | null) => (id === null ? undefined : `/uploads/${id}/picture`)

export function PeoplePage(props: PeopleProps) {
  const { viewer, space, people, count, next, stepIns } = props
  return (
    <div class="narrow stack">
      <Breadcrumb
        steps={[
          { href: '/spaces', label: 'Spaces' },
          { href: `/spaces/${space.slug}`, label: space.name },
        ]}
      />
      <PageHead title={`People in ${space.name}`} lead={listSentence(space)} />
      {mayInvite(viewer, space) && <Invite {...props} />}
      <Card title={count === 1 ? '1 person' : `${count} people`}>
        <Rows>
          {people.map((person) => (
            <PersonLine key={person.id} viewer={viewer} space={space} person={person} />
          ))}
        </Rows>
        <Pager next={next} nextLabel="More people" />
      </Card>
      {stepIns.length > 0 && <StepIns stepIns={stepIns} />}
      {space.joined && <Leave space={space} />}
    </div>
  )
}

function PersonLine({ viewer, space, person }: { viewer: Viewer; space: Space; person: SpacePerson }) {
  const author = {
    id: person.id,
    name: person.name,
    href: person.has_page ? `/people/${person.id}` : undefined,
    pictureUrl: pictureUrl(person.picture_id),
    role: person.role as 'member' | 'steward',
  }
  const takeOut = mayTakeOut(viewer, space) && person.id !== viewer.id && (
    <LinkButton kind="quiet" small href={`/spaces/${space.slug}/people/${person.id}`}>
      Take out<Hidden> {person.name}</Hidden>
    </LinkButton>
  )
  return (
    <Row actions={takeOut}>
      <Byline author={author}>
        since <Time at={person.joined_at} as="date" />
        {person.inviter_name && person.invited_by !== person.id && `, asked in by ${person.inviter_name}`}
      </Byline>
    </Row>
  )
}

function Invite({ viewer, space, form, choices, invited }: PeopleProps) {
  const me = memberOf(viewer).id
  return (
    <Card title="Ask somebody in">
      <ErrorSummary errors={form.errors} />
      <Form action={`/spaces/${space.slug}/invitations`} label="Ask somebody in">
        <Field
          name="who"
          label="Name, or an address"
          hint="A member’s name finds them. With an address, whoever has it is told if they are a member; this page cannot say whether they are."
          form={form}
        />
        <Button kind="quiet">Look for them</Button>
      </Form>
      {choices && choices.length === 0 && (
        <p>Nobody by that name can be asked in. Try another part of the name, or their address.</p>
      )}
      {choices && choices.length > 0 && (
        <Rows>
          {choices.map((person) => (
            <Row
              key={person.id}
              actions={
                <Form
                  action={`/spaces/${space.slug}/invitations`}
                  hidden={{ member_id: person.id }}
                  label={`Invite ${person.name}`}
                  inline
                >
                  <Button small>
                    Invite<Hidden> {person.name}</Hidden>
                  </Button>
                </Form>
              }
            >
              <Byline
                author={{
                  id: person.id,
                  name: person.name,
                  href: `/people/${person.id}`,
                  pictureUrl: pictureUrl(person.picture_id),
                }}
              >
                {person.about.slice(0, 80)}
              </Byline>
            </Row>
          ))}
        </Rows>
      )}
      {invited.length > 0 && <h3>Asked in, not answered yet</h3>}
      {invited.length > 0 && (
        <Rows>
          {invited.map((one) => (
            <Row
              key={one.id}
              actions={
                one.invited_by === me && (
                  <Form
                    action={`/spaces/${space.slug}/invitations`}
                    hidden={{ member_id: one.id, take_back: 'yes' }}
                    label={`Take back the invitation of ${one.name}`}
                    inline
                  >
                    <Button kind="quiet" small>
                      Take back
                    </Button>
                  </Form>
                )
              }
            >
              {one.name}{' '}
              <span class="soft small">
                asked <Time at={one.at} />
              </span>
            </Row>
          ))}
        </Rows>
      )}
    </Card>
  )
}

function StepIns({ stepIns }: { stepIns: StepIn[] }) {
  return (
    <Card title="Stewards who stepped in">
      <Rows>
        {stepIns.map((one) => (
          <Row key={one.id}>
            {one.steward_name || 'A former member'} stepped in on <Time at={one.at} as="date" />. Why: {one.reason}
          </Row>
        ))}
      </Rows>
    </Card>
  )
}

function Leave({ space }: { space: Space }) {
  return (
    <Card title="Leave this space">
      <p>
        {space.sees === 'invited'
          ? 'You no longer see it, and somebody in it has to ask you in again.'
          : 'You can still read it, and no longer write in it.'}{' '}
        What you wrote stays.
      </p>
      <LinkButton kind="quiet" href={`/spaces/${space.slug}/leave`}>
        Leave {space.name}
      </LinkButton>
    </Card>
  )
}
