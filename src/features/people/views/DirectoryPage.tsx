import { Button, LinkButton } from '#platform/layout/buttons.tsx'
import { Cards } from '#platform/layout/cards.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { Form } from '#platform/layout/form.tsx'
import { PersonCard } from '#platform/layout/people.tsx'
import { Card, Empty, PageHead, Tags } from '#platform/layout/pieces.tsx'
import { Columns, Pager } from '#platform/layout/ways.tsx'
import type { listPeople } from '../queries.ts'
import { authorOf } from './author.ts'

type Shown = Awaited<ReturnType<typeof listPeople>>[number] & { skills: string[] }

type DirectoryPageProps = {
  q: string
  skill: string | undefined
  /** As members write it; undefined for a skill that nobody has. */
  skillName: string | undefined
  skills: { slug: string; name: string; members: number }[]
  people: Shown[]
  next: string | undefined
  isFirst: boolean
}

// A card shows what fits on two lines; the rest is on the profile.
const SHOWN_SKILLS = 5

/** Who is here, by name; found by words and by skill. */
export function DirectoryPage({ q, skill, skillName, skills, people, next, isFirst }: DirectoryPageProps) {
  const href = (after?: string) =>
    `/people?${new URLSearchParams({ ...(q ? { q } : {}), ...(skill ? { skill } : {}), ...(after ? { after } : {}) })}`
  return (
    <>
      <PageHead
        title="People"
        lead={skillName ? `Members who can help with ${skillName}.` : 'Who is here, and what they can help with.'}
      >
        <LinkButton kind="quiet" href="/join/invitations" icon="mail">
          Invite somebody
        </LinkButton>
      </PageHead>
      <Columns side={<SkillList skills={skills} chosen={skill} />}>
        <Form action="/people" method="get" label="Find people" hidden={{ skill }}>
          <Field name="q" type="search" label="Words" hint="A name, a skill, or something they know." value={q} />
          <Button icon="search">Find</Button>
        </Form>
        {people.length === 0 ? (
          <Empty title="Nobody was found." action={{ href: '/people', label: 'See everybody' }}>
            Fewer or other words may help.
          </Empty>
        ) : (
          <Cards>
            {people.map((person) => (
              <PersonCard key={person.id} author={authorOf(person)} pronouns={person.pronouns} about={person.about}>
                {person.skills.length > 0 && (
                  <Tags
                    label={`Skills of ${person.name}`}
                    tags={person.skills.slice(0, SHOWN_SKILLS).map((label) => ({ label }))}
                  />
                )}
              </PersonCard>
            ))}
          </Cards>
        )}
        <Pager
          previous={isFirst ? undefined : href()}
          previousLabel="From the beginning"
          next={next ? href(next) : undefined}
          nextLabel="More"
        />
      </Columns>
    </>
  )
}

function SkillList({ skills, chosen }: { skills: DirectoryPageProps['skills']; chosen: string | undefined }) {
  return (
    <Card title="Skills" {...(chosen ? { more: { href: '/people', label: 'All' } } : {})}>
      {skills.length === 0 ? (
        <p class="soft">Nobody has named a skill yet. Yours can be the first: add it to your profile.</p>
      ) : (
        <Tags
          tags={skills.map(({ slug, name, members }) => ({
            label: `${name} (${members})`,
            href: `/people?skill=${encodeURIComponent(slug)}`,
          }))}
        />
      )}
    </Card>
  )
}
