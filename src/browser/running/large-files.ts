// The large files of an engine, on their way over a hospital's network.

/** How often it is said how much has come: a screen reader reads each of these out. */
const STEP_MEGABYTES = 4
const STEP = STEP_MEGABYTES * 1024 * 1024

/** An engine's large files, kept by the browser for this page as for any other. What does not come, the frame fetches itself. */
export async function fetchLarge(addresses: string[], tell: (megabytes: number) => void): Promise<Record<string, Blob>> {
  let bytes = 0
  let said = 0
  const fetchOne = async (address: string) => {
    const answer = await fetch(address)
    const reader = answer.body?.getReader()
    if (!answer.ok || !reader) throw new Error(String(answer.status))
    const pieces: BlobPart[] = []
    for (let read = await reader.read(); read.value; read = await reader.read()) {
      pieces.push(read.value as BlobPart)
      bytes += read.value.length
      if (Math.floor(bytes / STEP) > said) tell(++said * STEP_MEGABYTES)
    }
    return [address, new Blob(pieces, { type: answer.headers.get('content-type') ?? '' })] as const
  }
  return Object.fromEntries(await Promise.all(addresses.map(fetchOne)).catch(() => []))
}
