import { Button, Buttons } from '#platform/layout/buttons.tsx'
import { TextArea } from '#platform/layout/fields.tsx'
import { NoticeBar, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { type Find, sayFind } from './finds.ts'
import { replaceByInvented, takeOut } from './replace.ts'
import type { ScreenedField, ScreenedFile } from './screen.ts'

const MOST_SHOWN = 10
/** Letters that are shown on each side of a find. */
const AROUND = 60

const labels: Record<string, string> = {
  title: 'The title',
  body: 'What you wrote',
  description: 'What the picture shows',
  name: 'The name',
  about: 'About you',
  note: 'The note',
  reason: 'The reason',
}

type StopProps = { path: string; fields: ScreenedField[]; file: ScreenedFile | undefined }

/** What was about to be sent, with the places marked, and the ways out. Nothing of it has been kept. */
export function StopPage({ path, fields, file }: StopProps) {
  const found = fields.filter(({ finds }) => finds.length > 0)
  const all = [...found.flatMap(({ finds }) => finds), ...(file?.finds ?? [])]
  const isSure = all.some(({ sure }) => sure)
  return (
    <div class="narrow stack">
      <PageHead title={isSure ? 'Stop: this looks like data about a patient' : 'Is this about a patient?'} />
      <NoticeBar tone="care">
        Nothing was sent or kept. Data about patients must never be posted here, not even in a message to one person.
      </NoticeBar>
      {found.map((field) => (
        <FoundIn key={field.name} {...field} />
      ))}
      {file && <FoundInFile {...file} />}
      {found.length > 0 && !file && (
        <>
          <Buttons>
            <Resend path={path} fields={fields} change={replaceByInvented} verb="Put something invented in its place and send" />
            <Resend path={path} fields={fields} change={takeOut} verb="Take it out and send" kind="quiet" />
            {!isSure && (
              <Resend path={path} fields={[...fields, confirmation]} verb="It is about nobody: send it as it is" kind="quiet" />
            )}
          </Buttons>
          <Reveal label="Change it yourself">
            <form class="form" method="post" action={path}>
              {fields.map(({ name, value, finds }, at) =>
                finds.length > 0 ? (
                  <TextArea key={name} name={name} label={labels[name] ?? 'What you wrote'} rows={8} value={value} />
                ) : (
                  <input key={`${name} ${at}`} type="hidden" name={name} value={value} />
                ),
              )}
              <Button>Send</Button>
            </form>
          </Reveal>
        </>
      )}
      {file && <p>Change the file, then go back and choose it again. What you wrote beside it is still in the form there.</p>}
      <p class="soft">To show what a number looks like, use the test numbers: they begin with 999 and belong to nobody.</p>
    </div>
  )
}

const confirmation: ScreenedField = { name: 'not_patient_data', value: 'yes', finds: [] }

type ResendProps = {
  path: string
  fields: ScreenedField[]
  change?: (text: string, finds: Find[]) => string
  verb: string
  kind?: 'quiet'
}

/** The same form again, each field as it was or changed. */
function Resend({ path, fields, change, verb, kind }: ResendProps) {
  return (
    <form class="form-inline" method="post" action={path}>
      {fields.map(({ name, value, finds }, at) => (
        <input
          key={`${name} ${at}`}
          type="hidden"
          name={name}
          value={change && finds.length > 0 ? change(value, finds) : value}
        />
      ))}
      <Button {...(kind ? { kind } : {})}>{verb}</Button>
    </form>
  )
}

function FoundIn({ name, value, finds }: ScreenedField) {
  return (
    <section class="card stack">
      <h2 class="card-title">{labels[name] ?? 'What you wrote'}</h2>
      <ul class="found-list">
        {finds.slice(0, MOST_SHOWN).map((find) => (
          <li key={find.from}>
            <p>
              Line {find.line}: {sayFind(find.kind)}
            </p>
            <p class="found-place">
              {value
                .slice(Math.max(0, find.from - AROUND), find.from)
                .split('\n')
                .at(-1)}
              <mark>{value.slice(find.from, find.to)}</mark>
              {value.slice(find.to, find.to + AROUND).split('\n')[0]}
            </p>
          </li>
        ))}
      </ul>
      {finds.length > MOST_SHOWN && <p>And {finds.length - MOST_SHOWN} more.</p>}
    </section>
  )
}

function FoundInFile({ finds, inName }: ScreenedFile) {
  const kinds = [...new Set(finds.map(({ kind }) => kind))]
  const lines = [...new Set(finds.map(({ line }) => line))]
  return (
    <section class="card stack">
      <h2 class="card-title">{inName ? 'The name of the file' : 'The file'}</h2>
      {kinds.map((kind) => (
        <p key={kind}>{sayFind(kind)}</p>
      ))}
      {!inName && (
        <p>
          {lines.length === 1 ? 'Line' : 'Lines'} {lines.slice(0, MOST_SHOWN).join(', ')}
          {lines.length > MOST_SHOWN && ` and ${lines.length - MOST_SHOWN} more`}
        </p>
      )}
    </section>
  )
}
