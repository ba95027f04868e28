// The record of an event: hosts write it, everybody who sees the event reads it; recordings are found by what was said in them.

import { z } from 'zod'
import { allow, found } from '#platform/allow.ts'
import { emptyForm, formMistake, type ReadForm, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import { type App, type Asked, idOf } from '#platform/http/doors.ts'
import { cleanLine } from '#platform/text.ts'
import { findAgreement } from '../day/queries.ts'
import type { Event } from '../queries.ts'
import { namedHostsEvent, seenEvent } from '../seen.ts'
import { CUES_A_PAGE, countCues, keepCaptions, listCues, readCaptions } from './captions.ts'
import { RecordForm } from './forms.ts'
import { draftNotes, findRecord, keepRecord, listRecordings, publishRecord } from './records.ts'
import { RecordFormPage } from './views/RecordFormPage.tsx'
import { RecordingsPage } from './views/RecordingsPage.tsx'
import { TranscriptPage } from './views/TranscriptPage.tsx'

const ASKED_CHARACTERS = 200

const against = {
  no: 'Only hosts publish a record.',
  recording: 'This event was not recorded: what was said stays in the room. Take the recording out.',
  agreement: 'What was said stays in the room: notes are kept only if everybody who was checked in agreed, in the room.',
}

const RecordingsJson = z.object({
  recordings: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      starts_at: z.date().transform((at) => at.toISOString()),
      recording_url: z.string(),
      cues: z.array(z.object({ starts_ms: z.number(), words: z.string() })),
    }),
  ),
})

/** Only its own hosts, not every steward: the notes of a room are theirs until they are out. @throws Refusal */
const ofHost = (asked: Asked) => namedHostsEvent(asked, 'Its hosts write the record of an event.')

async function showForm({ db }: Asked, event: Event, form: ReadForm<unknown>) {
  const props = {
    event,
    form,
    record: await findRecord(db, event.id),
    agreement: await findAgreement(db, event.id),
    cues: await countCues(db, event.id),
  }
  const status = Object.keys(form.errors ?? {}).length > 0 ? 422 : 200
  return show(RecordFormPage, props, { title: `Record of ${event.title}`, status, noindex: true })
}

async function known({ db }: Asked, event: Event) {
  const record = await findRecord(db, event.id)
  const notes = record ? record.notes : await draftNotes(db, event.id)
  return emptyForm({ notes, slides_url: record?.slides_url ?? '', recording_url: record?.recording_url ?? '' })
}

export function recordRoutes(app: App): void {
  app.get(
    '/events/recordings',
    { may: 'anyone', json: RecordingsJson, summary: 'Recordings, found by their titles and by what was said' },
    async ({ db, query }) => {
      const asked = cleanLine(query.q ?? '').slice(0, ASKED_CHARACTERS)
      const props = { asked, recordings: await listRecordings(db, asked) }
      return show(RecordingsPage, props, {
        title: 'Recordings',
        json: RecordingsJson,
        canonical: '/events/recordings',
        noindex: asked !== '',
      })
    },
  )

  app.get('/events/:id/transcript', { may: 'anyone' }, async (asks) => {
    const event = await seenEvent(asks)
    const { db, query } = asks
    const record = found(await findRecord(db, event.id))
    const asked = cleanLine(query.q ?? '').slice(0, ASKED_CHARACTERS)
    const cues = await listCues(db, event.id, { asked, after: idOf(query.after) ?? -1 })
    const isMore = cues.length > CUES_A_PAGE
    const props = { event, record, asked, cues: cues.slice(0, CUES_A_PAGE), isMore, isFirst: !query.after }
    return show(TranscriptPage, props, { title: `What was said in ${event.title}`, noindex: asked !== '' })
  })

  app.get('/events/:id/record', { may: 'member' }, async (asked) => {
    const event = await ofHost(asked)
    return showForm(asked, event, await known(asked, event))
  })

  app.post(
    '/events/:id/record',
    { may: 'member', form: RecordForm, summary: 'Keep or publish the record of an event' },
    async (asked) => {
      const event = await ofHost(asked)
      const form = readForm(RecordForm, asked.body)
      if (!form.data) return showForm(asked, event, form)
      const { what, ...words } = form.data
      const wasOut = Boolean((await findRecord(asked.db, event.id))?.published_at)
      await keepRecord(asked.db, event.id, words)
      if (what === 'save') {
        // What was out goes on being out only while nothing stands against it: the wall takes it back.
        const isTakenBack = wasOut && !(await findRecord(asked.db, event.id))?.published_at
        return seeOther(`/events/${event.id}/record`, {
          said: isTakenBack ? `Saved, for hosts alone. ${against.agreement}` : 'Saved.',
        })
      }
      const why = await publishRecord(asked.db, event.id, what === 'publish')
      if (why) return showForm(asked, event, formMistake(form, { form: against[why] }))
      return seeOther(`/events/${event.id}`, {
        said: what === 'publish' ? 'The record is out.' : 'Only hosts see the record now.',
      })
    },
  )

  app.post(
    '/events/:id/captions',
    { may: 'member', summary: 'Captions of a recording (multipart: a WebVTT file)' },
    async (asked) => {
      const event = await ofHost(asked)
      allow(event.is_recorded, 'This event was not recorded: what was said stays in the room.', {
        href: `/events/${event.id}/record`,
        label: 'To the record',
      })
      const { file } = asked
      const cues = file ? await readCaptions(file.name, file.bytes) : 'Choose a file with captions: .vtt, or .srt.'
      if (typeof cues === 'string') return showForm(asked, event, formMistake(await known(asked, event), { file: cues }))
      await keepCaptions(asked.db, event.id, cues)
      return seeOther(`/events/${event.id}/record`, { said: `${cues.length} captions are kept.` })
    },
  )
}
