import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import type { Draft } from './queries.ts'

/** What a member has begun to write. `href` is missing where they can no longer write there; the words are still theirs. */
export function DraftsPage({ drafts }: { drafts: (Draft & { href?: string; about: string })[] }) {
  return (
    <>
      <PageHead title="Your drafts" lead="What you have begun to write. Nobody else sees it." />
      {drafts.length === 0 ? (
        <Empty title="You have no drafts.">What you write is saved here by itself until you post it.</Empty>
      ) : (
        <Rows label="Your drafts">
          {drafts.map((draft) => (
            <Row key={draft.place} actions={<DraftButtons draft={draft} />}>
              <strong>{draft.fields.title || draft.about}</strong>
              <p class="clamp">{draft.fields.body?.slice(0, 300)}</p>
              <p class="soft small">
                {draft.about} · <Time at={draft.updated_at} />
              </p>
            </Row>
          ))}
        </Rows>
      )}
    </>
  )
}

function DraftButtons({ draft }: { draft: Draft & { href?: string; about: string } }) {
  return (
    <>
      {draft.href && (
        <LinkButton small href={draft.href}>
          Go on writing
        </LinkButton>
      )}
      <Form action={`/drafts/${draft.place}/discard`} inline>
        <Button kind="quiet" small confirm="Discard this draft? Its words cannot be brought back.">
          Discard
        </Button>
      </Form>
    </>
  )
}
