// Every picture is decoded and written anew: what comes out holds pixels and nothing else.
import sharp, { type Sharp } from 'sharp'

/** Wider pictures are made smaller: a screen at twice its density needs no more for a column of text. */
const WIDEST = 2000
// 40 million pixels is a large photograph; a bomb of 50,000 by 50,000 is refused before anything is decoded.
const MOST_PIXELS = 40_000_000
const DECODE_SECONDS = 10
/** The side of a profile picture, shown at 96 points at most, at twice the density. */
const PROFILE_SIDE = 192

export type Picture = { bytes: Buffer; type: 'image/webp'; width: number; height: number }

const opened = (bytes: Buffer, animated: boolean) =>
  sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated }).timeout({ seconds: DECODE_SECONDS }).rotate()

/** A picture for a post, turned the right way up, without metadata. Undefined where it cannot be read, or is too large to. */
export async function encodePicture(bytes: Buffer): Promise<Picture | undefined> {
  return encode(opened(bytes, true).resize({ width: WIDEST, withoutEnlargement: true }))
}

/** A square for a profile. */
export async function encodeProfilePicture(bytes: Buffer): Promise<Picture | undefined> {
  return encode(opened(bytes, false).resize({ width: PROFILE_SIDE, height: PROFILE_SIDE, fit: 'cover' }))
}

async function encode(image: Sharp): Promise<Picture | undefined> {
  try {
    const { data, info } = await image.webp({ quality: 82, effort: 3 }).toBuffer({ resolveWithObject: true })
    return { bytes: data, type: 'image/webp', width: info.width, height: info.pageHeight ?? info.height }
  } catch {
    // The library tells a broken file, a bomb and a wrong kind apart only in words; to the sender all are "cannot be read".
    return undefined
  }
}
