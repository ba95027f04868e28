import type { Space } from '#core/spaces/queries.ts'
import { MOST_ON_ONE } from '#core/tags/field.ts'
import type { ReadForm } from '#platform/forms.ts'
import { Button, Buttons, LinkButton } from '#platform/layout/buttons.tsx'
import { Checkbox, Choice } from '#platform/layout/choices.tsx'
import { Field, Select, TextArea } from '#platform/layout/fields.tsx'
import { ErrorSummary, Form } from '#platform/layout/form.tsx'
import { PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { kinds, levels, places } from '../forms.ts'
import { languageCodes, languages } from '../languages.ts'
import type { Event } from '../queries.ts'
import { ZONES } from '../times.ts'
import { ComingFields, hasComing } from './ComingFields.tsx'
import { kindLabels, levelLabels, placeLabels } from './EventLines.tsx'
import { EventTrail } from './EventTrail.tsx'

type FormProps = { form: ReadForm<unknown>; event: Event | undefined; spaces: Space[]; once: string | undefined }

const optionsOf = (values: readonly string[], labels: Record<string, string>) =>
  values.map((value) => ({ value, label: labels[value] ?? value }))

/** Planning an event, or changing one. */
export function EventFormPage({ form, event, spaces, once }: FormProps) {
  return (
    <div class="narrow stack">
      <EventTrail event={event} />
      <PageHead title={event ? 'Change this event' : 'Plan an event'} />
      <ErrorSummary errors={form.errors} />
      <Form action={event ? `/events/${event.id}` : '/events'} once={once} hidden={hiddenOf(form)}>
        <Field name="title" label="Title" form={form} maxlength={300} autocomplete="off" />
        <Choice name="kind" label="What kind of event is it?" form={form} options={optionsOf(kinds, kindLabels)} inline />
        <div class="field-row">
          <Field name="day" label="Day" type="date" form={form} width="medium" />
          <Field name="start" label="From" type="time" form={form} width="short" />
          <Field name="end" label="To" type="time" form={form} width="short" />
        </div>
        {event ? event.series_id !== null && <AppliesTo form={form} /> : <Repeats form={form} />}
        <Reveal label="Another time zone, or several days" open={isSaid(form, { end_day: '', hours: '', zone: 'Europe/London' })}>
          <Zone form={form} event={event} />
        </Reveal>
        <Choice name="place" label="Where is it?" form={form} options={optionsOf(places, placeLabels)} inline />
        <div class="when-online">
          <Field
            name="meeting_link"
            label="Link to the meeting"
            hint="Only those who come see it, from an hour before. It is in no mail and no calendar."
            form={form}
            type="url"
            autocomplete="off"
            optional
          />
          <Field name="passcode" label="Passcode" form={form} width="medium" autocomplete="off" optional />
        </div>
        <div class="when-there">
          <Field name="address" label="Address" hint="Where it is in person." form={form} optional />
        </div>
        <TextArea name="body" label="What it is about" form={form} rows={8} preview="/preview" optional />
        <Field
          name="capacity"
          label="Places"
          hint="Leave it empty where everybody fits in. With fewer places than people there is a waiting list."
          form={form}
          inputmode="numeric"
          width="short"
          optional
        />
        <Reveal label="Groups, questions and core members" open={hasComing(form)}>
          <ComingFields form={form} />
        </Reveal>
        <Reveal
          label="Subjects, level, language, getting in"
          open={isSaid(form, { tags: '', level: 'all', language: 'en', bring: '', access: '' })}
        >
          <About form={form} />
        </Reveal>
        <Checkbox name="is_recorded" label="It is recorded" hint="Otherwise what is said stays in the room." form={form} />
        <Checkbox name="has_captions" label="There are live captions" form={form} />
        {spaces.length > 0 && (
          <Select
            name="space_id"
            label="Space"
            hint="In a space only those who see the space see the event."
            form={form}
            options={[{ value: '', label: 'None' }, ...spaces.map(({ id, name }) => ({ value: String(id), label: name }))]}
          />
        )}
        <Choice
          name="sees"
          label="Who can see it?"
          form={form}
          inline
          options={[
            { value: 'everyone', label: 'Everyone on the web' },
            { value: 'members', label: 'Members' },
          ]}
        />
        <Buttons>
          <Button>{event ? 'Save the change' : 'Plan it'}</Button>
          <LinkButton kind="quiet" href={event ? `/events/${event.id}` : '/events'}>
            Leave it
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}

const hiddenOf = ({ values }: ReadForm<unknown>) =>
  Object.fromEntries(['proposal', 'version'].flatMap((name) => (values[name] ? [[name, String(values[name])]] : [])))

/** Whether something other than what is usual is said in these fields, or something is wrong with them. */
function isSaid(form: ReadForm<unknown>, usual: Record<string, string>): boolean {
  return Object.entries(usual).some(([name, value]) => form.errors?.[name] || (form.values[name] ?? value) !== value)
}

/** Whether and how it repeats; `isSeries` where it does already. */
export function Repeats({ form, isSeries = false }: { form: ReadForm<unknown>; isSeries?: boolean }) {
  return (
    <>
      <Choice
        name="repeat"
        label={isSeries ? 'How does it come from this date on?' : 'Does it repeat?'}
        form={form}
        inline
        options={[
          { value: 'no', label: isSeries ? 'No more: this is the last date' : 'No' },
          { value: 'weekly', label: 'Every week' },
          { value: 'fortnightly', label: 'Every two weeks' },
          { value: 'monthly', label: 'Every month, on the same weekday' },
          { value: 'own', label: 'By a rule of my own' },
        ]}
      />
      <div class="when-repeating">
        <Field
          name="until"
          label="Until"
          hint="Leave it empty for a series without an end."
          type="date"
          form={form}
          width="medium"
          optional
        />
      </div>
      <div class="when-own-rule">
        <Field
          name="rule"
          label="Your rule"
          hint="As calendars write it (RFC 5545). FREQ=MONTHLY;BYDAY=1TU,3TU is the first and third Tuesday of each month."
          form={form}
          autocomplete="off"
          spellcheck={false}
          optional
        />
      </div>
    </>
  )
}

function Zone({ form, event }: Pick<FormProps, 'form' | 'event'>) {
  const zones = [...new Set([...ZONES, event?.zone ?? 'Europe/London', ...Intl.supportedValuesOf('timeZone')])]
  return (
    <>
      <Select
        name="zone"
        label="Time zone"
        hint="The clock on the wall where it happens. Readers elsewhere see their own time beside it."
        form={form}
        options={zones.map((zone) => ({
          value: zone,
          label: zone === 'Europe/London' ? 'UK time (Europe/London)' : zone.replaceAll('_', ' '),
        }))}
      />
      <Field
        name="end_day"
        label="Last day"
        hint="Only where it ends on another day."
        type="date"
        form={form}
        width="medium"
        optional
      />
      <Field
        name="hours"
        label="Hours that count"
        hint="For certificates, where it is not the time from the beginning to the end of each day. Such as 6.5."
        form={form}
        inputmode="decimal"
        width="short"
        optional
      />
    </>
  )
}

function About({ form }: { form: ReadForm<unknown> }) {
  return (
    <>
      <Field
        name="tags"
        label="Subjects"
        hint={`Up to ${MOST_ON_ONE}, with commas between them, such as dplyr, forecasting.`}
        form={form}
        autocomplete="off"
        optional
      />
      <Select name="level" label="For whom?" form={form} options={optionsOf(levels, levelLabels)} />
      <Select name="language" label="Language" form={form} options={optionsOf(languageCodes, languages)} />
      <Field name="bring" label="What to bring along" form={form} optional />
      <TextArea
        name="access"
        label="Getting in and around"
        hint="Steps, lifts, a hearing loop, parking."
        form={form}
        rows={3}
        optional
      />
    </>
  )
}

/** To which dates of a series something applies. */
export function AppliesTo({ form }: { form: ReadForm<unknown> }) {
  return (
    <Choice
      name="applies"
      label="To which dates does this apply?"
      form={form}
      value={String(form.values.applies ?? 'this')}
      options={[
        { value: 'this', label: 'This one' },
        { value: 'later', label: 'This one and all later ones' },
      ]}
    />
  )
}
