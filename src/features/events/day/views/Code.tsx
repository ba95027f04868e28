import encodeQR from 'qr'

/** A code for a phone's camera: black on white in both colours of the page, with the quiet border that cameras need. */
export function Code({ address, label }: { address: string; label: string }) {
  const svg = encodeQR(address, 'svg', { border: 4 })
  return <div class="code-picture" role="img" aria-label={label} dangerouslySetInnerHTML={{ __html: svg }} />
}
