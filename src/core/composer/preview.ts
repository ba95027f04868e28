// How words will look, for script that shows it without leaving the page.
import { z } from 'zod'
import { renderMarkdown } from '#core/markdown/render.ts'
import { BODY_CHARACTERS } from '#core/threads/forms.ts'
import { readForm } from '#platform/forms.ts'
import { sendJson } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'

const PreviewForm = z.object({ body: z.string().max(BODY_CHARACTERS * 2) })

export function previewRoutes(app: App): void {
  app.post('/preview', { may: 'member', form: PreviewForm, summary: 'Markdown as it will look' }, async ({ body }) => {
    const form = readForm(PreviewForm, body)
    if (!form.data) return sendJson({ error: 'That is too long to preview.' }, 422)
    return sendJson({ html: (await renderMarkdown(form.data.body)).html })
  })
}
