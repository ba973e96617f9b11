import { piecesOf, type Piece } from '#kernel/threads/pieces.ts'
import { openThread, type Thread } from '#kernel/threads/thread.ts'
import { workerFile } from '#kernel/threads/worker-file.ts'
import { parseSheetHeads, parseSheetRows, type SheetHead, type SheetRow } from './parse-sheet.ts'
import { refuseSheet, sheetErrors } from './sheet-errors.ts'
import type { SheetJob } from './sheet-job.ts'
import { inspectSheet } from './sheet-kind.ts'

export type { SheetHead, SheetMerge, SheetRow } from './parse-sheet.ts'

/** Up to here a file is read at once: some thousand cells, for which a thread would take longer to start. */
const SMALL = 1024 * 1024

/**
 * Whether a file is better read beside the main thread. Throws `kernel.sheet_*` for what is no table. A short .ods may say
 * of one cell that it stands a million times: the thread has a bound for its memory.
 */
export function isLargeSheet(bytes: Uint8Array): boolean {
  const { kind, unpacked } = inspectSheet(bytes)
  return kind === 'ods' || unpacked > SMALL
}

/** What is said of a sheet that takes too long or too much memory. */
export const sheetTooLarge = () => refuseSheet(sheetErrors.tooLarge)

/** The first rows of every sheet that is not hidden. Throws `kernel.sheet_*`. */
export async function readSheetHeads(bytes: Uint8Array): Promise<SheetHead[]> {
  if (!isLargeSheet(bytes)) return parseSheetHeads(bytes)
  const thread = await open<SheetHead[]>({ bytes, read: 'heads' })
  try {
    return await thread.ask()
  } finally {
    thread.close()
  }
}

/** All rows of one sheet, one after the other; `name` empty: the only one of a CSV. Blank rows are left out. */
export async function* readSheetRows(bytes: Uint8Array, name: string): AsyncGenerator<SheetRow> {
  if (!isLargeSheet(bytes)) return yield* parseSheetRows(bytes, name)
  const thread = await open<Piece<SheetRow>>({ bytes, read: 'rows', sheet: name })
  for await (const rows of piecesOf(thread)) yield* rows
}

const open = <Answer>(job: SheetJob): Promise<Thread<Answer>> =>
  openThread(workerFile('sheet.worker', import.meta.url), job, { tooMuch: sheetTooLarge })
