// What stands around every page: filled from the house, the request and what the page says of itself.
import type { FastifyRequest } from 'fastify'
import { shortDate } from '../dates.ts'
import type { House } from '../house.ts'
import type { PageAbout } from '../http/answers.ts'
import { isSteward, PAUSED_FOR_GOOD, type Viewer } from '../viewer.ts'
import { fileOfView } from './files-behind.ts'
import type { PageFrame } from './Page.tsx'

/** The frame of one page for one reader. */
export function frameOf(
  house: House,
  request: FastifyRequest,
  about: PageAbout,
  view: string,
  said: string | undefined,
): Omit<PageFrame, 'children'> {
  const { viewer } = request
  const menu = house.features.flatMap(({ menu }) => (menu && (menu.for !== 'steward' || isSteward(viewer)) ? [menu] : []))
  return {
    name: house.config.name,
    title: about.title,
    viewer: shownViewer(viewer),
    path: request.url,
    menu,
    said,
    banner: bannerOf(viewer),
    assets: house.assets,
    description: about.description,
    canonical: about.canonical ? house.config.url + about.canonical : undefined,
    head: about.head ?? [],
    structured: about.structured,
    noindex: about.noindex ?? false,
    wide: about.wide ?? false,
    noRun: about.noRun ?? false,
    files: house.config.development ? filesBehind(request, view) : undefined,
  }
}

function shownViewer(viewer: Viewer): PageFrame['viewer'] {
  if (viewer.id === undefined) return { role: 'guest' }
  return {
    id: viewer.id,
    name: viewer.name,
    role: viewer.role,
    pictureUrl: viewer.pictureId ? `/uploads/${viewer.pictureId}/picture` : undefined,
    unread: viewer.unseen,
  }
}

function bannerOf(viewer: Viewer): string | undefined {
  if (viewer.id === undefined) return undefined
  if (viewer.waiting) return 'A steward will look at your request to join. Until then you can read what everyone on the web can.'
  if (viewer.suspendedUntil) {
    const until = viewer.suspendedUntil < PAUSED_FOR_GOOD ? ` until ${shortDate(viewer.suspendedUntil)}` : ''
    return `Your account is paused${until}: you can read, take out what you wrote, and leave, but not write.`
  }
  return undefined
}

function filesBehind(request: FastifyRequest, view: string): string[] {
  return [request.routeOptions.config.calledFrom, fileOfView(view)].flatMap((file) => file ?? [])
}
