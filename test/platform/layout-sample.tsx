// A guest's home page and a thread with every piece of the layout, for the layout tests and for looking at.
import { render } from 'preact-render-to-string'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Cards, Hero, Promises, SpaceCard, StatTile, StatTiles } from '#platform/layout/cards.tsx'
import { TextArea } from '#platform/layout/fields.tsx'
import { Form } from '#platform/layout/form.tsx'
import { Badge, Card, Empty, Facts, NoticeBar, Tags } from '#platform/layout/pieces.tsx'
import { PostAction, PostButton, PostCard, PostMenu, QuotedReply, Reactions } from '#platform/layout/posts.tsx'
import { LiveList, ThreadHead, UnreadDivider } from '#platform/layout/threads.tsx'
import { Columns, Pager } from '#platform/layout/ways.tsx'
import { ada, at, bea, cy } from './layout-sample-people.ts'

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
        <LiveList
          live="/threads/12/live"
          poll="/threads/12/since"
          last={4}
          html={render(
            <>
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
            </>,
          )}
        />
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
