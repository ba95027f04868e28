// Workers in a document without an origin: a browser starts none from an address there, but does from a blob that loads it.

/** From now on `new Worker(address)` makes a classic worker that begins by loading the script at that address. */
export function startWorkersFromBlobs(): void {
  globalThis.Worker = class extends Worker {
    constructor(address: string | URL, options?: WorkerOptions) {
      const { href } = new URL(address, location.href)
      const script = new Blob([`importScripts(${JSON.stringify(href)})`], { type: 'text/javascript' })
      super(href.startsWith('blob:') ? href : URL.createObjectURL(script), options)
    }
  }
}
