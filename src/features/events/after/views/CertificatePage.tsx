import { LinkButton } from '#platform/layout/buttons.tsx'
import { Facts, NoticeBar, PageHead, Reveal } from '#platform/layout/pieces.tsx'
import { sayDay } from '../../times.ts'
import { type Certificate, sayLength } from '../certificates.ts'

type Props = { certificate: Certificate; address: string; signature: string; community: string }

/** What a certificate says: its address is the proof, for whoever gets it. */
export function CertificatePage({ certificate, address, signature, community }: Props) {
  const { name, title, starts_at, zone, minutes, event_id, code } = certificate
  return (
    <div class="narrow stack">
      <PageHead title="Certificate of attendance" lead={community} />
      <NoticeBar tone="good">
        <strong>This certificate is genuine.</strong> {community} has signed it.
      </NoticeBar>
      <Facts
        facts={[
          { label: 'Who', value: <strong>{name}</strong> },
          { label: 'Came to', value: event_id === null ? title : <a href={`/events/${event_id}`}>{title}</a> },
          { label: 'On', value: sayDay(starts_at, zone) },
          { label: 'For', value: sayLength(minutes) },
        ]}
      />
      <p>
        <LinkButton href={`/certificates/${code}/certificate.pdf`} icon="download" download>
          Download it as a PDF
        </LinkButton>
      </p>
      <Reveal label="Check the signature yourself">
        <p>
          It signs the address <code>{address}</code>, the name, the title, the moment it began and its minutes, a line each, with
          Ed25519. <a href="/certificates/key">The public key</a>
        </p>
        <p>
          <code class="break">{signature}</code>
        </p>
      </Reveal>
    </div>
  )
}
