// What pages gain from script. Each behaviour finds its elements by a data attribute; every page works without all of them.
import { askFirst } from './confirm.ts'
import { addCopyButtons } from './copy.ts'
import { saveDrafts } from './drafts.ts'
import { focusErrors } from './error-focus.ts'
import { followLive } from './live.ts'
import { tellLocalTimes } from './local-times.ts'
import { guardForms } from './look-through.ts'
import { offerMentions } from './mentions.ts'
import { closeMenus } from './menu.ts'
import { offerExample } from './offer-example.ts'
import { submitOnce } from './once.ts'
import { loadPasskeys } from './passkey-loader.ts'
import { pasteFiles } from './paste-files.ts'
import { addPreview } from './preview.ts'
import { addRunButtons } from './run-buttons.ts'
import { showSimilar } from './similar.ts'

type Behaviour = (within: ParentNode) => void

const behaviours: Behaviour[] = [
  guardForms,
  closeMenus,
  addCopyButtons,
  addRunButtons,
  offerExample,
  tellLocalTimes,
  focusErrors,
  askFirst,
  submitOnce,
  addPreview,
  offerMentions,
  pasteFiles,
  saveDrafts,
  followLive,
  showSimilar,
  loadPasskeys,
]

function attach(within: ParentNode): void {
  for (const behaviour of behaviours) {
    try {
      behaviour(within)
    } catch (error) {
      // One that fails on an old browser must not take the others along.
      console.error(error)
    }
  }
}

attach(document)
// Items that arrive later ask for the same.
document.addEventListener('arrived', (event) => attach(event.target as Element))
