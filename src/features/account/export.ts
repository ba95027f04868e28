// Everything a member has written or given, as one zip. Read through the wall as that member; sent as it is made, so that no file is
// left behind.
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { exportMember } from '#core/members/export.ts'
import type { Db } from '#platform/db/connect.ts'
import { errorCode } from '#platform/errors.ts'
import type { Exported } from '#platform/feature.ts'
import type { House } from '#platform/house.ts'
import type { Member } from '#platform/viewer.ts'
import { listPasskeys } from './passkeys.ts'
import { listAddresses, listSessions } from './queries.ts'

/** Who one is here, and the account: addresses, sessions, passkeys. No secret of any of them. */
export async function exportAccount(db: Db, memberId: number): Promise<Exported[]> {
  const addresses = await listAddresses(db, memberId)
  const sessions = await listSessions(db, memberId)
  const passkeys = await listPasskeys(db, memberId)
  return [
    ...(await exportMember(db, memberId)),
    {
      name: 'account',
      data: {
        addresses: addresses.map((one) => ({ address: one.address, mailGoesHere: one.is_primary, since: one.verified_at })),
        signedInOn: sessions.map((one) => ({ device: one.device, since: one.created_at, lastUsed: one.last_used_at })),
        passkeys: passkeys.map((one) => ({ name: one.name, added: one.created_at, lastUsed: one.last_used_at })),
      },
    },
  ]
}

/** Gathers what all features have of the viewer. */
export async function gatherExports(db: Db, house: House, member: Member): Promise<Exported[]> {
  const gathered: Exported[] = []
  for (const feature of house.features) gathered.push(...((await feature.exports?.(db, member.id, house)) ?? []))
  return gathered
}

/** The zip as a stream. A file that has gone meanwhile is empty in it. */
export function zipOf(name: string, parts: Exported[]): NodeJS.ReadableStream {
  const zip = new ZipFile()
  const put = (path: string, text: string) => zip.addBuffer(Buffer.from(text), path)
  put('README.md', readme(name))
  for (const part of parts) {
    put(`${part.name}.json`, `${JSON.stringify(part.data, null, 2)}\n`)
    if (part.markdown !== undefined) put(`${part.name}.md`, part.markdown)
    for (const file of part.files ?? []) {
      zip.addReadStreamLazy(file.name, (give) => {
        file.open().then(
          (stream) => give(null, stream),
          (error) => (errorCode(error) === 'ENOENT' ? give(null, Readable.from([])) : give(error, Readable.from([]))),
        )
      })
    }
  }
  // yazl tells of a failure on itself: whoever reads the stream must not take half of it for all.
  zip.on('error', (error) => (zip.outputStream as Readable).destroy(error as Error))
  zip.end()
  return zip.outputStream
}

function readme(name: string): string {
  return `# What is yours at ${name}

Everything that you have written or given, on the day you asked for it. Files that end in .json are for programs, files that end in
.md are for reading. Dates are in UTC.

- profile: what you said about yourself, and the code of conduct that you agreed to
- skills-and-interests: the words by which others find you
- account: your addresses, where you are signed in, the names of your passkeys
- posts/: your posts, by space, with what they said before you changed them. Quotes within them are part of your own text; titles
  and posts of others are not in here.
- reactions, threads-followed, drafts, notices: what else you gave, chose or began
- uploads/: your files
`
}
