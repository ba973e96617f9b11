import type { SheetHead, SheetRow } from './parse-sheet.ts'
import type { SheetErrorCode } from './sheet-errors.ts'

/** What a worker reads; it answers each message that it gets once. */
export type SheetJob = { bytes: Uint8Array } & ({ read: 'heads' } | { read: 'rows'; sheet: string })

export type SheetAnswer = { heads: SheetHead[] } | { rows: SheetRow[]; last: boolean } | { refused: SheetErrorCode }
