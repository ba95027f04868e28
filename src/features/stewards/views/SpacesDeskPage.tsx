// All spaces in their order, with buttons to change it; and what a steward may know of spaces that are not theirs.

import type { HiddenSpace, Space } from '#core/spaces/queries.ts'
import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Row, Rows, SpaceFacts } from '#platform/layout/cards.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Card, Hidden, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'

export function SpacesDeskPage({ spaces, hidden }: { spaces: Space[]; hidden: HiddenSpace[] }) {
  const current = spaces.filter((space) => space.archived_at === null)
  const archived = spaces.filter((space) => space.archived_at !== null)
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/stewards', label: 'Stewards’ desk' }]} />
      <PageHead title="Spaces in order" lead="This is the order in which everybody meets them.">
        <LinkButton href="/spaces/new" icon="plus">
          Make a space
        </LinkButton>
      </PageHead>
      <Card title="In use">
        <Rows>
          {current.map((space, index) => (
            <Row key={space.id} actions={<PlaceButtons space={space} first={index === 0} last={index === current.length - 1} />}>
              <SpaceLine space={space} />
            </Row>
          ))}
        </Rows>
      </Card>
      {archived.length > 0 && (
        <Card title="Archived">
          <Rows>
            {archived.map((space) => (
              <Row key={space.id}>
                <SpaceLine space={space} />
              </Row>
            ))}
          </Rows>
        </Card>
      )}
      {hidden.length > 0 && <HiddenSpaces hidden={hidden} />}
    </div>
  )
}

function PlaceButtons({ space, first, last }: { space: Space; first: boolean; last: boolean }) {
  return (
    <Form action={`/spaces/${space.slug}/order`} inline label={`Place of ${space.name}`}>
      {!first && (
        <Button kind="quiet" small name="way" value="up">
          Up<Hidden> with {space.name}</Hidden>
        </Button>
      )}
      {!last && (
        <Button kind="quiet" small name="way" value="down">
          Down<Hidden> with {space.name}</Hidden>
        </Button>
      )}
    </Form>
  )
}

function SpaceLine({ space }: { space: Space }) {
  return (
    <div class="stack-small">
      <p>
        <a href={`/spaces/${space.slug}`}>{space.name}</a>{' '}
        <a class="small" href={`/spaces/${space.slug}/settings`}>
          Change<Hidden> {space.name}</Hidden>
        </a>
      </p>
      <SpaceFacts sees={space.sees} memory={space.memory} />
    </div>
  )
}

function HiddenSpaces({ hidden }: { hidden: HiddenSpace[] }) {
  return (
    <Card title="Spaces that you are not in">
      <p>They are for invited people. You see that they are there, and nothing of what is in them.</p>
      <Rows>
        {hidden.map((space) => (
          <Row
            key={space.id}
            actions={
              <LinkButton kind="quiet" small href={`/stewards/spaces/${space.id}/step-in`}>
                Step in<Hidden> to {space.name}</Hidden>
              </LinkButton>
            }
          >
            <p>
              <strong>{space.name}</strong>
            </p>
            {space.purpose && <p>{space.purpose}</p>}
            <p class="soft small">
              {space.people === 1 ? '1 person' : `${space.people} people`} ·{' '}
              {space.threads === 1 ? '1 thread' : `${space.threads} threads`}
            </p>
          </Row>
        ))}
      </Rows>
    </Card>
  )
}
