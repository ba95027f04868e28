import type { ReadForm } from '#platform/forms.ts'
import { onceKey } from '#platform/forms.ts'
import { Button } from '#platform/layout/buttons.tsx'
import { Field } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Card, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { Breadcrumb, Columns } from '#platform/layout/ways.tsx'

/** The first step: a title, or a file that is there already. */
export function NewPage({ form }: { form: ReadForm<unknown> }) {
  return (
    <>
      <Breadcrumb steps={[{ href: '/blog', label: 'Blog' }]} />
      <PageHead
        title="Write an article"
        lead="About something you did, built or found out. An editor helps you before it is published."
      />
      <Columns side={<Guide />}>
        <ErrorSummary errors={form.errors} />
        <Form action="/blog/write" once={onceKey()} label="Begin an article">
          <Field name="title" label="Title" hint="You can change it later." form={form} maxlength={400} autocomplete="off" />
          <Button>Begin writing</Button>
        </Form>
        <Reveal label="I have written it already" open={Boolean(form.errors?.file)}>
          <Form action="/blog/write/file" multipart label="Bring a file">
            <Field
              name="file"
              type="file"
              label="File"
              hint="Word (.docx), Markdown (.md) or Quarto (.qmd), up to 10 MB. It becomes a draft that only you see."
              accept=".docx,.md,.qmd"
              form={form}
            />
            <Button kind="quiet" icon="clip">
              Make a draft of it
            </Button>
          </Form>
        </Reveal>
      </Columns>
    </>
  )
}

function Guide() {
  return (
    <Card title="What makes a good article">
      <ul class="stack-small">
        <li>
          <strong>One thing</strong>: the join that took you a day is enough.
        </li>
        <li>
          <strong>What you wanted, what you did, what came out</strong>, in this order.
        </li>
        <li>
          <strong>Code that others can run</strong>, with invented data.
        </li>
        <li>
          <strong>Short sentences</strong>, and each abbreviation written out once.
        </li>
        <li>
          <strong>Never real patients</strong>, not even one row.
        </li>
      </ul>
      <p class="soft">Nobody expects perfect English or perfect code. Editors are members like you.</p>
    </Card>
  )
}
