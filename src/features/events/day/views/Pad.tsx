import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { Card } from '#platform/layout/pieces.tsx'
import { type Present, roomAddress } from '../present.ts'
import type { Link, Pad as PadState } from '../queries.ts'

/** The pad of notes that all write on. */
export function Pad({ who, pad }: { who: Present; pad: PadState | undefined }) {
  return (
    <Card title="Notes" id="room-pad">
      {pad?.html ? <Prose html={pad.html} /> : <p class="soft">Nothing yet. Whoever writes first, begins.</p>}
      {who.mayWrite && (
        <LinkButton kind="quiet" href={roomAddress(who, '/pad')} icon="edit">
          Write on the pad
        </LinkButton>
      )}
    </Card>
  )
}

/** Links that came up. */
export function Links({ who, links }: { who: Present; links: Link[] }) {
  return (
    <Card title="Links" id="room-links">
      {links.length === 0 ? (
        <p class="soft">What is shared here is easy to find afterwards.</p>
      ) : (
        <ul>
          {links.map(({ id, url, title }) => (
            <li key={id}>
              <a href={url} rel="nofollow ugc noopener">
                {title || url}
              </a>
              {who.isHost && who.mayWrite && (
                <Form action={roomAddress(who, `/links/${id}/drop`)} inline>
                  <Button kind="quiet" small>
                    Take it off
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
