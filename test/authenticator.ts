// A device with passkeys, made of numbers: signs as a real one does, and can be told to do it wrong.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

type Key = { id: Buffer; privateKey: KeyObject; handle: string; counter: number }

export type Lies = { origin?: string; rpId?: string; type?: string; challenge?: string; counter?: number; key?: KeyObject }

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const HAS_KEY = 0x40

/** A device that stands before a site. `make` and `use` answer the options that the site gave. */
export function openAuthenticator(origin: string, rpId = new URL(origin).hostname) {
  const keys: Key[] = []

  function clientData(type: string, challenge: string, lies: Lies): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: lies.type ?? type,
        challenge: lies.challenge ?? challenge,
        origin: lies.origin ?? origin,
        crossOrigin: false,
      }),
    )
  }

  function head(flags: number, counter: number, lies: Lies): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(lies.counter ?? counter)
    return Buffer.concat([sha256(lies.rpId ?? rpId), Buffer.from([flags]), count])
  }

  return {
    keys,

    make(options: { challenge: string; user: { id: string } }, lies: Lies = {}) {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const { x, y } = publicKey.export({ format: 'jwk' })
      const key: Key = { id: randomBytes(16), privateKey, handle: options.user.id, counter: 0 }
      keys.push(key)
      const coordinate = (text: string | undefined) => new Uint8Array(Buffer.from(text ?? '', 'base64url'))
      // RFC 9053: EC2 key, ES256, P-256.
      const cose = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, coordinate(x)],
        [-3, coordinate(y)],
      ])
      const length = Buffer.from([0, key.id.length])
      const keyBytes = Buffer.from(isoCBOR.encode(cose as never))
      const authData = Buffer.concat([
        head(USER_PRESENT | USER_VERIFIED | HAS_KEY, 0, lies),
        Buffer.alloc(16),
        length,
        key.id,
        keyBytes,
      ])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ])
      return {
        id: key.id.toString('base64url'),
        rawId: key.id.toString('base64url'),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', options.challenge, lies).toString('base64url'),
          attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
          transports: ['internal'],
        },
      }
    },

    use(options: { challenge: string }, lies: Lies = {}, key = keys.at(-1)!) {
      key.counter += 1
      const data = clientData('webauthn.get', options.challenge, lies)
      const authData = head(USER_PRESENT | USER_VERIFIED, key.counter, lies)
      return {
        id: key.id.toString('base64url'),
        rawId: key.id.toString('base64url'),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: data.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: sign('sha256', Buffer.concat([authData, sha256(data)]), lies.key ?? key.privateKey).toString('base64url'),
          userHandle: key.handle,
        },
      }
    },
  }
}
