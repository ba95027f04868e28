// Which files may come, told by their content where that can be told, and never by what the sender says of them.

/** Attachments that analysts share. They are only ever offered for saving, never opened in the page. */
const attachments = new Set(
  'csv tsv txt md r rmd qmd py ipynb sql json yml yaml pdf xlsx xls docx pptx ods odt zip parquet rds dta sav log'.split(' '),
)

export const KINDS_SENTENCE =
  'This kind of file cannot be attached. Pictures (PNG, JPEG, WebP, GIF), data, code, text, PDF and office files can.'

/** The ending of a name, in small letters, without the dot. */
export function endingOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
}

export function isAttachment(name: string): boolean {
  return attachments.has(endingOf(name))
}

/** Whether bytes begin as a picture that we re-encode. SVG is none: it is a program. */
export function looksLikePicture(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 12)
  const text = head.toString('latin1')
  return (
    text.startsWith('\x89PNG\r\n\x1a\n') ||
    text.startsWith('\xff\xd8\xff') ||
    text.startsWith('GIF8') ||
    (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') ||
    (text.slice(4, 8) === 'ftyp' && /avif|avis/.test(text.slice(8, 12)))
  )
}
