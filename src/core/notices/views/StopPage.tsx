import type { ComponentChildren } from 'preact'
import { Button } from '#platform/layout/buttons.tsx'
import { Form } from '#platform/layout/form.tsx'
import { NoticeBar, PageHead } from '#platform/layout/pieces.tsx'
import { mailReasons } from '../kinds.ts'
import type { MailStop } from '../queries.ts'

type StopProps = { token: string; stop: MailStop | undefined; done?: boolean }

const allOfKind: Record<MailStop['kind'], string> = {
  mention: 'mails when somebody mentions you',
  answer: 'all mails about answers to your questions',
  reply: 'all mails when somebody replies to you',
  thread: 'all mails about threads that you follow',
  tag: 'all mails about questions with tags that you follow',
  space: 'all mails about new threads in spaces you follow',
  help: 'mails that ask you to help with a question',
  suggestion: 'all mails about suggested changes',
  event: 'all mails about events',
  article: 'all mails about your articles',
  editing: 'all mails about articles that wait for editors',
  mask: 'all mails about your masks',
  stewards: 'all mails about what waits for stewards',
}

/**
 * Where the link in a mail leads, without signing in. Opening it changes nothing, because scanners in mail systems follow links; a button
 * does. It names no thread: the link may be in the hands of somebody who does not see it any more.
 */
export function StopPage({ token, stop, done }: StopProps) {
  if (!stop) {
    return (
      <div class="narrow stack">
        <PageHead title="No more mails" lead="No mails are sent because of this link any more. There is nothing left to do." />
      </div>
    )
  }
  const action = `/notices/stop/${token}`
  const stopped = stop.kind_stopped || (stop.has_thread && stop.thread_stopped)
  return (
    <div class="narrow stack">
      <PageHead title={stopped ? 'These mails are stopped' : 'Stop these mails?'} />
      {done && (
        <NoticeBar tone="good">
          {stopped ? 'Done: you get no more of these mails.' : 'Done: you get these mails again.'}
        </NoticeBar>
      )}
      {stop.has_thread && !stop.kind_stopped && (
        <Offer action={action} what="this" stopped={stop.thread_stopped} primary>
          {mailReasons[stop.kind].stops}
        </Offer>
      )}
      <Offer action={action} what="kind" stopped={stop.kind_stopped} primary={!stop.has_thread || stop.kind_stopped}>
        {allOfKind[stop.kind]}
      </Offer>
      <p class="soft">
        You find everything on the site as before. Once you are signed in you can choose what you get under “Your account”,
        “Notices”.
      </p>
    </div>
  )
}

type OfferProps = { action: string; what: 'this' | 'kind'; stopped: boolean; primary: boolean; children: ComponentChildren }

function Offer({ action, what, stopped, primary, children }: OfferProps) {
  return (
    <Form action={action} hidden={{ what, stop: stopped ? 'no' : 'yes' }}>
      <Button kind={primary ? 'primary' : 'quiet'}>
        {stopped ? 'Start again: ' : 'Stop '}
        {children}
      </Button>
    </Form>
  )
}
