// All spaces that the viewer sees, as cards.
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Cards, SpaceCard } from '#platform/layout/cards.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Card, Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { isSteward, type Viewer } from '#platform/viewer.ts'
import type { Invitation } from '../people-queries.ts'
import { mayFollow } from '../policy.ts'
import type { Space } from '../queries.ts'
import { FollowButtons } from './SpaceHeader.tsx'

export type SpaceCardFacts = Space & { threads: number; last_post_at: Date | null }

export function SpacesPage({
  viewer,
  spaces,
  invitations,
}: {
  viewer: Viewer
  spaces: SpaceCardFacts[]
  invitations: Invitation[]
}) {
  const current = spaces.filter((space) => space.archived_at === null)
  const followed = current.filter((space) => space.follow_level === 'follow')
  const others = current.filter((space) => space.follow_level !== 'follow')
  const archived = spaces.filter((space) => space.archived_at !== null)
  return (
    <div class="stack">
      <PageHead title="Spaces" lead="Each space is a room with a purpose. Look around: reading is as welcome as writing.">
        {isSteward(viewer) && (
          <>
            <LinkButton href="/spaces/new" icon="plus">
              Make a space
            </LinkButton>
            <LinkButton href="/stewards/spaces" kind="quiet">
              Put in order
            </LinkButton>
          </>
        )}
      </PageHead>
      {invitations.map((one) => (
        <InvitationCard key={one.space_id} invitation={one} />
      ))}
      {spaces.length === 0 && <Empty title="There is no space here yet">A steward can make the first one.</Empty>}
      <SpaceCards title={followed.length > 0 ? 'Spaces you follow' : undefined} spaces={followed} viewer={viewer} />
      <SpaceCards title={followed.length > 0 ? 'Other spaces' : undefined} spaces={others} viewer={viewer} />
      <SpaceCards title="Archived" spaces={archived} viewer={viewer} />
    </div>
  )
}

function SpaceCards({ title, spaces, viewer }: { title: string | undefined; spaces: SpaceCardFacts[]; viewer: Viewer }) {
  if (spaces.length === 0) return null
  return (
    <section class="stack" aria-label={title ?? 'Spaces'}>
      {title && <h2>{title}</h2>}
      <Cards>
        {spaces.map((space) => (
          <SpaceCard
            key={space.id}
            href={`/spaces/${space.slug}`}
            name={space.name}
            purpose={space.purpose}
            sees={space.sees}
            memory={space.memory}
            archived={space.archived_at !== null}
            threads={space.threads}
            lastAt={space.last_post_at ?? undefined}
          >
            {mayFollow(viewer) && space.archived_at === null && <FollowButtons space={space} />}
          </SpaceCard>
        ))}
      </Cards>
    </section>
  )
}

/** Somebody asks the viewer into a space. */
export function InvitationCard({ invitation }: { invitation: Invitation }) {
  return (
    <Card title={`You are invited to ${invitation.name}`}>
      {invitation.purpose && <p>{invitation.purpose}</p>}
      <p class="soft small">
        {invitation.inviter} asked you in <Time at={invitation.at} />. The people of the space see your name on its list.
      </p>
      <Form
        action="/spaces/invitations"
        hidden={{ space_id: invitation.space_id }}
        label={`Invitation to ${invitation.name}`}
        inline
      >
        <Buttons>
          <Button name="answer" value="accept">
            Come in
          </Button>
          <Button kind="quiet" name="answer" value="decline">
            No thank you
          </Button>
        </Buttons>
      </Form>
    </Card>
  )
}
