/**
 * Runs in a worker thread: unpacks and reads one file. A sheet of 100,000 rows takes seconds, which would hold up every
 * request on the main thread. Entry of its own in the server build.
 */
import { answering } from '#kernel/threads/answering.ts'
import { inPieces } from '#kernel/threads/in-pieces.ts'
import { pieceByPiece, type Piece } from '#kernel/threads/pieces.ts'
import { parseSheetHeads, parseSheetRows, type SheetHead, type SheetRow } from './parse-sheet.ts'
import type { SheetJob } from './sheet-job.ts'

/** Enough rows to be worth a message, few enough not to fill the memory of the other side. */
const AT_ONCE = 2000

answering<SheetJob, SheetHead[] | Piece<SheetRow>>((job) =>
  job.read === 'heads'
    ? async () => parseSheetHeads(job.bytes)
    : pieceByPiece(inPieces(parseSheetRows(job.bytes, job.sheet), AT_ONCE)),
)
