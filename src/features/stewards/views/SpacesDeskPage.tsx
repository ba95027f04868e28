// All spaces in their order, with buttons to change it; and what a steward may know of spaces that are not theirs.

import type { HiddenSpace, Space } from '#core/spaces/queries.ts'
import { SpaceBadges } from '#core/spaces/views/SpaceHeader.tsx'
import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Card, Hidden, PageHead } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'

export function SpacesDeskPage({ spaces, hidden }: { spaces: Space[]; hidden: HiddenSpace[] }) {
  const current = spaces.filter((space) => space.archived_at === null)
  const archived = spaces.filter((space) => space.archived_at !== null)
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/stewards', label: 'Stewards' }]} />
      <PageHead title="Spaces in order" lead="This is the order in which everybody meets them.">
        <LinkButton href="/spaces/new" icon="plus">
          Make a space
        </LinkButton>
      </PageHead>
      <Card title="In use">
        <ol class="list">
          {current.map((space, index) => (
            <li key={space.id} class="split">
              <SpaceLine space={space} />
              <Form action={`/spaces/${space.slug}/order`} inline label={`Place of ${space.name}`}>
                {index > 0 && (
                  <Button kind="quiet" small icon="up" name="way" value="up">
                    Up<Hidden> with {space.name}</Hidden>
                  </Button>
                )}
                {index < current.length - 1 && (
                  <Button kind="quiet" small icon="down" name="way" value="down">
                    Down<Hidden> with {space.name}</Hidden>
                  </Button>
                )}
              </Form>
            </li>
          ))}
        </ol>
      </Card>
      {archived.length > 0 && (
        <Card title="Archived">
          <ul class="list">
            {archived.map((space) => (
              <li key={space.id}>
                <SpaceLine space={space} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {hidden.length > 0 && <HiddenSpaces hidden={hidden} />}
    </div>
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
      <SpaceBadges space={space} />
    </div>
  )
}

function HiddenSpaces({ hidden }: { hidden: HiddenSpace[] }) {
  return (
    <Card title="Spaces that you are not in">
      <p>They are for invited people. You see that they are there, and nothing of what is in them.</p>
      <ul class="list">
        {hidden.map((space) => (
          <li key={space.id} class="split">
            <div class="stack-small">
              <p>
                <strong>{space.name}</strong>
              </p>
              {space.purpose && <p>{space.purpose}</p>}
              <p class="soft small">
                {space.people === 1 ? '1 person' : `${space.people} people`} ·{' '}
                {space.threads === 1 ? '1 thread' : `${space.threads} threads`}
              </p>
            </div>
            <a class="small" href={`/stewards/spaces/${space.id}/step-in`}>
              Step in<Hidden> to {space.name}</Hidden>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
