import type { ComponentChildren } from 'preact'
import { BODY_CHARACTERS, TITLE_CHARACTERS } from '#core/threads/forms.ts'
import { onceKey } from '#platform/forms.ts'
import { Button, Buttons } from '#platform/layout/buttons.tsx'
import { Field, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { Prose } from '#platform/layout/Prose.tsx'
import { NoticeBar, Reveal } from '#platform/layout/pieces.tsx'
import type { Composing } from '../composing.ts'

type ComposerProps = {
  action: string
  composing: Composing
  /** What the button does: "Post reply". */
  verb: string
  /** Threads have a title, replies have none. */
  titled?: boolean
  titleHint?: string
  /** What the box is for: "Your reply" unless said otherwise. */
  bodyLabel?: string
  rows?: number
  /** Further fields: above all, under the title, and under the words. */
  first?: ComponentChildren
  underTitle?: ComponentChildren
  last?: ComponentChildren
  /** Somebody who joins on the way: words wait for them, and what only members have is left out. */
  forGuest?: boolean
  /** False where no files can be attached. */
  files?: boolean
  /** Helps to make an example that others can run. */
  example?: boolean
  /** How long what is written is kept. */
  memory?: string | undefined
  label?: string
  spaceId: number
}

/** The box to write in. Works without script; with it, words are saved while one writes, names complete, pictures paste. */
export function Composer(props: ComposerProps) {
  const { action, composing, verb, titled, memory, label, spaceId, forGuest, files = !forGuest } = props
  const { place, values, errors, preview, hadDraft } = composing
  const form = { values, errors }
  return (
    <Form
      action={action}
      once={onceKey()}
      draft={forGuest ? undefined : `/drafts/${place}`}
      multipart={!forGuest}
      hidden={{ draft: place, reply_to: textOf(values.reply_to) }}
      {...(label ? { label } : {})}
    >
      <ErrorSummary errors={errors} />
      {hadDraft && <NoticeBar>This is your draft. It is only seen by you.</NoticeBar>}
      {preview !== undefined && <PreviewOf html={preview} />}
      {props.first}
      {titled && (
        <Field
          name="title"
          label="Title"
          hint={props.titleHint ?? 'One line that says what it is about.'}
          form={form}
          maxlength={TITLE_CHARACTERS * 2}
          autocomplete="off"
        />
      )}
      {props.underTitle}
      <TextArea
        name="body"
        label={props.bodyLabel ?? (titled ? 'Your post' : 'Your reply')}
        hint={memory}
        form={form}
        rows={props.rows ?? (titled ? 12 : 7)}
        maxlength={BODY_CHARACTERS * 2}
        {...(forGuest
          ? {}
          : {
              preview: '/preview',
              upload: files ? `/uploads?space=${spaceId}` : undefined,
              mentions: `/people/suggest?space=${spaceId}`,
            })}
      />
      {props.example && <div class="example-helper" data-example />}
      <Reveal label="How to write code, lists and links">
        <FormattingHelp />
      </Reveal>
      {props.last}
      <Buttons>
        <Button name="intent" value="post">
          {verb}
        </Button>
        {!forGuest && (
          <>
            <Button kind="quiet" name="intent" value="preview">
              Preview
            </Button>
            <Button kind="quiet" name="intent" value="draft">
              Save draft
            </Button>
          </>
        )}
      </Buttons>
      {files && <Attach form={form} />}
    </Form>
  )
}

function Attach({ form }: { form: Pick<Composing, 'values' | 'errors'> }) {
  return (
    <Reveal label="Attach a file or picture" open={Boolean(form.errors.file)}>
      <Field
        name="file"
        type="file"
        label="File"
        hint="Up to 10 MB. Pictures lose their hidden details, such as where they were taken."
        form={form}
      />
      <Field
        name="description"
        label="What a picture shows"
        hint="For members who cannot see it. Leave it empty for other files."
        form={form}
        optional
      />
      <Button kind="quiet" name="intent" value="attach" icon="clip">
        Attach
      </Button>
    </Reveal>
  )
}

function textOf(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function PreviewOf({ html }: { html: string }) {
  return (
    <section class="card" aria-labelledby="preview-title">
      <h2 class="card-title" id="preview-title">
        How it will look
      </h2>
      <Prose html={html} />
    </section>
  )
}

function FormattingHelp() {
  return (
    <div class="prose">
      <ul>
        <li>
          A block of code: three backticks and the language above it, <code>```r</code>, and three backticks below.
        </li>
        <li>
          Code within a line: <code>`median(x)`</code>
        </li>
        <li>
          <code>**bold**</code>, <code>*italic*</code>, <code>- a list</code>, <code>&gt; a quote</code>
        </li>
        <li>
          A link: <code>[its words](https://example.org)</code>
        </li>
        <li>
          Somebody by name: <code>@</code> and the first letters.
        </li>
      </ul>
      <p>Never post anything about patients: no names, no NHS numbers, no rows of real data.</p>
    </div>
  )
}
