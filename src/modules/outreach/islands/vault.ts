/** What lies on a device lies encrypted: AES-256-GCM by the browser's own WebCrypto, under keys that cannot be read out. */
export type Sealed = { nonce: Uint8Array<ArrayBuffer>; body: ArrayBuffer }

export type Vault = {
  importKey(text: string): Promise<CryptoKey>
  seal(key: CryptoKey, context: string, value: unknown): Promise<Sealed>
  /** Undefined when the key is another one, or when what lies there was altered or moved. */
  open<Value>(key: CryptoKey, context: string, sealed: Sealed): Promise<Value | undefined>
}

const ALGORITHM = 'AES-GCM'

/** `context` is authenticated: what was sealed for one place does not open in another. */
export function createVault(subtle: SubtleCrypto, random: (length: number) => Uint8Array<ArrayBuffer>): Vault {
  const asBytes = (text: string) => new TextEncoder().encode(text)
  return {
    importKey: (text) => subtle.importKey('raw', fromBase64Url(text), ALGORITHM, false, ['encrypt', 'decrypt']),
    async seal(key, context, value) {
      const nonce = random(12)
      const how = { name: ALGORITHM, iv: nonce, additionalData: asBytes(context) }
      return { nonce, body: await subtle.encrypt(how, key, asBytes(JSON.stringify(value))) }
    },
    async open<Value>(key: CryptoKey, context: string, { nonce, body }: Sealed) {
      const how = { name: ALGORITHM, iv: nonce, additionalData: asBytes(context) }
      try {
        return JSON.parse(new TextDecoder().decode(await subtle.decrypt(how, key, body))) as Value
      } catch {
        return undefined
      }
    },
  }
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0))
}
