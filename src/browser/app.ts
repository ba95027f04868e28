// What pages gain from script. Each behaviour finds its elements by a data attribute; every page works without all of them.
import { closeMenus } from './menu.ts'

type Behaviour = (within: ParentNode) => void

const behaviours: Behaviour[] = [closeMenus]

function attach(within: ParentNode): void {
  for (const behaviour of behaviours) behaviour(within)
}

attach(document)
// Items that arrive later ask for the same.
document.addEventListener('arrived', (event) => attach(event.target as Element))
