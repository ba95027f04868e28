// Scripts that pages bring only when they are needed; the page's own script element says where each is.
import { make } from './elements.ts'

const loading = new Map<string, Promise<boolean>>()

/** Loads `passkey`, `run` or `guard` once; false where it did not come, and the next call tries again. */
export function loadScript(name: 'passkey' | 'run' | 'guard'): Promise<boolean> {
  const known = loading.get(name)
  if (known) return known
  const address = document.querySelector<HTMLElement>(`script[data-${name}-script]`)?.dataset[`${name}Script`]
  if (!address) return Promise.resolve(false)
  const loaded = new Promise<boolean>((resolve) => {
    const script = make('script', { src: address })
    script.addEventListener('load', () => resolve(true))
    script.addEventListener('error', () => {
      loading.delete(name)
      resolve(false)
    })
    document.head.append(script)
  })
  loading.set(name, loaded)
  return loaded
}
