// Editing one's own profile.
import { setPicture, updateProfile } from '#core/members/profile.ts'
import { keepTags } from '#core/tags/keep.ts'
import { listMemberTags } from '#core/tags/queries.ts'
import { removePicture, takePicture } from '#core/uploads/picture.ts'
import { allow, found } from '#platform/allow.ts'
import { emptyForm, formMistake, readForm } from '#platform/forms.ts'
import { seeOther, show } from '#platform/http/answers.ts'
import type { App } from '#platform/http/doors.ts'
import { memberOf } from '#platform/viewer.ts'
import { ProfileForm } from './forms.ts'
import { indexProfile } from './index-profile.ts'
import { findPerson } from './queries.ts'
import { ProfileFormPage } from './views/ProfileFormPage.tsx'

export function profileRoutes(app: App): void {
  app.get('/account/profile', { may: 'member', always: true }, async ({ viewer, db }) => {
    const person = found(await findPerson(db, memberOf(viewer).id))
    const tags = await listMemberTags(db, [person.id])
    const names = (kind: string) =>
      tags
        .filter((tag) => tag.kind === kind)
        .map((tag) => tag.name)
        .join(', ')
    const { name, pronouns, about, wants_to_learn, could_help, seen_by } = person
    const values = { name, pronouns, about, wants_to_learn, could_help, seen_by, links: person.links.join('\n') }
    const form = emptyForm({ ...values, skills: names('skill'), interests: names('interest') })
    return show(ProfileFormPage, { person, form }, { title: 'Your profile', noindex: true })
  })

  app.post(
    '/account/profile',
    { may: 'member', always: true, form: ProfileForm, summary: 'Change your profile' },
    async ({ viewer, db, house, body, file }) => {
      allow(memberOf(viewer).suspendedUntil === undefined, 'Your account is paused, so you can read but not write for now.')
      const person = found(await findPerson(db, memberOf(viewer).id))
      const form = readForm(ProfileForm, body)
      const again = (shown: typeof form) =>
        show(ProfileFormPage, { person, form: shown }, { title: 'Your profile', status: 422, noindex: true })
      if (!form.data) return again(form)
      if (file) {
        const taken = await takePicture(house, db, person.id, file)
        if ('error' in taken) return again(formMistake(form, { picture: taken.error }))
        await setPicture(db, person.id, taken.id)
      }
      const { skills, interests, ...change } = form.data
      await updateProfile(db, person.id, change)
      await keepTags(db, person.id, 'skill', skills)
      await keepTags(db, person.id, 'interest', interests)
      await indexProfile(db, person.id)
      return seeOther(`/people/${person.id}`, { said: 'Your profile is saved.' })
    },
  )

  app.post('/account/profile/picture/remove', { may: 'member', always: true }, async ({ viewer, db }) => {
    const { id } = memberOf(viewer)
    await setPicture(db, id, null)
    await removePicture(db, id)
    return seeOther('/account/profile', { said: 'Your picture is removed.' })
  })
}
