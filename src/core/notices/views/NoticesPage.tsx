import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { NoticeRow } from '#platform/layout/cards.tsx'
import { Form } from '#platform/layout/form.tsx'
import type { IconName } from '#platform/layout/icon-shapes.ts'
import { Empty, PageHead } from '#platform/layout/pieces.tsx'
import { Pager } from '#platform/layout/ways.tsx'
import type { NoticeGroup } from '../group.ts'
import type { NoticeKind } from '../kinds.ts'

const icons: Record<NoticeKind, IconName> = {
  event: 'calendar',
  article: 'page',
  editing: 'edit',
  mention: 'person',
  answer: 'check',
  reply: 'reply',
  thread: 'talk',
  tag: 'info',
  space: 'plus',
  help: 'helpful',
  suggestion: 'edit',
  mask: 'shield',
  stewards: 'shield',
}

type NoticesProps = {
  groups: NoticeGroup[]
  /** The newest notice on this page: "Mark all as seen" reaches no further, so nothing that arrives meanwhile is lost. */
  newest: number | undefined
  older: string | undefined
}

/** What happened for this member, the newest first, one line a thread. */
export function NoticesPage({ groups, newest, older }: NoticesProps) {
  const unseen = groups.some((group) => group.unseen)
  return (
    <div class="narrow stack">
      <PageHead title="Notices" lead="Who mentioned you, who replied, and what is new in what you follow.">
        {unseen && newest !== undefined && (
          <Form action="/notices/seen" hidden={{ up_to: newest }} inline>
            <Button kind="quiet" icon="check">
              Mark all as seen
            </Button>
          </Form>
        )}
        <LinkButton kind="quiet" icon="settings" href="/account/notices">
          Choose what you get
        </LinkButton>
      </PageHead>
      {groups.length === 0 ? (
        <Empty title="Nothing yet." action={{ href: '/talk', label: 'See what people talk about' }}>
          You are told here when somebody mentions you, replies to you, or writes in a thread that you follow.
        </Empty>
      ) : (
        <ul class="rows" aria-label="Notices">
          {groups.map((group) => (
            <NoticeRow
              key={group.id}
              href={group.href}
              icon={icons[group.kind]}
              at={group.at}
              unread={group.unseen}
              excerpt={group.excerpt}
            >
              {group.sentence}
              {group.more > 0 && `, and ${group.more} more`}
            </NoticeRow>
          ))}
        </ul>
      )}
      <Pager next={older} nextLabel="Older notices" />
    </div>
  )
}
