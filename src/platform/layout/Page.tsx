// The document around every page.
import type { ComponentChildren } from 'preact'
import type { Assets } from '../assets.ts'
import type { HeadTag } from '../http/answers.ts'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { Icon } from './Icon.tsx'

export type PageFrame = {
  /** The community's name. */
  name: string
  title: string
  viewer: FrameViewer
  /** The path with its query, as asked. */
  path: string
  menu: { href: string; label: string; current?: boolean }[]
  /** A one-time message, such as "Your reply is posted." */
  said?: string | undefined
  /** Something that stays true for this reader, such as "Your account is paused". */
  banner?: string | undefined
  assets: Pick<Assets, 'css' | 'js' | 'fonts' | 'favicon' | 'passkey' | 'run' | 'guard'>
  description?: string | undefined
  /** The full address that search engines should keep. */
  canonical?: string | undefined
  head?: HeadTag[]
  noindex?: boolean
  /** schema.org data for search engines. */
  structured?: object | undefined
  wide?: boolean
  noRun?: boolean
  /** In development: the files behind this page. */
  files?: string[] | undefined
  children?: ComponentChildren
}

/** What the frame knows of the reader. */
export type FrameViewer = {
  id?: number
  name?: string
  role: 'guest' | 'member' | 'steward'
  pictureUrl?: string | undefined
  /** Notices not yet looked at. */
  unread?: number
}

/** The whole document; the doctype is put before it by whoever renders it. */
export function Page(frame: PageFrame) {
  const { name, title, said, banner, wide, noRun, files, children } = frame
  return (
    <html lang="en-GB">
      <Head {...frame} />
      <body>
        <a class="skip-link" href="#main">
          Skip to the main part
        </a>
        <Header {...frame} />
        {banner && (
          <div class="banner">
            <p class="frame-width">
              <Icon name="info" /> {banner}
            </p>
          </div>
        )}
        <main
          id="main"
          class={wide ? 'frame-width main main-wide' : 'frame-width main'}
          tabIndex={-1}
          data-run={noRun ? 'no' : undefined}
        >
          {said && (
            <p class="said" role="status">
              <Icon name="check" /> {said}
            </p>
          )}
          {children}
        </main>
        <Footer name={name} files={files} title={title} />
      </body>
    </html>
  )
}

function Head(frame: PageFrame) {
  const { name, title, assets, description, canonical, head = [], noindex, structured } = frame
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title === name ? name : `${title} - ${name}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#17305f" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#0d1524" media="(prefers-color-scheme: dark)" />
      {noindex && <meta name="robots" content="noindex" />}
      {description && <meta name="description" content={description} />}
      {canonical && <link rel="canonical" href={canonical} />}
      {assets.fonts.map((font) => (
        <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
      ))}
      <link rel="stylesheet" href={assets.css} />
      <link rel="icon" href={assets.favicon} type="image/svg+xml" />
      {head.map(({ rel, href, name, property, content, type, title }) =>
        rel ? (
          <link key={href} rel={rel} href={href} type={type} title={title} />
        ) : (
          <meta key={name ?? property} name={name} {...(property ? { property } : {})} content={content} />
        ),
      )}
      <Unfurled {...frame} />
      {structured && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: dataText(structured) }} />}
      <script
        defer
        src={assets.js}
        data-passkey-script={assets.passkey}
        data-run-script={assets.run}
        data-guard-script={assets.guard}
      />
    </head>
  )
}

/** What a link to this page looks like elsewhere (Open Graph). Whoever fetches it there is a guest, so members are spared the bytes. */
function Unfurled({ viewer, name, title, canonical, description, noindex, head = [] }: PageFrame) {
  if (viewer.role !== 'guest' || !canonical || noindex) return null
  const hasPicture = head.some((tag) => tag.property === 'og:image')
  return (
    <>
      <meta property="og:type" content={hasPicture ? 'article' : 'website'} />
      <meta property="og:site_name" content={name} />
      <meta property="og:title" content={title} />
      <meta property="og:url" content={canonical} />
      {description && <meta property="og:description" content={description} />}
      <meta name="twitter:card" content={hasPicture ? 'summary_large_image' : 'summary'} />
    </>
  )
}

/** JSON that no text in it can end: the data block is never run as script, and stays whole. */
export function dataText(data: object): string {
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
