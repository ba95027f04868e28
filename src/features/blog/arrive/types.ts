// An article as it came from outside: by file or by e-mail, in whatever its author writes with.

export type ArrivedPicture = { name: string; bytes: Buffer; description: string }

/**
 * An article that was read. `body` is Markdown whose headings begin at `##`; it refers to a picture as `![description](name)`.
 * `notes` are plain sentences about what was guessed or left out.
 */
export type Arrived = {
  title: string
  subtitle: string
  authors: string[]
  body: string
  pictures: ArrivedPicture[]
  notes: string[]
}

/** The longest text that is read at all, seven times what an article may have. */
export const MOST_CHARACTERS = 2_000_000

/** More pictures than this are left out. */
export const MOST_PICTURES = 100

/** Names that are shown in a note: the first few, and how many more there are. */
export function listNames(names: string[]): string {
  const shown = names.slice(0, 5).join(', ')
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown
}

/** Everything in it that somebody wrote. */
export function textsOf({ title, subtitle, body, authors, pictures }: Arrived): string[] {
  return [
    title,
    subtitle,
    body,
    ...authors,
    ...pictures.flatMap(({ name, description }) => [name.replace(/_/g, ' '), description]),
  ]
}
