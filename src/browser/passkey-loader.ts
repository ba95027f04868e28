// Passkey buttons bring their own script, so that no other page carries it.
import { loadScript } from './load-script.ts'

export function loadPasskeys(within: ParentNode): void {
  if ('PublicKeyCredential' in window && within.querySelector('button[data-passkey]')) void loadScript('passkey')
}
