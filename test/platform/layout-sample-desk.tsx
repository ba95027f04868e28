// Forms, lists and tables with every piece of the layout, for the layout tests and for looking at.
import { Button, Buttons, CopyText, LinkButton } from '#platform/layout/buttons.tsx'
import { Cards, NoticeRow, Row, Rows } from '#platform/layout/cards.tsx'
import { Checkbox, Checkboxes, Choice } from '#platform/layout/choices.tsx'
import { Field, Select, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PersonCard, PersonHead } from '#platform/layout/people.tsx'
import { NoticeBar, PageHead, Reveal, Tags } from '#platform/layout/pieces.tsx'
import { Table } from '#platform/layout/tables.tsx'
import { ThreadList, ThreadRow } from '#platform/layout/threads.tsx'
import { Breadcrumb, Pager, Tabs } from '#platform/layout/ways.tsx'
import { ada, at, bea, cy } from './layout-sample-people.ts'

/** Forms with mistakes, lists, tables: what desks and accounts are made of. */
export function DeskSample() {
  const form = {
    values: { title: '', body: 'Hello', sees: 'members' },
    errors: { title: 'Give it a title.', sees: 'Choose who may see it.' },
  }
  return (
    <>
      <PageHead title="Stewards’ desk" lead="What needs you today.">
        <LinkButton href="/stewards/spaces/new" icon="plus">
          Create a space
        </LinkButton>
      </PageHead>
      <Tabs
        label="Desk"
        tabs={[
          { href: '/stewards', label: 'Today', current: true, count: 2 },
          { href: '/stewards/members', label: 'Members' },
          { href: '/stewards/spaces', label: 'Spaces' },
          { href: '/stewards/mail', label: 'Mail' },
        ]}
      />
      <ErrorSummary errors={form.errors} />
      <Form action="/spaces" once="sample-key-2" label="Create a space">
        <Field name="title" label="Title" hint="One line that says what it is about." form={form} />
        <Field name="email" type="email" label="E-mail address" optional autocomplete="email" width="medium" />
        <TextArea name="about" label="About you" rows={3} />
        <Select
          name="memory"
          label="Memory"
          options={[
            { value: 'week', label: 'A week' },
            { value: 'year', label: 'A year' },
          ]}
        />
        <Choice
          name="sees"
          label="Who may see it"
          form={form}
          options={[
            { value: 'everyone', label: 'Everyone on the web', hint: 'Search engines too.' },
            { value: 'members', label: 'Members' },
            { value: 'invited', label: 'Invited people only' },
          ]}
        />
        <Checkboxes
          name="kinds"
          label="Send me"
          inline
          chosen={['mail']}
          options={[
            { value: 'site', label: 'Notices' },
            { value: 'mail', label: 'Mail' },
          ]}
        />
        <Checkbox name="agree" label="I agree to the code of conduct" checked />
        <Field name="picture" type="file" label="Picture" accept="image/*" />
        <Buttons>
          <Button>Save</Button>
          <LinkButton kind="quiet" href="/stewards">
            Go back
          </LinkButton>
          <Button kind="warning" confirm="Archive this space?">
            Archive
          </Button>
          <Button kind="link">Ask again</Button>
          <Button disabled>Wait</Button>
        </Buttons>
      </Form>
      <NoticeBar>
        <p>Mail is written to the data folder, because no mail server is set.</p>
      </NoticeBar>
      <NoticeBar tone="good">
        <p>All is well.</p>
      </NoticeBar>
      <NoticeBar tone="care">
        <p>Three mails could not be sent.</p>
      </NoticeBar>
      <ThreadList>
        <ThreadRow
          href="/threads/1"
          title="How do I keep the last attended appointment per clinic?"
          author={ada}
          space={{ href: '/spaces/help', name: 'Help with code' }}
          replies={14}
          lastAt={at(1)}
          lastBy="Bea Llŷr"
          unread={3}
          pinned
        />
        <ThreadRow
          href="/threads/2"
          title="Coffee and Code on Thursday: who brings a plot?"
          author={cy}
          space={{ href: '/spaces/cafe', name: 'Café' }}
          replies={0}
          lastAt={at(26)}
          unread
        />
        <ThreadRow
          href="/threads/3"
          title="Moving from SPSS, a diary"
          author={bea}
          replies={41}
          lastAt={at(400)}
          lastBy="Cy van der Berg"
          locked
          muted
          excerpt="Week one: I opened the script, and I closed the script."
        />
      </ThreadList>
      <Pager next="/talk?before=abc" />
      <Rows label="Notices">
        <NoticeRow href="/notices/1" icon="reply" at={at(1)} unread excerpt="Try slice_max with ties off.">
          Bea Llŷr replied to you
        </NoticeRow>
        <NoticeRow href="/notices/2" icon="talk" at={at(50)}>
          Cy van der Berg wrote in “Coffee and Code”
        </NoticeRow>
        <Row
          actions={
            <Button kind="quiet" small>
              Sign out
            </Button>
          }
        >
          <strong>Firefox on Windows</strong>
          <br />
          <span class="soft">Last used today</span>
        </Row>
      </Rows>
      <Table
        caption="Records"
        rows={[1, 2, 3]}
        keyOf={(row) => row}
        columns={[
          { label: 'When', cell: (row) => `${row} November 2026, 14:05 GMT` },
          { label: 'Steward', cell: () => 'Bea Llŷr' },
          { label: 'What was done', cell: () => 'Removed a post from the thread “Moving from SPSS, a diary”' },
          { label: 'Reason', cell: () => 'It named a patient.' },
          { label: 'Posts', number: true, cell: (row) => row * 1234 },
        ]}
      />
      <Cards>
        <PersonCard
          author={ada}
          pronouns="she/her"
          about="Analyst at a community trust. Learning R after ten years of spreadsheets."
        >
          <Tags tags={[{ label: 'SQL' }, { label: 'R' }]} />
        </PersonCard>
        <PersonCard author={bea} about="Package author." />
      </Cards>
      <Breadcrumb
        steps={[
          { href: '/people', label: 'People' },
          { href: '/people?skill=R', label: 'R' },
        ]}
      />
      <PersonHead author={bea} pronouns="they/them" />
      <Reveal label="What the code of conduct says">
        <p>Be kind.</p>
      </Reveal>
      <p>
        <CopyText text="https://hearth.example.org/posts/12" label="Copy the link" />
      </p>
    </>
  )
}
