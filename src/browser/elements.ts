// Short ways to find and make elements.

/** Each element that matches and has not been met under this name before. */
export function eachNew<E extends HTMLElement>(
  within: ParentNode,
  selector: string,
  name: string,
  met: (element: E) => void,
): void {
  const known = `met${name}`
  for (const element of Array.from(within.querySelectorAll<E>(selector))) {
    if (element.dataset[known]) continue
    element.dataset[known] = 'yes'
    met(element)
  }
}

/** An element with attributes and children. Text is text: it is never read as HTML. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name]!)
  element.append(...children)
  return element
}

/** Puts text where the caret is and tells whoever listens that something was typed. */
export function insertAt(box: HTMLTextAreaElement, text: string, from = box.selectionStart, to = box.selectionEnd): void {
  box.setRangeText(text, from, to, 'end')
  box.dispatchEvent(new Event('input', { bubbles: true }))
}
