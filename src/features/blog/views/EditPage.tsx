import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons } from '#platform/layout/buttons.tsx'
import { Checkbox } from '#platform/layout/choices.tsx'
import { Field, Select, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { NoticeBar, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { Breadcrumb } from '#platform/layout/ways.tsx'
import { BODY_CHARACTERS, MOST_CATEGORIES } from '../forms.ts'
import { licences } from '../licences.ts'
import type { Article } from '../queries.ts'

type EditPageProps = {
  article: Article
  form: ReadForm<unknown>
  preview: string | undefined
  hadDraft: boolean
  isAuthor: boolean
}

/** The form in which an article is written. Works without script; with it, words are kept while one writes and pictures paste. */
export function EditPage({ article, form, preview, hadDraft, isAuthor }: EditPageProps) {
  return (
    <>
      <Breadcrumb
        steps={[
          { href: '/blog/write', label: 'Your articles' },
          { href: `/blog/write/${article.id}`, label: article.title },
        ]}
      />
      <PageHead title="Write" />
      <ErrorSummary errors={form.errors} />
      {hadDraft && <NoticeBar>These are words that you had not saved yet. Save them, or leave the page as it is.</NoticeBar>}
      {preview !== undefined && (
        <section class="card" aria-labelledby="preview-title">
          <h2 class="card-title" id="preview-title">
            How it will look
          </h2>
          <Prose html={preview} />
        </section>
      )}
      <Form
        action={`/blog/write/${article.id}`}
        multipart
        draft={`/drafts/article:${article.id}`}
        hidden={{ version: article.version }}
        label="Article"
      >
        <Field name="title" label="Title" form={form} maxlength={400} autocomplete="off" />
        <Field
          name="subtitle"
          label="Subtitle"
          hint="One line that makes people want to read on."
          form={form}
          maxlength={700}
          optional
        />
        <TextArea
          name="body"
          label="Article"
          hint="Headings begin with ##. The title is added by itself."
          form={form}
          rows={26}
          maxlength={BODY_CHARACTERS + 20_000}
          preview="/blog/write/preview"
          upload="/uploads?space=0"
        />
        <Buttons>
          <Button name="intent" value="save">
            Save
          </Button>
          <Button kind="quiet" name="intent" value="preview">
            Preview
          </Button>
        </Buttons>
        <Reveal label="Add a picture" open={Boolean(form.errors?.file)}>
          <Field
            name="file"
            type="file"
            label="Picture"
            hint="Up to 10 MB. It loses hidden details, such as where it was taken."
            form={form}
          />
          <Field
            name="description"
            label="What it shows"
            hint="For people who cannot see it: what would you say on the telephone?"
            form={form}
            optional
          />
          <Checkbox name="decorative" label="It only decorates" hint="Nobody misses anything without it." form={form} />
          <Button kind="quiet" name="intent" value="attach" icon="image">
            Add the picture
          </Button>
        </Reveal>
        <Reveal label="How to write code, notes and formulas">
          <Help />
        </Reveal>
        <Field
          name="tags"
          label="Categories"
          hint={`Up to ${MOST_CATEGORIES}, with commas between them, such as ggplot2, waiting lists.`}
          form={form}
          optional
          autocomplete="off"
        />
        {isAuthor && (
          <Field
            name="affiliation"
            label="Where you work"
            hint="It stays with this article as it is now, wherever you go."
            form={form}
            maxlength={400}
            optional
          />
        )}
        <Select
          name="licence"
          label="Licence"
          hint="For words and pictures. Code is under the MIT licence."
          form={form}
          width="full"
          options={licences.map(({ id, name, means }) => ({ value: id, label: `${name}: ${means}` }))}
        />
        <Field
          name="note"
          label="What you changed"
          hint="One line for the list of changes."
          form={form}
          maxlength={400}
          optional
        />
      </Form>
    </>
  )
}

function Help() {
  return (
    <div class="prose">
      <ul>
        <li>
          Code: three backticks and the language above it, <code>```r</code>, and three backticks below.
        </li>
        <li>
          A box: <code>::: {'{.callout-note}'}</code> above it and <code>:::</code> below. Also <code>tip</code>,{' '}
          <code>warning</code> and <code>important</code>.
        </li>
        <li>
          A footnote: <code>[^1]</code> in the text, and <code>[^1]: its words</code> on a line of its own.
        </li>
        <li>
          A formula: <code>$\bar{'{x}'}$</code> within a line, <code>$$</code> around one of its own.
        </li>
        <li>
          A picture’s caption: <code>![caption](address){'{fig-alt="what it shows"}'}</code>
        </li>
      </ul>
    </div>
  )
}
