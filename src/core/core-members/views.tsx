import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import { Time } from '#platform/layout/Time.tsx'

type Props = {
  domains: string[]
  isCore: boolean
  vouchedUntil: Date | undefined
  isMember: boolean
  isSteward: boolean
  form: ReadForm<unknown>
}

/** What a core member is, whether one is one, and how to show it. */
export function CoreMembersPage({ domains, isCore, vouchedUntil, isMember, isSteward, form }: Props) {
  return (
    <div class="narrow stack">
      <PageHead
        title="Core members"
        lead="People in the NHS, the public and voluntary sectors and academia, or retired from these. Everybody can be a member; a few events are for core members only."
      />
      <ErrorSummary errors={form.errors} />
      {isCore && (
        <NoticeBar tone="good">
          <p>
            You are a core member
            {vouchedUntil && (
              <>
                , by the word of a steward until <Time at={vouchedUntil} as="date" />
              </>
            )}
            .
          </p>
        </NoticeBar>
      )}
      <h2>How to show it</h2>
      <ul>
        <li>
          <strong>By an address.</strong> Add your work address to your account and confirm it by mail. It counts for two years,
          when it is on one of the domains below or under one.
        </li>
        <li>
          <strong>By a steward’s word.</strong> Retired, at a charity, between jobs, or at a place that is not listed? Write to a
          steward. Their word counts for two years.
        </li>
      </ul>
      {isMember && !isCore && (
        <Buttons>
          <LinkButton href="/account/addresses">Add an address</LinkButton>
        </Buttons>
      )}
      <Card title="Domains that count">
        <ul>
          {domains.map((domain) => (
            <li key={domain}>
              {domain}
              {isSteward && (
                <Form action="/core-members/domains" hidden={{ domain, drop: 'yes' }} inline>
                  <Button kind="quiet" small>
                    Take {domain} off
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        {isSteward && (
          <Form action="/core-members/domains">
            <Field name="domain" label="Another domain" hint="Everything under it counts too." form={form} width="medium" />
            <Button kind="quiet">List it</Button>
          </Form>
        )}
      </Card>
    </div>
  )
}

/** On a profile, for stewards: whether their word holds, and a form to give it. */
export function VouchCard({ memberId, until }: { memberId: number; until: Date | undefined }) {
  return (
    <Card title="Core member">
      <p>
        {until ? (
          <>
            A steward’s word holds until <Time at={until} as="date" />.
          </>
        ) : (
          'No steward has said so. An address on a listed domain counts by itself.'
        )}
      </p>
      <Form action={`/core-members/${memberId}/vouch`}>
        <Field name="reason" label="How do you know?" maxlength={300} />
        <Button kind="quiet">{until ? 'Say so again for two years' : 'Say that they are one'}</Button>
      </Form>
    </Card>
  )
}
