// Every internal link leads somewhere: crawled from the home page by a guest, a member and a steward.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTown, type Town } from '../kit.ts'
import type { Person } from '../person.ts'

// Far more than there are in a small town; a page that makes ever new addresses would fail here.
const MOST = 400

let town: Town
before(async () => {
  town = await openTown()
  for (const slug of ['commons', 'help-with-r']) {
    const { location } = await town.ada.post(`/spaces/${slug}/threads`, { title: `In ${slug}`, body: 'Hello **there**' })
    await town.bea.post(`${location}/posts`, { body: 'An answer for @ada' })
    await town.ada.post(`${location}/posts`, { body: 'Unfinished', intent: 'draft' })
  }
})
after(() => town.close())

/**
 * Where a page leads: its links, and its forms that only ask. Mentions lead guests to profiles that may be for members only:
 * "Nothing here", as for any profile.
 */
function linksOf(html: string, isGuest: boolean): string[] {
  const tags = [...html.matchAll(/<(?:a|form)\b[^>]*>/g)]
    .map((match) => match[0])
    .filter((tag) => !/method="post"/i.test(tag) && !(isGuest && tag.includes('class="mention"')))
  return tags.flatMap((tag) => /(?:href|action)="(\/[^"#]*)/.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? [])
}

/** Follows all links; gives back those that lead nowhere, with the page on which they stand. */
async function broken(who: Person): Promise<string[]> {
  const from = new Map([['/', 'the beginning']])
  const wrong: string[] = []
  for (const path of from.keys()) {
    const page = await who.get(path)
    const answer = page.status >= 300 && page.status < 400 ? await who.get(page.location.split('#')[0] ?? '/') : page
    // A form sent empty by nobody says what is missing: that is a page, too.
    if (answer.status >= 400 && answer.status !== 422) wrong.push(`${path} (${answer.status}), on ${from.get(path)}`)
    const isPage = String(answer.headers['content-type']).startsWith('text/html')
    for (const link of isPage ? linksOf(answer.text, who.id === 0) : [])
      if (!from.has(link) && from.size < MOST) from.set(link, path)
  }
  assert.ok(from.size < MOST, 'Some page makes ever new addresses.')
  return wrong
}

for (const name of ['gus', 'ada', 'mo'] as const) {
  test(`no link leads ${name} nowhere`, async () => {
    assert.deepEqual(await broken(town[name]), [], 'Mend the link on the page that is named, or the address that it leads to.')
  })
}
