// Pictures from elsewhere, taken in only when a steward asks. What is fetched is what an old page names: it is asked for as anything outside.
import { fetchOutside } from '#platform/outside.ts'

const PICTURE_BYTES = 10 * 1024 * 1024

/** The bytes behind an address, or undefined where they cannot be had. `allowed` says which network addresses may be asked. */
export async function fetchPicture(url: string, allowed?: (address: string) => boolean): Promise<Buffer | undefined> {
  return (await fetchOutside(url, { accept: 'image/*', mostBytes: PICTURE_BYTES, allowed })).bytes
}
