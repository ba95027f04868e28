// Articles that were written elsewhere: a file becomes a draft.

import { allow } from '#platform/allow.ts'
import { Refusal } from '#platform/errors.ts'
import { emptyForm, formMistake } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { countTry } from '#platform/limits.ts'
import { mayWrite, memberOf } from '#platform/viewer.ts'
import { readDocxApart } from './arrive/docx-apart.ts'
import { draftOf } from './arrive/draft.ts'
import { readMarkdownFile } from './arrive/markdown-file.ts'
import { NewPage } from './views/NewPage.tsx'

// A file can take a second or two to read: a program that sent many would hold up others.
const FILES = { kind: 'article-file', most: 20, minutes: 60 }
const KINDS = 'Choose a Word file (.docx), or Markdown (.md, .qmd).'

export function arriveRoutes(app: App): void {
  app.post(
    '/blog/write/file',
    { may: 'member', summary: 'Make a draft of a file (multipart: a Word, Markdown or Quarto file)' },
    async (asked) => {
      const { db, house, viewer, file } = asked
      allow(mayWrite(viewer))
      const again = (sentence: string) =>
        show(NewPage, { form: formMistake(emptyForm(), { file: sentence }) }, { title: 'Write an article', status: 422 })
      await countTry(db, FILES, String(memberOf(viewer).id))
      if (!file) return again(KINDS)
      const ending = /\.(docx|md|qmd)$/i.exec(file.name)?.[1]?.toLowerCase()
      if (!ending) return again(KINDS)
      try {
        const arrived = ending === 'docx' ? await readDocxApart(file.bytes) : readMarkdownFile(file.name, file.bytes)
        const id = await draftOf(house, db, memberOf(viewer), arrived)
        return seeOther(`/blog/write/${id}`, { said: 'Your draft is here. Only you see it.' })
      } catch (error) {
        if (error instanceof Refusal && error.status < 429) return again(error.message)
        throw error
      }
    },
  )
}
