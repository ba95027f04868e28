import type { WayOn } from '../errors.ts'
import { Buttons, LinkButton } from './buttons.tsx'
import { EmptyDrawing } from './drawings.tsx'

/** What is shown for a refusal or a bug: a heading, the sentence, and a way on. */
export function ErrorPage({ status, message, wayOn }: { status: number; message: string; wayOn?: WayOn | undefined }) {
  const { href, label } = wayOn ?? { href: '/', label: 'Go to the home page' }
  return (
    <div class="narrow error-page">
      <EmptyDrawing />
      <h1>{status === 404 ? 'Nothing here' : status >= 500 ? 'Something broke' : 'That did not work'}</h1>
      <p class="lead">{message}</p>
      <Buttons>
        <LinkButton href={href}>{label}</LinkButton>
        {status === 404 && (
          <LinkButton kind="quiet" href="/search">
            Search
          </LinkButton>
        )}
      </Buttons>
    </div>
  )
}
