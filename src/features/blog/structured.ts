// What search engines read of an article: schema.org BlogPosting (https://schema.org/BlogPosting).
import { licenceOf } from './licences.ts'
import type { ReadArticle } from './queries.ts'

export function structuredArticle(url: string, site: string, article: ReadArticle, description: string): object {
  const here = `${url}/blog/${article.slug}`
  return {
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    headline: article.title,
    ...(article.subtitle ? { alternativeHeadline: article.subtitle } : {}),
    description,
    url: here,
    mainEntityOfPage: here,
    image: `${here}/picture.png`,
    datePublished: article.published_at?.toISOString(),
    dateModified: (article.modified_at ?? article.published_at)?.toISOString(),
    author: article.authors.map((author) => ({
      '@type': 'Person',
      name: author.name,
      url: `${url}/blog/authors/${author.id}`,
      ...(author.orcid ? { sameAs: `https://orcid.org/${author.orcid}` } : {}),
      ...(author.affiliation ? { affiliation: { '@type': 'Organization', name: author.affiliation } } : {}),
    })),
    publisher: { '@type': 'Organization', name: site, url },
    keywords: article.categories.map((category) => category.name).join(', '),
    license: licenceOf(article.licence).url,
  }
}
