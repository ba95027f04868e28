import { Cards } from '#platform/layout/cards.tsx'
import { Icon, type IconName } from '#platform/layout/Icon.tsx'
import { NoticeBar, PageHead } from '#platform/layout/pieces.tsx'

export type AccountCard = { href: string; icon: IconName; title: string; text: string }

type AccountProps = { cards: AccountCard[]; wantsPersonal: boolean; domain: string }

/** Everything that belongs to one's account, each behind its own card. */
export function AccountPage({ cards, wantsPersonal, domain }: AccountProps) {
  return (
    <div class="stack">
      <PageHead title="Your account" lead="It is yours: it stays when your employer changes." />
      {wantsPersonal && <PersonalAddressLine domain={domain} />}
      <Cards>
        {cards.map(({ href, icon, title, text }) => (
          <article key={href} class="card stack-small">
            <span class="promise-icon">
              <Icon name={icon} />
            </span>
            <h2 class="card-title">
              <a class="card-link" href={href}>
                {title}
              </a>
            </h2>
            <p>{text}</p>
          </article>
        ))}
      </Cards>
    </div>
  )
}

/** Asks warmly for a second address, where all hang on one employer. */
export function PersonalAddressLine({ domain, here }: { domain: string; here?: boolean }) {
  return (
    <NoticeBar>
      <p>
        You sign in only through <strong>{domain}</strong>. If that is your employer’s, a personal address beside it keeps your
        account yours when you change jobs, or the organisation changes around you.{' '}
        {here ? 'You can add one below.' : <a href="/account/addresses">Add a personal address</a>}
      </p>
    </NoticeBar>
  )
}
