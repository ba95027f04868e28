export type Citable = {
  title: string
  subtitle: string
  authors: { name: string; orcid: string | null }[]
  publishedAt: Date
  modifiedAt: Date | null
  url: string
  slug: string
  site: string
  licence: string
}
export const citeAsText = (c: Citable): string => c.title
export const citeAsBibtex = (c: Citable): string => c.title
export const citeAsJson = (c: Citable): object => ({ title: c.title })
