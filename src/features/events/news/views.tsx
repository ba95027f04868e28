import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { Card, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import type { Event } from '../queries.ts'
import { EventTrail } from '../views/EventTrail.tsx'
import type { News } from './news.ts'

/** What hosts wrote to those who come, for them. */
export function NewsCard({ news }: { news: News[] }) {
  if (news.length === 0) return null
  return (
    <Card title="For those who come" id="news">
      {news.map(({ id, html, at, by }) => (
        <section key={id} class="stack-small">
          <Prose html={html} />
          <p class="soft small">
            {by || 'A former member'}, <Time at={at} />
          </p>
        </section>
      ))}
    </Card>
  )
}

type WriteProps = { event: Event; form: ReadForm<unknown>; going: number; once: string }

/** For hosts: a word to all who come. */
export function WriteNewsPage({ event, form, going, once }: WriteProps) {
  return (
    <div class="narrow stack">
      <EventTrail event={event} />
      <PageHead
        title="Write to those who come"
        lead={`${going === 1 ? 'One person has' : `${going} people have`} a place. Guests get a mail, members as they chose. Whoever joins later reads it on the page.`}
      />
      <ErrorSummary errors={form.errors} />
      <Form action={`/events/${event.id}/news`} once={once}>
        <TextArea
          name="body"
          label="What should they know?"
          hint="What to bring or install, where to find the room. The link to the meeting reaches them by itself."
          form={form}
          rows={8}
          preview="/preview"
        />
        <Buttons>
          <Button>Send it</Button>
          <LinkButton kind="quiet" href={`/events/${event.id}`}>
            Leave it
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}
