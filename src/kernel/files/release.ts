import { AppError } from '#kernel/errors/app-error.ts'
import type { FileStore } from './file-store.ts'

/**
 * What the malware scanner said: `unscanned` (none was configured then) and `clean` may be opened, `waiting` not yet,
 * `infected` never.
 */
export type ScanState = 'unscanned' | 'waiting' | 'clean' | 'infected'

type Scanned = { sha256: string; scan: ScanState }

/**
 * The bytes of a hand-in for whoever may see it: the one way to them. Throws `kernel.file_being_checked` (conflict)
 * while it waits for the malware scanner and `kernel.file_infected` (forbidden) when that found something.
 */
export async function openUpload(files: FileStore, upload: Scanned): Promise<Uint8Array> {
  if (upload.scan === 'waiting') throw new AppError('kernel.file_being_checked', { kind: 'conflict' })
  if (upload.scan === 'infected') throw new AppError('kernel.file_infected', { kind: 'forbidden' })
  return files.get(upload.sha256)
}

/** Throws `kernel.file_infected` (invalid) when one of these files is. */
export function refuseInfected(uploads: readonly { scan: ScanState }[]): void {
  if (uploads.some(({ scan }) => scan === 'infected')) throw new AppError('kernel.file_infected', { kind: 'invalid' })
}
