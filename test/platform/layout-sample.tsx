// Every piece of the layout on three pages, for the layout tests and for looking at.
import { Button, Buttons, CopyText, LinkButton } from '#platform/layout/buttons.tsx'
import { Cards, Hero, NoticeRow, Promises, Row, Rows, SpaceCard, StatTile, StatTiles } from '#platform/layout/cards.tsx'
import { Checkbox, Checkboxes, Choice } from '#platform/layout/choices.tsx'
import { Field, Select, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PersonCard, PersonHead } from '#platform/layout/people.tsx'
import { Badge, Card, Empty, Facts, NoticeBar, PageHead, Reveal, Tags } from '#platform/layout/pieces.tsx'
import { PostAction, PostButton, PostCard, PostMenu, QuotedReply, Reactions } from '#platform/layout/posts.tsx'
import { Table } from '#platform/layout/tables.tsx'
import { LiveList, ThreadHead, ThreadList, ThreadRow, UnreadDivider } from '#platform/layout/threads.tsx'
import { Breadcrumb, Columns, Pager, Tabs } from '#platform/layout/ways.tsx'

const ada = { id: 1, name: 'Ada Okafor', href: '/people/1' }
const bea = { id: 2, name: 'Bea Llŷr', href: '/people/2', role: 'steward' as const }
const cy = { id: 3, name: 'Cy van der Berg', href: '/people/3' }
const at = (hours: number) => new Date(Date.now() - hours * 3_600_000)

const offered = [
  { kind: 'thanks', label: 'Thanks', icon: 'thanks' as const },
  { kind: 'helpful', label: 'Helpful', icon: 'helpful' as const },
  { kind: 'celebrate', label: 'Celebrate', icon: 'celebrate' as const },
  { kind: 'same here', label: 'Same here', icon: 'same-here' as const },
  { kind: 'smile', label: 'Smile', icon: 'smile' as const },
]

const words = `<p>I have a data frame with one row per appointment, and I would like the <strong>last attended</strong> one per clinic.
<code>slice_max()</code> gives me ties. What do you use?</p>
<figure class="code" data-language="r"><pre tabindex="0"><code><span class="hljs-keyword">library</span>(dplyr)

appointments |&gt;
  filter(status == <span class="hljs-string">"attended"</span>) |&gt;
  slice_max(seen_on, n = <span class="hljs-number">1</span>, with_ties = <span class="hljs-literal">FALSE</span>, by = clinic)</code></pre></figure>
<blockquote><p>Ties are the question, not the mistake.</p></blockquote>
<ul><li>about 40,000 rows</li><li>dates only, no times</li></ul>`

export const sampleMenu = [
  { href: '/talk', label: 'Talk' },
  { href: '/spaces', label: 'Spaces' },
  { href: '/people', label: 'People' },
]

/** What a guest sees at the door, and the empty states. */
export function HomeSample() {
  return (
    <>
      <Hero
        title="A warm place for people who work with health data"
        actions={
          <>
            <LinkButton kind="ember" href="/join">
              Join the community
            </LinkButton>
            <LinkButton kind="quiet" href="/talk">
              Look around
            </LinkButton>
          </>
        }
      >
        <p>
          Ask, answer and learn together in R, Python and SQL. It is free, it is ours, and it stays when your employer changes.
        </p>
      </Hero>
      <Promises
        promises={[
          { icon: 'talk', title: 'Ask anything', text: 'Beginners are welcome here. Somebody will answer, kindly.' },
          { icon: 'key', title: 'Keep your account', text: 'Sign in with any of your addresses, whoever employs you.' },
          {
            icon: 'hourglass',
            title: 'Rooms with a memory',
            text: 'Some keep everything, some forget after a week. You always know which.',
          },
        ]}
      />
      <StatTiles>
        <StatTile value="1,284" label="members" href="/people" />
        <StatTile value="342" label="threads this year" />
        <StatTile value="2 hours" label="to a first answer" />
      </StatTiles>
      <Cards>
        <SpaceCard
          href="/spaces/help"
          name="Help with code"
          purpose="Any question about R, Python or SQL. No question is too small."
          sees="everyone"
          memory="for ever"
          threads={120}
          unread={3}
          lastAt={at(2)}
        />
        <SpaceCard
          href="/spaces/vent"
          name="Vent"
          purpose="For bad days. What is said here stays here."
          sees="members"
          memory="week"
          threads={8}
          lastAt={at(20)}
        />
        <SpaceCard
          href="/spaces/committee"
          name="Committee"
          purpose="Planning the year."
          sees="invited"
          memory="year"
          threads={1}
          archived
        />
      </Cards>
      <Card title="Drafts">
        <Empty title="Nothing here yet" action={{ href: '/spaces/help/new', label: 'Start a thread' }}>
          What you write and do not send waits here for you.
        </Empty>
      </Card>
    </>
  )
}

