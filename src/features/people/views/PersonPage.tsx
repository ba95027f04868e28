import type { VNode } from 'preact'
import type { MemberTag } from '#core/tags/queries.ts'
import type { listThreadsBy } from '#core/threads/by-author.ts'
import { threadHref } from '#core/threads/queries.ts'
import { monthYear } from '#platform/dates.ts'
import { LinkButton } from '#platform/layout/buttons.tsx'
import { Row, Rows } from '#platform/layout/cards.tsx'
import { PersonHead } from '#platform/layout/people.tsx'
import { Badge, Card, Tags } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Columns } from '#platform/layout/ways.tsx'
import { safeUrl } from '#platform/text.ts'
import type { PersonRow } from '../queries.ts'
import { authorOf } from './author.ts'

type PersonPageProps = {
  person: PersonRow
  isOwn: boolean
  skills: MemberTag[]
  interests: MemberTag[]
  threads: Awaited<ReturnType<typeof listThreadsBy>>
  canMention: boolean
  slots: VNode[]
}

/** A profile: what somebody says of themselves, and what they have started. */
export function PersonPage({ person, isOwn, skills, interests, threads, canMention, slots }: PersonPageProps) {
  return (
    <>
      <PersonHead author={authorOf(person)} pronouns={person.pronouns}>
        {person.invented && <Badge tone="blue">Invented example</Badge>}
        <span>joined in {monthYear(person.joined_at)}</span>
        {canMention && <span>@{person.handle}</span>}
      </PersonHead>
      {isOwn && (
        <p>
          <LinkButton kind="quiet" href="/account/profile" icon="edit">
            Edit your profile
          </LinkButton>
        </p>
      )}
      <Columns side={<Side person={person} skills={skills} interests={interests} slots={slots} />}>
        <Words title="About" text={person.about} />
        <Words title="Could help with" text={person.could_help} />
        <Words title="Would like to learn" text={person.wants_to_learn} />
        {threads.length > 0 && (
          <Card title="Started">
            <Rows>
              {threads.map((thread) => (
                <Row key={thread.id}>
                  <a href={threadHref(thread)}>{thread.title}</a>
                  <p class="soft small">
                    {thread.space_name} · <Time at={thread.created_at} />
                  </p>
                </Row>
              ))}
            </Rows>
          </Card>
        )}
      </Columns>
    </>
  )
}

function Words({ title, text }: { title: string; text: string }) {
  if (!text) return null
  return (
    <Card title={title}>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph}>{paragraph.split('\n').flatMap((line, at) => (at === 0 ? [line] : [<br key={line} />, line]))}</p>
      ))}
    </Card>
  )
}

type SideProps = Pick<PersonPageProps, 'person' | 'skills' | 'interests' | 'slots'>

function Side({ person, skills, interests, slots }: SideProps) {
  const links = person.links.flatMap((link) => safeUrl(link) ?? [])
  return (
    <>
      {skills.length > 0 && (
        <Card title="Skills">
          <Tags tags={skills.map(({ slug, name }) => ({ label: name, href: `/people?skill=${encodeURIComponent(slug)}` }))} />
        </Card>
      )}
      {interests.length > 0 && (
        <Card title="Interests">
          <Tags tags={interests.map(({ name }) => ({ label: name }))} />
        </Card>
      )}
      {links.length > 0 && (
        <Card title="Elsewhere">
          <ul class="plain">
            {links.map((link) => (
              <li key={link}>
                <a href={link} rel="nofollow noopener me">
                  {link.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {slots}
    </>
  )
}
