import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { Aead } from '#kernel/crypto/aead.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { pictureSize } from './picture-size.ts'
import { putAnew, removeUnused } from './unused-bytes.ts'

/** What residents may hand in. Decided by the bytes, never by the name. */
export const acceptedTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/heic'] as const
export type AcceptedType = (typeof acceptedTypes)[number]

export type StoredFile = { sha256: string; size: number; mediaType: AcceptedType }

/** Bytes lie once under their SHA-256, wherever the driver keeps them (disk here, S3-compatible storage elsewhere). */
export type FileStore = {
  put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>
  get(sha256: string): Promise<Uint8Array>
  /** Takes the bytes away, of every row that refers to them. Nothing there is fine. */
  remove(sha256: string): Promise<void>
  /** Puts bytes away encrypted, for a duty that outlives a deletion: `get` finds them no more, only `getSealed`. */
  seal(sha256: string, aead: Aead): Promise<void>
  getSealed(sha256: string, aead: Aead): Promise<Uint8Array>
  /**
   * Takes away bytes under one prefix (`00` to `ff`) that nobody put since `before` and of which `used` does not say that
   * something names them. `dry`: only counts them.
   */
  removeUnused(prefix: string, before: Date, used: IsUsed, dry?: boolean): Promise<number>
}

/** Which of these hashes something still names. */
export type IsUsed = (sha256: readonly string[]) => Promise<ReadonlySet<string>>

const SEALED = 'files.bytes'

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export function createFileStore(folder: string): FileStore {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  return {
    async put(bytes) {
      const sha256 = sha256Of(bytes)
      // Anew even when it is there: who sweeps unused bytes sees that they were put just now.
      await putAnew(folder, keyOf(sha256), bytes)
      return { sha256, size: bytes.byteLength }
    },
    get: (sha256) => disk.getBytes(keyOf(sha256)),
    removeUnused: (prefix, before, used, dry = false) => removeUnused(join(folder, prefix), before, used, dry),
    remove: (sha256) => disk.delete(keyOf(sha256)),
    async seal(sha256, aead) {
      if (!(await disk.exists(keyOf(sha256)))) return
      const bytes = Buffer.from(await disk.getBytes(keyOf(sha256)))
      await disk.put(sealedKeyOf(sha256), aead.encrypt(bytes.toString('base64'), SEALED))
      await disk.delete(keyOf(sha256))
    },
    async getSealed(sha256, aead) {
      const sealed = Buffer.from(await disk.getBytes(sealedKeyOf(sha256))).toString()
      return Buffer.from(aead.decrypt(sealed, SEALED), 'base64')
    },
  }
}

const keyOf = (sha256: string) => `${sha256.slice(0, 2)}/${sha256}`
const sealedKeyOf = (sha256: string) => `held/${sha256}`

/** The largest picture of a phone today has 200 megapixels, in files far beyond our limit; decoded, 120 take half a GB. */
const MAX_PIXELS = 120_000_000
const MAX_SIDE = 30_000

/**
 * The type of a handed-in file by its content. Throws `kernel.file_empty`, `kernel.file_too_large`
 * (params.limitMb), `kernel.file_type` (a renamed program, an unknown format) or `kernel.file_too_many_pixels`
 * (a picture that would fill the memory of who opens it, or that does not say its size).
 */
export async function inspectFile(bytes: Uint8Array, limitBytes: number): Promise<AcceptedType> {
  if (bytes.byteLength === 0) throw new AppError('kernel.file_empty', { kind: 'invalid' })
  if (bytes.byteLength > limitBytes)
    throw new AppError('kernel.file_too_large', { kind: 'too_large', params: { limitMb: limitBytes / 1024 / 1024 } })
  // Looking closer unpacks archives (an office document is one): what does not begin like ours is not looked at.
  const type = beginsLikeOurs(bytes) ? (await fileTypeFromBuffer(bytes))?.mime : undefined
  const accepted = acceptedTypes.find((known) => known === type)
  if (!accepted) throw new AppError('kernel.file_type', { kind: 'invalid' })
  if (accepted !== 'application/pdf') refuseHuge(bytes, accepted)
  return accepted
}

function refuseHuge(bytes: Uint8Array, type: Exclude<AcceptedType, 'application/pdf'>): void {
  const size = pictureSize(bytes, type)
  if (size && Math.max(size.width, size.height) <= MAX_SIDE && size.width * size.height <= MAX_PIXELS) return
  const params = { limit: MAX_PIXELS / 1_000_000 }
  throw new AppError('kernel.file_too_many_pixels', { kind: 'invalid', params })
}

/** PDF, JPEG, PNG, RIFF (WebP) and ISO media (HEIC) at their beginning. */
function beginsLikeOurs(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(16, bytes.byteLength)).toString('latin1')
  return /^(?:%PDF-|\xef\xbb\xbf%PDF-|\xff\xd8\xff|\x89PNG|RIFF.{4}WEBP|.{4}ftyp)/s.test(head)
}
