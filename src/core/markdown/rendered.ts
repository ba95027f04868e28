// What rendering takes and gives; shared by the page's process and the worker.

export type RenderOptions = {
  /** Handle (lower case) → the member whom it names. Others stay text. */
  mentions?: Map<string, { id: number; name: string }> | undefined
  /** The level of the largest heading: 3 in a post, whose page has its own first two. */
  headingBase?: number | undefined
  /** Whether a line end within a paragraph breaks the line, as people mean it in a post (true), or not, as in an article. */
  breaks?: boolean | undefined
  /** An article: headings have names, raw HTML passes an allow-list, pictures keep the addresses that they were given. */
  article?: boolean | undefined
}

/** What is said of an article besides its HTML. */
export type ArticleFacts = {
  /** In their order; `id` is the name that can be linked to. */
  headings: { level: number; id: string; text: string }[]
  /** What is not shown as it was written, each a sentence. */
  leftOut: string[]
}

export type Rendered = {
  /** Safe HTML: it has passed `cleanHtml`. */
  html: string
  /** Plain text for search and previews, one block a line. */
  words: string
  /** The handles that were called by @, lower case, each once, known or not. */
  mentions: string[]
  /** The addresses of links, each once. */
  links: string[]
  /** Whether there is a block of code. */
  hasCode: boolean
  /** True where it could not be rendered within its limits and is shown as it was typed. */
  plain: boolean
  /** Of an article only. */
  facts?: ArticleFacts
}
