// Adding and using a passkey: the button names what, the server asks and checks. `data-passkey="add"` or `"use"`.
import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser'

const said = 'The passkey did not work. Try again, or go on without it.'

for (const button of Array.from(document.querySelectorAll<HTMLButtonElement>('button[data-passkey]'))) {
  button.hidden = false
  button.closest<HTMLElement>('[data-passkey-part]')?.removeAttribute('hidden')
  button.addEventListener('click', async (event) => {
    event.preventDefault()
    button.setAttribute('aria-disabled', 'true')
    try {
      location.assign(await run(button))
    } catch (error) {
      tell(button, wordsFor(error))
    } finally {
      button.removeAttribute('aria-disabled')
    }
  })
}

/** Where to go afterwards. */
async function run({ dataset, form }: HTMLButtonElement): Promise<string> {
  const what = dataset.passkey
  const begun = await post(dataset.start ?? `/passkeys/${what}/start`, {})
  const optionsJSON = begun.options
  const response = what === 'add' ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON })
  const fields = form ? Object.fromEntries(new FormData(form)) : {}
  const done = await post(dataset.finish ?? `/passkeys/${what}/finish`, { ...fields, key: begun.key, response })
  return done.location
}

// biome-ignore lint/suspicious/noExplicitAny: the library has its own types for what the server's half of it made.
async function post(address: string, body: unknown): Promise<any> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })
  const json = await answer.json()
  if (!answer.ok) throw new Error(json.error ?? said)
  return json
}

function wordsFor(error: unknown): string {
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    return 'This device has a passkey for your account already.'
  if (error instanceof Error && error.name === 'NotAllowedError') return 'Nothing was done: the passkey was not used.'
  return error instanceof Error && !(error instanceof WebAuthnError) && error.message ? error.message : said
}

function tell(button: HTMLButtonElement, words: string): void {
  const next = button.nextElementSibling
  const place = next?.matches('[data-passkey-says]') ? next : document.createElement('p')
  place.setAttribute('data-passkey-says', '')
  place.setAttribute('role', 'alert')
  place.className = 'field-error'
  place.textContent = words
  button.after(place)
}
