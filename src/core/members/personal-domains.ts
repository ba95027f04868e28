// Mailboxes that stay when the employer changes. What is not here may be an employer's, so pages ask, and never insist.
const personalDomains = new Set(
  `gmail.com googlemail.com outlook.com outlook.co.uk hotmail.com hotmail.co.uk live.com live.co.uk msn.com yahoo.com yahoo.co.uk
  ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me gmx.com gmx.co.uk mail.com fastmail.com fastmail.co.uk
  tutanota.com tuta.com hey.com zoho.com btinternet.com sky.com virginmedia.com ntlworld.com talktalk.net plus.net blueyonder.co.uk
  tiscali.co.uk o2.co.uk`.split(/\s+/),
)

/** The domain of an address, lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** Whether all addresses hang on one domain that looks like an employer's: then they would all be lost on one day. */
export function needsPersonalAddress(addresses: string[]): boolean {
  const domains = new Set(addresses.map(domainOf))
  const [only] = domains
  return domains.size === 1 && only !== undefined && !personalDomains.has(only)
}
