import type { Aead } from '#kernel/crypto/aead.ts'
import type { SheetHead } from '#kernel/sheets/read-sheet.ts'
import type { RowCells } from './clean-row.rules.ts'
import { rowOfText } from './row-text.rules.ts'

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

export const sealedCells = {
  /** `text` as `rowText` makes it. */
  seal: (aead: Aead, text: string): string => aead.encrypt(text, CELLS),
  open: (aead: Aead, sealed: string): RowCells => rowOfText(aead.decrypt(sealed, CELLS)).cells,
  openKept: (aead: Aead, sealed: string) => rowOfText(aead.decrypt(sealed, CELLS)),
}
