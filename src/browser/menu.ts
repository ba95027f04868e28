// Menus are `details`: this closes them with Escape, and when one presses elsewhere.

let listening = false

export function closeMenus(): void {
  if (listening) return
  listening = true
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    for (const menu of openMenus()) {
      const within = menu.contains(document.activeElement)
      menu.open = false
      if (within) menu.querySelector('summary')?.focus()
    }
  })
  const closeOthers = (event: Event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target as Node)) menu.open = false
  }
  document.addEventListener('click', closeOthers)
  document.addEventListener('focusin', closeOthers)
}

function openMenus(): HTMLDetailsElement[] {
  return Array.from(document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]'))
}
