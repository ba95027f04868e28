import { onceKey } from '#platform/forms.ts'
import { Button } from '#platform/layout/buttons.tsx'
import { Choice } from '#platform/layout/choices.tsx'
import { Field, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Badge, Card, Reveal } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import type { Note, NoteKind } from '../work-queries.ts'
import type { WorkPageProps } from './WorkPage.tsx'

const decisions = [
  { value: 'published', label: 'Publish now' },
  { value: 'scheduled', label: 'Publish later', hint: 'At the time below.' },
  { value: 'approved', label: 'Approve', hint: 'Somebody publishes it another day.' },
  { value: 'changes', label: 'Ask for changes', hint: 'Say below what should change.' },
]

/** What comes next, for those who may decide it. */
export function MoveCard({ article, part, may, forms }: WorkPageProps) {
  const action = `/blog/write/${article.id}/move`
  const hasMistake = Object.keys(forms.move.errors ?? {}).length > 0
  if (!may.submit && !may.decide && !may.withdraw && !may.delete && article.state !== 'submitted') return null
  return (
    <Card title="What comes next">
      {hasMistake && <ErrorSummary errors={forms.move.errors} />}
      {may.submit && (
        <Form action={action} hidden={{ to: 'submitted' }} label="Submit">
          <TextArea
            name="said"
            label="A word for the editors"
            form={part.writes && !may.decide ? forms.move : undefined}
            rows={2}
            optional
          />
          <Button>Submit to the editors</Button>
        </Form>
      )}
      {may.decide && (
        <Form action={action} label="Decide">
          <Choice
            name="to"
            label="Decision"
            form={forms.move}
            options={decisions.filter((one) => one.value !== 'approved' || article.state !== 'approved')}
          />
          <Field
            name="at"
            type="datetime-local"
            label="Day and time, for later"
            hint="In the time of London."
            form={forms.move}
            width="medium"
            optional
          />
          <TextArea name="said" label="What the author should know" form={forms.move} rows={3} optional />
          <Button>Do it</Button>
        </Form>
      )}
      {part.writes && article.state === 'submitted' && (
        <Form action={action} hidden={{ to: 'draft' }} inline label="Take it back">
          <Button kind="quiet" small>
            Take it back
          </Button>
        </Form>
      )}
      {may.withdraw && (
        <Reveal label="Take it off the blog">
          <Form action={action} hidden={{ to: 'withdrawn' }} label="Withdraw">
            <TextArea name="said" label="Why" form={undefined} rows={2} optional />
            <Button kind="warning">Withdraw the article</Button>
          </Form>
        </Reveal>
      )}
      {may.delete && (
        <Reveal label="Throw it away">
          <Form action={`/blog/write/${article.id}/delete`} label="Throw away">
            <p>The article, its pictures and its comments are gone for good.</p>
            <Button kind="warning" confirm="Throw this article away for good?">
              Throw it away
            </Button>
          </Form>
        </Reveal>
      )}
    </Card>
  )
}

const did: Record<NoteKind, string> = {
  comment: 'says',
  submitted: 'submitted it',
  draft: 'took it back',
  changes: 'asks for changes',
  approved: 'approved it',
  scheduled: 'chose when it appears',
  published: 'published it',
  withdrawn: 'withdrew it',
}

/** What authors and editors said to each other. */
export function NotesCard({ article, notes, forms }: WorkPageProps) {
  return (
    <Card title="Comments" id="notes">
      {notes.length === 0 && <p class="soft">Nobody has said anything yet. Only authors and editors see this.</p>}
      {notes.length > 0 && (
        <ol class="plain stack">
          {notes.map((note) => (
            <li key={note.id}>
              <NoteItem note={note} articleId={article.id} />
            </li>
          ))}
        </ol>
      )}
      <Form action={`/blog/write/${article.id}/notes`} once={onceKey()} label="Comment">
        <Field
          name="about"
          label="About these words"
          hint="Copy a few words of the article."
          form={forms.note}
          id="note-about"
          optional
        />
        <TextArea name="body" label="Your comment" form={forms.note} id="note-body" rows={3} />
        <Button kind="quiet">Add comment</Button>
      </Form>
    </Card>
  )
}

function NoteItem({ note, articleId }: { note: Note; articleId: number }) {
  return (
    <div class="stack-small">
      <p class="small">
        <strong>{note.author}</strong> {did[note.kind]} <span class="soft">{<Time at={note.at} />}</span>{' '}
        {note.done_at && (
          <Badge tone="green" icon="check">
            Done
          </Badge>
        )}
      </p>
      {note.about && <blockquote class="soft">“{note.about}”</blockquote>}
      {note.body && <p class="pre-line">{note.body}</p>}
      {note.kind === 'comment' && (
        <Form
          action={`/blog/write/${articleId}/notes/${note.id}/done`}
          hidden={{ done: note.done_at ? '' : 'yes' }}
          inline
          label={`Comment ${note.id}`}
        >
          <Button kind="link" small>
            {note.done_at ? 'Open again' : 'Tick off'}
          </Button>
        </Form>
      )}
    </div>
  )
}

/** Who is named on the article, and adding somebody. */
export function AuthorsCard({ article, may, forms }: WorkPageProps) {
  return (
    <Card title={article.authors.length === 1 ? 'Author' : 'Authors'}>
      <ul class="plain stack-small">
        {article.authors.map((author) => (
          <li key={author.id}>
            {author.name}
            {author.affiliation && <span class="soft small"> {author.affiliation}</span>}{' '}
            {may.edit && article.authors.length > 1 && (
              <Form
                action={`/blog/write/${article.id}/authors/remove`}
                hidden={{ person: author.id }}
                inline
                label={`Remove ${author.name}`}
              >
                <Button kind="link" small>
                  Take off<span class="hidden"> {author.name}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {may.edit && (
        <Reveal label="Add a co-author" open={Boolean(forms.author.errors?.who)}>
          <Form action={`/blog/write/${article.id}/authors`} label="Add a co-author">
            <Field name="who" label="Name or @name of a member" form={forms.author} id="author-who" autocomplete="off" />
            <Field name="affiliation" label="Where they work" form={forms.author} id="author-affiliation" optional />
            <Button kind="quiet">Add</Button>
          </Form>
        </Reveal>
      )}
    </Card>
  )
}
