import type { Aead } from '#kernel/crypto/aead.ts'
import type { SheetHead } from '#kernel/sheets/read-sheet.ts'
import type { RowCells, RowRecord } from './clean-row.rules.ts'
import { packRecord, unpackRecord, type PackedRecord } from './packed-record.rules.ts'

// Contexts under which the texts of an import are sealed; exchange.personal.ts names them too.
export const HEADS = 'imports.heads'
export const REPLACED = 'imports.replaced'
export const CELLS = 'import_rows.cells'
export const BEFORE = 'import_rows.before'

export type Replaced = Record<string, Record<string, string>>
/** What an update filled: the fields (`year`: the year of birth too), and the version that the record had then. */
export type Filled = { fields: FilledField[]; version: number; year: boolean }
export const filledFields = ['sex', 'birth', 'nationalId', 'oldId', 'phone', 'address'] as const
export type FilledField = (typeof filledFields)[number]

const seal = <Value>(context: string) => ({
  seal: (aead: Aead, value: Value): string => aead.encrypt(JSON.stringify(value), context),
  open: (aead: Aead, text: string): Value => JSON.parse(aead.decrypt(text, context)) as Value,
})

export const sealedHeads = seal<SheetHead[]>(HEADS)
export const sealedReplaced = seal<Replaced>(REPLACED)
export const sealedFilled = seal<Filled>(BEFORE)

/** What cleaning made of a row, good for whoever would clean it with the same (`CleanWith.stamp`). */
export type KeptRecord = { stamp: string; record: RowRecord }
type KeptCells = RowCells & { kept?: { stamp: string; values: PackedRecord } }
const keptCells = seal<KeptCells>(CELLS)

export const sealedCells = {
  /** Cells that were corrected are sealed without what cleaning made of them before. */
  seal(aead: Aead, { cells, fixed, heading }: RowCells, kept?: KeptRecord): string {
    return keptCells.seal(aead, {
      cells,
      ...(fixed && { fixed }),
      ...(heading !== undefined && { heading }),
      ...(kept && { kept: { stamp: kept.stamp, values: packRecord(kept.record) } }),
    })
  },
  open: (aead: Aead, text: string): RowCells => keptCells.open(aead, text),
  openKept(aead: Aead, text: string): { cells: RowCells; kept?: KeptRecord } {
    const { kept, ...cells } = keptCells.open(aead, text)
    return { cells, ...(kept && { kept: { stamp: kept.stamp, record: unpackRecord(kept.values) } }) }
  },
}
