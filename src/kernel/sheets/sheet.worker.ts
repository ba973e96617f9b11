/**
 * Runs in a worker thread: unpacks and reads one file, some rows each time it is asked. A sheet of 100,000 rows takes
 * seconds, which would hold up every request on the main thread. Entry of its own in the server build.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '#kernel/errors/app-error.ts'
import { parseSheetHeads, parseSheetRows } from './parse-sheet.ts'
import { inPieces } from './row-pieces.ts'
import type { SheetErrorCode } from './sheet-errors.ts'
import type { SheetAnswer, SheetJob } from './sheet-job.ts'

/** Enough rows to be worth a message, few enough not to fill the memory of the other side. */
const AT_ONCE = 2000

// Trusted: only read-sheet.ts starts this file.
const job = workerData as SheetJob
const pieces = job.read === 'rows' ? inPieces(parseSheetRows(job.bytes, job.sheet), AT_ONCE) : undefined

parentPort?.on('message', () => {
  void answer().then((reply) => parentPort?.postMessage(reply, []))
})

async function answer(): Promise<SheetAnswer> {
  try {
    if (!pieces) return { heads: await parseSheetHeads(job.bytes) }
    const next = await pieces.next()
    return next.done ? { rows: [], last: true } : { rows: next.value, last: false }
  } catch (error) {
    if (error instanceof AppError) return { refused: error.code as SheetErrorCode } // parse-sheet.ts throws no other
    throw error
  }
}