/** A thread with everything that a post can have, beside a column. */
export function ThreadSample() {
  return (
    <>
      <ThreadHead
        title="How do I keep the last attended appointment per clinic?"
        space={{ href: '/spaces/help', name: 'Help with code' }}
        badges={
          <>
            <Badge tone="ember" icon="pin">
              Pinned
            </Badge>
            <Badge icon="lock">Closed</Badge>
          </>
        }
        facts={<span>4 replies</span>}
      >
        <Button kind="quiet" small icon="bell">
          Follow
        </Button>
        <LinkButton kind="quiet" small href="#unread">
          Jump to the first new post
        </LinkButton>
      </ThreadHead>
      <Columns side={<SideSample />}>
        <LiveList live="/threads/12/live" poll="/threads/12/since" last={4}>
          <PostSample id={1} />
          <PostSample id={2} quoted />
          <UnreadDivider />
          <PostCard
            id={3}
            number={3}
            author={cy}
            at={at(30)}
            href="/posts/3"
            html=""
            removed="This post was removed by its author."
          />
          <PostCard
            id={4}
            number={4}
            author={{ id: 9, name: '', hasLeft: true }}
            at={at(1)}
            href="/posts/4"
            html="<p>Same here, thank you both.</p>"
            unread
          />
        </LiveList>
        <Pager pages={{ current: 3, last: 12, href: (page) => `/threads/12?page=${page}` }} />
        <Card title="Reply">
          <NoticeBar tone="wait">
            <p>This space forgets after 90 days: what you write here will be gone by 21 February 2027.</p>
          </NoticeBar>
          <Form action="/threads/12/posts" once="sample-key-1" draft="/drafts/reply:12">
            <TextArea
              name="body"
              label="Your reply"
              hint="Markdown works here. Never post patient data."
              preview="/preview"
              upload="/uploads"
              mentions="/people/suggest"
            />
            <Buttons>
              <Button>Post reply</Button>
              <Button kind="quiet" name="preview" value="yes">
                Preview
              </Button>
            </Buttons>
          </Form>
        </Card>
      </Columns>
    </>
  )
}

function PostSample({ id, quoted }: { id: number; quoted?: boolean }) {
  return (
    <PostCard
      id={id}
      number={id}
      author={quoted ? bea : ada}
      at={at(quoted ? 3 : 49)}
      href={`/posts/${id}`}
      editedAt={quoted ? at(2) : undefined}
      historyHref={`/posts/${id}/history`}
      html={words}
      quote={
        quoted && (
          <QuotedReply
            name="Ada Okafor"
            excerpt="I have a data frame with one row per appointment, and I would like the last attended one"
            href="/posts/1"
          />
        )
      }
      reactions={
        <Reactions
          action={`/posts/${id}/reactions`}
          offered={offered}
          reactions={[
            { ...offered[0]!, count: 4, mine: true },
            { ...offered[1]!, count: 2, mine: false },
          ]}
        />
      }
      actions={
        <>
          <PostAction href={`/threads/12?reply_to=${id}#reply`} icon="reply">
            Reply
          </PostAction>
          <PostMenu>
            <PostAction href={`/posts/${id}/edit`} icon="edit">
              Edit
            </PostAction>
            <PostButton href={`/posts/${id}/remove`} icon="bin" confirm="Remove this post?">
              Remove
            </PostButton>
          </PostMenu>
        </>
      }
    />
  )
}

function SideSample() {
  return (
    <>
      <Card title="About this space" level={2}>
        <Facts
          facts={[
            { label: 'Who sees it', value: 'Everyone on the web', icon: 'globe' },
            { label: 'Memory', value: 'Kept for ever', icon: 'hourglass' },
          ]}
        />
      </Card>
      <Card title="Tags">
        <Tags tags={[{ label: 'R', href: '/search?q=R' }, { label: 'dplyr' }, { label: 'time series', href: '/search?q=x' }]} />
      </Card>
    </>
  )
}

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
