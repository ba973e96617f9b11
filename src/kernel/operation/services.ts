import type { Config } from '#kernel/config/config.ts'
import type { Aead } from '#kernel/crypto/aead.ts'
import type { FileStore } from '#kernel/files/file-store.ts'
import type { MalwareScanner } from '#kernel/files/malware-scan.ts'
import type { PersonalData } from '#kernel/manifest/personal-data.ts'
import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'
import type { PdfRenderer } from '#kernel/pdf/pdf-renderer.ts'
import type { DeletionJournal } from '#kernel/personal/deletion-journal.ts'
import type { RelyingParty } from '#kernel/oidc/relying-party.ts'
import type { Texting } from '#kernel/texting/texting.ts'
import type { Sealer } from '#kernel/seal/sealer.ts'

/**
 * What an operation may use of the outside. Made once by app/runtime.ts; tests make their own from the same parts.
 */
export type Services = {
  config: Pick<Config, 'publicUrl' | 'uploadLimitBytes' | 'uploadDayBytes'>
  files: FileStore
  /** Looks for malware in uploads; absent when none is configured. */
  scanner?: MalwareScanner
  pdf: PdfRenderer
  sealer: Sealer
  /** E-identity providers that people sign in with. */
  oidc: RelyingParty
  /** Messages to phones. */
  texting: Texting
  /** Encrypts columns with personal numbers. */
  aead: Aead
  /** Key of the look-up hashes (kernel/crypto/keyed-hash.ts). It must outlive every rotation of the data keys. */
  lookupKey: Uint8Array
  /** What all modules declare to keep of people. */
  personalData: PersonalData
  /** What all modules keep at units. */
  unitHoldings: readonly UnitHolding[]
  /** Every permission that a role can be given: those that the modules name in words. */
  permissions: readonly string[]
  /** Deletions that were carried out, kept outside of the database for the day it is restored. */
  deletionJournal: DeletionJournal
}
