// Pieces that show a space, on its own page and in lists.

import { Button, Buttons } from '#platform/layout/buttons.tsx'
import { SpaceFacts } from '#platform/layout/cards.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { PageHead, Reveal } from '#platform/layout/pieces.tsx'
import type { Viewer } from '#platform/viewer.ts'
import { mayChangeSpace, mayFollow, maySeePeople, memoryLine } from '../policy.ts'
import type { Space } from '../queries.ts'

/** The head of a space's own page. */
export function SpaceHeader({ viewer, space }: { viewer: Viewer; space: Space }) {
  return (
    <div class="stack">
      <PageHead title={space.name} lead={space.purpose}>
        {mayFollow(viewer) && <FollowButtons space={space} />}
      </PageHead>
      <div class="stack-small">
        <SpaceFacts sees={space.sees} memory={space.memory} archived={space.archived_at !== null} />
        <p class="soft small">
          {space.archived_at ? 'This space is archived: it can be read, and nothing new is written here.' : memoryLine(space)}
        </p>
        <SpaceLinks viewer={viewer} space={space} />
      </div>
      <Norms space={space} />
    </div>
  )
}

/** How people treat each other here, folded away until somebody asks. */
function Norms({ space }: { space: Pick<Space, 'norms' | 'norms_html'> }) {
  if (!space.norms) return null
  return (
    <Reveal label="How we treat each other here">
      {space.norms_html ? <Prose html={space.norms_html} /> : <p>{space.norms}</p>}
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
