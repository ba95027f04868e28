// What a member said about themselves, and what they agreed to, for their own export.
import type { Db } from '#platform/db/connect.ts'
import type { Exported } from '#platform/feature.ts'

export async function exportMember(db: Db, memberId: number): Promise<Exported[]> {
  const me = await db
    .selectFrom('members')
    .select(['name', 'handle', 'pronouns', 'about', 'wants_to_learn', 'could_help', 'links', 'seen_by', 'role', 'joined_at'])
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow()
  const agreements = await db
    .selectFrom('conduct_agreements')
    .select(['version', 'at'])
    .where('member_id', '=', memberId)
    .orderBy('version')
    .execute()
  const invitations = await db
    .selectFrom('invitations')
    .select(['address', 'at'])
    .where('invited_by', '=', memberId)
    .orderBy('id')
    .execute()
  const parts: [string, string][] = [
    ['About', me.about],
    ['What I would like to learn', me.wants_to_learn],
    ['What I could help with', me.could_help],
    ['Links', me.links.map((link) => `- ${link}`).join('\n')],
  ]
  const said = parts.filter(([, text]) => text !== '').map(([title, text]) => `## ${title}\n\n${text}`)
  return [
    {
      name: 'profile',
      data: {
        name: me.name,
        mentionedAs: `@${me.handle}`,
        pronouns: me.pronouns,
        about: me.about,
        wouldLikeToLearn: me.wants_to_learn,
        couldHelpWith: me.could_help,
        links: me.links,
        seenBy: me.seen_by,
        role: me.role,
        joined: me.joined_at,
        agreedToConduct: agreements.map((one) => ({ version: one.version, when: one.at })),
        invited: invitations.map((one) => ({ address: one.address, when: one.at })),
      },
      markdown: `${[`# ${me.name}${me.pronouns && ` (${me.pronouns})`}`, ...said].join('\n\n')}\n`,
    },
  ]
}
