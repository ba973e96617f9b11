import type { Config } from '#kernel/config/config.ts'
import type { Aead } from '#kernel/crypto/aead.ts'
import type { FileStore } from '#kernel/files/file-store.ts'
import type { PersonalData } from '#kernel/manifest/personal-data.ts'
import type { PdfRenderer } from '#kernel/pdf/pdf-renderer.ts'
import type { Sealer } from '#kernel/seal/sealer.ts'

/**
 * What an operation may use of the outside. Made once by app/runtime.ts; tests make their own from the same parts.
 */
export type Services = {
  config: Pick<Config, 'publicUrl' | 'uploadLimitBytes'>
  files: FileStore
  pdf: PdfRenderer
  sealer: Sealer
  /** Encrypts columns with personal numbers. */
  aead: Aead
  /** Key of the look-up hashes (kernel/crypto/keyed-hash.ts). It must outlive every rotation of the data keys. */
  lookupKey: Uint8Array
  /** What all modules declare to keep of people. */
  personalData: PersonalData
}
