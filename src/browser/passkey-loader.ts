// Passkey buttons bring their own script, so that no other page carries it.

let loaded = false

export function loadPasskeys(within: ParentNode): void {
  if (loaded || !('PublicKeyCredential' in window) || !within.querySelector('button[data-passkey]')) return
  const address = document.querySelector<HTMLScriptElement>('script[data-passkey-script]')?.dataset.passkeyScript
  if (!address) return
  loaded = true
  const script = document.createElement('script')
  script.src = address
  document.head.append(script)
}
