// The band at the top of every page: where you are, search, your notices, your account.
import { Icon, type IconName } from './Icon.tsx'
import { Mark } from './Mark.tsx'
import type { FrameViewer, PageFrame } from './Page.tsx'
import { Avatar } from './people.tsx'

/** A number on a bell says no more than this. */
const MOST_SHOWN = 99

type HeaderProps = Pick<PageFrame, 'name' | 'viewer' | 'path' | 'menu'>

/** The header with the main menu. Works without script: the member's menu is a `details`. */
export function Header({ name, viewer, path, menu }: HeaderProps) {
  return (
    <header class="header">
      <div class="frame-width header-row">
        <a class="header-name" href="/">
          <Mark />
          <span>{name}</span>
        </a>
        <form class="header-search" action="/search" method="get">
          <label class="hidden" for="header-search">
            Search
          </label>
          <input id="header-search" type="search" name="q" placeholder="Search" autocomplete="off" />
          <button type="submit">
            <Icon name="search" />
            <span class="hidden">Search</span>
          </button>
        </form>
        <div class="header-tools">
          <a class="header-tool header-search-link" href="/search">
            <Icon name="search" />
            <span class="hidden">Search</span>
          </a>
          {viewer.id === undefined ? <GuestTools path={path} /> : <MemberTools viewer={viewer} />}
        </div>
      </div>
      {menu.length > 0 && (
        <nav class="header-menu" aria-label="Main">
          <ul class="frame-width">
            {menu.map(({ href, label, current }) => (
              <li key={href}>
                <a href={href} aria-current={(current ?? isWithin(path, href)) ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  )
}

function isWithin(path: string, href: string): boolean {
  const plain = path.split('?')[0] ?? ''
  return plain === href || (href !== '/' && plain.startsWith(`${href}/`))
}

function GuestTools({ path }: { path: string }) {
  const next = path === '/' || path.startsWith('/sign-in') || path.startsWith('/join') ? '' : `?next=${encodeURIComponent(path)}`
  return (
    <>
      <a class="header-tool" href={`/sign-in${next}`}>
        Sign in
      </a>
      <a class="button button-ember button-small" href="/join">
        Join
      </a>
    </>
  )
}

function MemberTools({ viewer }: { viewer: FrameViewer }) {
  const unread = viewer.unread ?? 0
  const count = unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(unread)
  return (
    <>
      <a class="header-tool bell" href="/notices">
        <Icon name="bell" />
        <span class="hidden">{unread > 0 ? `Notices, ${count} new` : 'Notices'}</span>
        {unread > 0 && (
          <span class="bell-count" aria-hidden="true">
            {count}
          </span>
        )}
      </a>
      <details class="menu" data-menu>
        <summary class="header-tool">
          <Avatar id={viewer.id ?? 0} name={viewer.name ?? ''} pictureUrl={viewer.pictureUrl} />
          <span class="header-member">{viewer.name}</span>
          <span class="hidden">Your menu</span>
          <Icon name="down" class="icon-small" />
        </summary>
        <ul class="menu-list">
          <MenuLink href={`/people/${viewer.id}`} icon="person" label="Your profile" />
          <MenuLink href="/drafts" icon="edit" label="Your drafts" />
          <MenuLink href="/account" icon="settings" label="Your account" />
          {viewer.role === 'steward' && <MenuLink href="/stewards" icon="shield" label="Stewards’ desk" />}
          <li class="menu-end">
            <form method="post" action="/sign-out">
              <button class="menu-item" type="submit">
                <Icon name="out" /> Sign out
              </button>
            </form>
          </li>
        </ul>
      </details>
    </>
  )
}

function MenuLink({ href, icon, label }: { href: string; icon: IconName; label: string }) {
  return (
    <li>
      <a class="menu-item" href={href}>
        <Icon name={icon} /> {label}
      </a>
    </li>
  )
}
