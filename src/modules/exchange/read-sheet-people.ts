import { parseSheetRows } from '#kernel/sheets/parse-sheet.ts'
import { isLargeSheet, sheetTooLarge } from '#kernel/sheets/read-sheet.ts'
import { inPieces } from '#kernel/threads/in-pieces.ts'
import { piecesOf, type Piece } from '#kernel/threads/pieces.ts'
import { openThread } from '#kernel/threads/thread.ts'
import { workerFile } from '#kernel/threads/worker-file.ts'
import type { ReadWith } from './clean-row.rules.ts'
import { peopleOf, type SheetPerson, type SheetPlace } from './sheet-people.rules.ts'
import { unitResolver, type NamedUnit } from './unit-names.rules.ts'

/** Everything that reading a row depends on, as data that can be handed to a thread. */
export type ReadData = Omit<ReadWith, 'resolve'> & { units: readonly NamedUnit[]; root: string }

/** What the thread gets. */
export type PeopleJob = { bytes: Uint8Array; place: SheetPlace; by: ReadData }

const AT_ONCE = 5000

/**
 * The people of a sheet in pieces, their rows read and cleaned: of a large file in a thread of its own, while the caller
 * deals with those before.
 */
export async function* readSheetPeople(job: PeopleJob): AsyncGenerator<SheetPerson[]> {
  if (!isLargeSheet(job.bytes)) return yield* peopleInPieces(job)
  const file = workerFile('sheet-people.worker', import.meta.url)
  yield* piecesOf(await openThread<Piece<SheetPerson>>(file, job, { tooMuch: sheetTooLarge }))
}

/** The same, here and now. */
export function peopleInPieces({ bytes, place, by }: PeopleJob): AsyncGenerator<SheetPerson[]> {
  const resolve = unitResolver(by.units, by.root)
  return inPieces(peopleOf(parseSheetRows(bytes, place.sheet), place, { ...by, resolve }), AT_ONCE)
}
