// How mails look: one narrow column without tables, pictures or style sheets, which every mail program shows as it is meant.
import type { ComponentChildren, VNode } from 'preact'
import { render } from 'preact-render-to-string'

const font = 'font-family: Verdana, Arial, sans-serif; font-size: 16px; line-height: 1.5; color: #1d2433'

type MailProps = { name: string; foot: VNode | undefined; children: ComponentChildren }

function Mail({ name, foot, children }: MailProps) {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
      </head>
      <body style={`margin: 0; padding: 16px; background: #fbf6ec; ${font}`}>
        <div style="max-width: 600px; margin: 0 auto">
          <p style="margin: 8px 0 16px; font-weight: bold; color: #17305f">{name}</p>
          <div style="background: #ffffff; border: 1px solid #e6dcc8; border-radius: 12px; padding: 8px 24px 16px">
            {children}
          </div>
          {foot && <div style="margin: 16px 0; font-size: 13px; color: #5a6275">{foot}</div>}
        </div>
      </body>
    </html>
  )
}

/** The HTML of a mail. `name` is the community's; `body` is what is said; `foot` is small, such as why the mail came. */
export function mailHtml(name: string, body: VNode, foot?: VNode): string {
  return `<!doctype html>${render(
    <Mail name={name} foot={foot}>
      {body}
    </Mail>,
  )}`
}

/** The plain words of a mail: paragraphs with an empty line between them; what is undefined, false or empty is left out. */
export function mailText(...paragraphs: (string | undefined | false)[]): string {
  const said = paragraphs.flatMap((one) => (one ? [one.trimEnd()] : []))
  return `${said.join('\n\n')}\n`
}

/** The one thing to do, as a link that looks like a button. `href` is a full address. */
export function MailButton({ href, children }: { href: string; children: ComponentChildren }) {
  const look = 'display: inline-block; padding: 12px 20px; background: #17305f; color: #ffffff; border-radius: 8px'
  return (
    <p style="margin: 20px 0">
      <a href={href} style={`${look}; text-decoration: none; font-weight: bold`}>
        {children}
      </a>
    </p>
  )
}

/** A code to type, such as the six digits for signing in: large, and easy to select. */
export function MailCode({ children }: { children: ComponentChildren }) {
  const look =
    'display: inline-block; padding: 8px 16px; background: #f3ead8; border-radius: 8px; font-family: Consolas, Menlo, monospace'
  return (
    <p style="margin: 20px 0">
      <span style={`${look}; font-size: 26px; letter-spacing: 4px`}>{children}</span>
    </p>
  )
}

/** Words that somebody wrote. `html` is shown as it is: it must come from `mailProse` or be escaped. */
export function MailQuote({ html }: { html: string }) {
  const look = 'margin: 16px 0; padding: 4px 0 4px 16px; border-left: 4px solid #e2a33c'
  return <div style={look} dangerouslySetInnerHTML={{ __html: html }} />
}
