import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { AppError } from '#kernel/errors/app-error.ts'

/** What residents may hand in. Decided by the bytes, never by the name. */
export const acceptedTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/heic'] as const
export type AcceptedType = (typeof acceptedTypes)[number]

export type StoredFile = { sha256: string; size: number; mediaType: AcceptedType }

/** Bytes lie once under their SHA-256, wherever the driver keeps them (disk here, S3-compatible storage elsewhere). */
export type FileStore = {
  put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>
  get(sha256: string): Promise<Uint8Array>
}

export function createFileStore(folder: string): FileStore {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const key = keyOf(sha256)
      if (!(await disk.exists(key))) await disk.put(key, bytes)
      return { sha256, size: bytes.byteLength }
    },
    get: (sha256) => disk.getBytes(keyOf(sha256)),
  }
}

const keyOf = (sha256: string) => `${sha256.slice(0, 2)}/${sha256}`

/**
 * The type of a handed-in file by its content. Throws `kernel.file_empty`, `kernel.file_too_large`
 * (params.limitMb) or `kernel.file_type` (a renamed program, an unknown format).
 */
export async function inspectFile(bytes: Uint8Array, limitBytes: number): Promise<AcceptedType> {
  if (bytes.byteLength === 0) throw new AppError('kernel.file_empty', { kind: 'invalid' })
  if (bytes.byteLength > limitBytes)
    throw new AppError('kernel.file_too_large', { kind: 'too_large', params: { limitMb: limitBytes / 1024 / 1024 } })
  const type = (await fileTypeFromBuffer(bytes))?.mime
  const accepted = acceptedTypes.find((known) => known === type)
  if (!accepted) throw new AppError('kernel.file_type', { kind: 'invalid' })
  return accepted
}
