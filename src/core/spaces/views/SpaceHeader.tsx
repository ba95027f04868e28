// Pieces that show a space, on its own page and in lists.

import { Button, Buttons } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import type { IconName } from '#platform/layout/Icon.tsx'
import { Badge, type BadgeTone, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import type { Viewer } from '#platform/viewer.ts'
import { type Memory, memoryNames } from '../memory.ts'
import { mayChangeSpace, mayFollow, maySeePeople, memoryLine, type Sees, seesNames } from '../policy.ts'
import type { Space } from '../queries.ts'

const seesLooks: Record<Sees, { icon: IconName; tone: BadgeTone }> = {
  everyone: { icon: 'globe', tone: 'plain' },
  members: { icon: 'people', tone: 'blue' },
  invited: { icon: 'lock', tone: 'ember' },
}

type BadgesOf = { sees: Sees; memory: Memory; archived_at: Date | null; follow_level?: 'follow' | 'mute' | null }

/** Who sees a space, how long it remembers, and what it is to the viewer. */
export function SpaceBadges({ space }: { space: BadgesOf }) {
  const { icon, tone } = seesLooks[space.sees]
  return (
    <p class="cluster">
      <Badge tone={tone} icon={icon}>
        Seen by {seesNames[space.sees]}
      </Badge>
      <Badge icon="hourglass">Remembers {memoryNames[space.memory]}</Badge>
      {space.archived_at && <Badge icon="archive">Archived</Badge>}
      {space.follow_level === 'follow' && (
        <Badge tone="green" icon="bell">
          Followed
        </Badge>
      )}
      {space.follow_level === 'mute' && <Badge icon="bell-off">Muted</Badge>}
    </p>
  )
}

/** The head of a space's own page. */
export function SpaceHeader({ viewer, space }: { viewer: Viewer; space: Space }) {
  return (
    <div class="stack">
      <PageHead title={space.name} lead={space.purpose}>
        {mayFollow(viewer) && <FollowButtons space={space} />}
      </PageHead>
      <SpaceBadges space={space} />
      <p class="soft small">
        {space.archived_at ? 'This space is archived: it can be read, and nothing new is written here.' : memoryLine(space)}
      </p>
      <Norms space={space} />
      <SpaceLinks viewer={viewer} space={space} />
    </div>
  )
}

/** How people treat each other here, folded away until somebody asks. */
function Norms({ space }: { space: Pick<Space, 'norms' | 'norms_html'> }) {
  if (!space.norms) return null
  return (
    <Reveal label="How we treat each other here">
      {space.norms_html ? (
        // Made by our own renderer from Markdown, through both walls.
        <div class="prose" dangerouslySetInnerHTML={{ __html: space.norms_html }} />
      ) : (
        <p>{space.norms}</p>
      )}
    </Reveal>
  )
}

function SpaceLinks({ viewer, space }: { viewer: Viewer; space: Space }) {
  const links = [
    ...(maySeePeople(viewer, space) ? [{ href: `/spaces/${space.slug}/people`, label: 'People in this space' }] : []),
    ...(mayChangeSpace(viewer, space) ? [{ href: `/spaces/${space.slug}/settings`, label: 'Change this space' }] : []),
  ]
  if (links.length === 0) return null
  return (
    <p class="cluster small">
      {links.map((link) => (
        <a key={link.href} href={link.href}>
          {link.label}
        </a>
      ))}
    </p>
  )
}

/** Follow and mute, each taken back by the same button. */
export function FollowButtons({ space }: { space: Pick<Space, 'slug' | 'name' | 'follow_level'> }) {
  const follows = space.follow_level === 'follow'
  const mutes = space.follow_level === 'mute'
  return (
    <Form action={`/spaces/${space.slug}/follow`} inline label={`Follow ${space.name}`}>
      <Buttons>
        <Button kind="quiet" small icon="bell" name="level" value={follows ? 'neither' : 'follow'} pressed={follows}>
          {follows ? 'Stop following' : 'Follow'}
        </Button>
        <Button kind="quiet" small icon="bell-off" name="level" value={mutes ? 'neither' : 'mute'} pressed={mutes}>
          {mutes ? 'Stop muting' : 'Mute'}
        </Button>
      </Buttons>
    </Form>
  )
}
