import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Field, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { Card, NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import type { Conduct } from './queries.ts'

type ConductProps = { conduct: Conduct; asked: boolean; mayChange: boolean }

/** The code of conduct, for everybody. Members who have not agreed to this version find a button under it. */
export function ConductPage({ conduct, asked, mayChange }: ConductProps) {
  return (
    <div class="narrow stack">
      <PageHead title="Code of conduct">
        {mayChange && (
          <LinkButton kind="quiet" href="/stewards/conduct" icon="edit">
            Write a new version
          </LinkButton>
        )}
      </PageHead>
      {asked && conduct.change && (
        <NoticeBar>
          <p>New in this version: {conduct.change}</p>
        </NoticeBar>
      )}
      <Prose html={conduct.html} />
      <p class="soft">
        Version {conduct.version}, <Time at={conduct.published_at} as="date" />
      </p>
      {asked && (
        <Form action="/conduct" hidden={{ version: conduct.version }}>
          <Button>I agree</Button>
        </Form>
      )}
    </div>
  )
}

/** On the home page, until they agree. Nothing is taken away from those who have not yet. */
export function AskToAgree({ change, before }: { change: string; before: boolean }) {
  return (
    <Card title="Our code of conduct">
      <p>{before ? `There is a new version of it. ${change}` : 'It says how we treat each other here.'}</p>
      <Buttons>
        <LinkButton kind="quiet" small href="/conduct">
          Read it and agree
        </LinkButton>
      </Buttons>
    </Card>
  )
}

/** Where stewards write a new version. */
export function NewConductPage({ conduct, form }: { conduct: Conduct; form: ReadForm<unknown> }) {
  return (
    <div class="narrow stack">
      <Breadcrumb steps={[{ href: '/stewards', label: 'Stewards’ desk' }]} />
      <PageHead
        title="Code of conduct"
        lead={`Members agreed to version ${conduct.version}. When you publish a new one, they are asked on their home page to agree to it.`}
      />
      <ErrorSummary errors={form.errors} />
      <Form action="/stewards/conduct" hidden={{ after: conduct.version }}>
        <Field
          name="change"
          label="What is new?"
          hint="One sentence, shown to members who agreed to the version before."
          form={form}
          maxlength={300}
        />
        <TextArea
          name="body"
          label="The whole text"
          hint="In Markdown: ## begins a heading, - begins a point of a list."
          form={form}
          value={conduct.body}
          rows={24}
        />
        <Button>Publish the new version</Button>
      </Form>
    </div>
  )
}
