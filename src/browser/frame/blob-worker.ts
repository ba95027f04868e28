// Workers in a document without an origin: a browser starts none from an address there, but does from a blob that loads it. Nor does a
// browser keep files for such a document: the page hands over the large ones, which it has kept.

/** From now on `new Worker(address)` makes a classic worker that begins by loading the script at that address. `files` by address. */
export function startWorkersFromBlobs(files: Record<string, Blob>): void {
  const kept = Object.entries(files).map(([address, blob]) => [new URL(address, location.href).href, URL.createObjectURL(blob)])
  const begin = `{
  const kept = new Map(${JSON.stringify(kept)})
  const ask = self.fetch
  self.fetch = (what, how) => ask(kept.get(String(what.url || what)) || what, how)
}`
  globalThis.Worker = class extends Worker {
    constructor(address: string | URL, options?: WorkerOptions) {
      const { href } = new URL(address, location.href)
      const script = new Blob([`${begin}\nimportScripts(${JSON.stringify(href)})`], { type: 'text/javascript' })
      super(href.startsWith('blob:') ? href : URL.createObjectURL(script), options)
    }
  }
}
