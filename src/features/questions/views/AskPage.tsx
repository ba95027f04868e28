import type { Composing } from '#core/composer/composing.ts'
import { Composer } from '#core/composer/views/Composer.tsx'
import { memoryLine } from '#core/spaces/memory.ts'
import type { Space } from '#core/spaces/queries.ts'
import { MOST_ON_ONE } from '#core/tags/field.ts'
import { Checkbox } from '#platform/layout/choices.tsx'
import { Field, Select } from '#platform/layout/fields.tsx'
import { Card, Empty, NoticeBar, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { Breadcrumb, Columns } from '#platform/layout/ways.tsx'
import type { Viewer } from '#platform/viewer.ts'
import type { SimilarQuestion } from '../queries.ts'
import { SimilarQuestions } from './SimilarQuestions.tsx'

type AskPageProps = {
  viewer: Viewer
  spaces: Space[]
  composing: Composing
  similar: (SimilarQuestion & { href: string })[]
}

/** The form, and beside it a short guide to a good question. */
export function AskPage({ viewer, spaces, composing, similar }: AskPageProps) {
  const isGuest = viewer.id === undefined
  if (spaces.length === 0)
    return (
      <>
        <PageHead title="Ask a question" />
        <Empty
          title="There is no space in which you can ask just now."
          action={{ href: '/questions', label: 'Read questions' }}
        />
      </>
    )
  const form = { values: composing.values, errors: composing.errors }
  const chosen = spaces.find((space) => String(space.id) === composing.values.space_id)
  return (
    <>
      <Breadcrumb steps={[{ href: '/questions', label: 'Questions' }]} />
      <PageHead title="Ask a question" lead="No question is too small. Somebody here has had it before you." />
      <Columns side={<Guide />}>
        {isGuest && (
          <NoticeBar>
            Write your question now and join on the way: your words wait until you are in. Joining is free and takes two minutes.
          </NoticeBar>
        )}
        <Composer
          action="/questions"
          composing={composing}
          verb={isGuest ? 'Join and post' : 'Post your question'}
          titled
          titleHint="One line, as you would type it into a search box."
          bodyLabel="Your question"
          rows={16}
          memory={chosen ? memoryLine(chosen) : 'Keep the headings that help you. Empty ones are left out.'}
          spaceId={chosen?.id ?? spaces[0]!.id}
          forGuest={isGuest}
          example={!isGuest}
          underTitle={<SimilarQuestions similar={similar} />}
          last={<Further spaces={spaces} form={form} />}
        />
      </Columns>
    </>
  )
}

function Further({ spaces, form }: { spaces: Space[]; form: Pick<Composing, 'values' | 'errors'> }) {
  const masked = spaces.filter((space) => space.masks && space.writes === 'members')
  return (
    <>
      <Field
        name="tags"
        label="Tags"
        hint={`Up to ${MOST_ON_ONE}, with commas between them, such as dplyr, dates. They bring your question to people who can help.`}
        form={form}
        optional
        autocomplete="off"
      />
      <Select
        name="space_id"
        label="Space"
        hint="Whoever can see the space can see your question."
        form={form}
        width="full"
        options={[
          { value: '', label: 'Choose a space' },
          ...spaces.map((space) => ({ value: String(space.id), label: `${space.name} (${seen[space.sees]})` })),
        ]}
      />
      {masked.length > 0 && (
        <>
          <Checkbox
            name="mask"
            label="Ask under a mask"
            hint={`Your question, and all that you write under it, carries a made-up name such as Curious Heron instead of yours. Possible in ${inWords(masked.map((space) => space.name))}.`}
            form={form}
          />
          <Reveal label="What a mask can and cannot hide">
            <div class="prose">
              <p>
                Nobody sees who you are: not other members, and no steward alone. Only if there is a serious breach of the code of
                conduct can two stewards together look behind a mask. They must say why, it stays on record, and you are told.
              </p>
              <p>
                A mask cannot hide your way of writing, the details that you mention, names in your code or in files that you
                attach, or that you are the only person with this problem. Whoever runs the server could find out too. Leave out
                what gives you away.
              </p>
            </div>
          </Reveal>
        </>
      )}
    </>
  )
}

const seen = {
  everyone: 'everyone on the web can read it',
  members: 'members can read it',
  invited: 'invited people can read it',
}

function inWords(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function Guide() {
  return (
    <Card title="A question that gets answered">
      <ul class="stack-small">
        <li>
          <strong>Say what you want</strong>, not only what went wrong: “the mean stay by ward, without missing values”.
        </li>
        <li>
          <strong>Show the smallest code that fails</strong>, between lines of three backticks, with <code>library(…)</code> at
          the top.
        </li>
        <li>
          <strong>Paste the whole message</strong> as text. A picture of it cannot be searched.
        </li>
        <li>
          <strong>Give a few invented rows</strong>: in R, <code>dput(head(data))</code> after you changed the values.
        </li>
        <li>
          <strong>Never real patients</strong>: no names, no NHS numbers, no rows of real data, not even one.
        </li>
      </ul>
      <p class="soft">You do not need all of it. Half a question is better than none: people will ask back.</p>
    </Card>
  )
}
