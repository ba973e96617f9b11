import type { DeclaredTable, PersonalColumn } from '#kernel/manifest/personal-data.ts'
import type { Catalogue } from './catalogue.ts'
import type { FoundRows } from './find-personal.ts'

/**
 * What a deletion does with the rows of one table.
 * - `delete`, `anonymise`: no duty asks for them.
 * - `hold`: values are taken out of the rows and kept sealed for a duty, opened only with a reason.
 * - `keep`: rows that prove something or belong to the office (the log, positions) stay as they are.
 */
export type Treatment =
  | { kind: 'delete' }
  | { kind: 'anonymise' }
  | { kind: 'hold'; law: string }
  | { kind: 'keep'; law: string }

export type PlannedTable = FoundRows & { treatment: Treatment }

/** How each found table is treated: by its own rule, or by that of the table it goes with. */
export function planErasure(found: readonly FoundRows[], inventory: readonly DeclaredTable[]): PlannedTable[] {
  const byName = new Map(inventory.map((table) => [table.table, table]))
  return found.map((one) => ({ ...one, treatment: treatmentOf(one.table, byName) }))
}

function treatmentOf(table: DeclaredTable, byName: ReadonlyMap<string, DeclaredTable>, depth = 0): Treatment {
  const { erase, retention } = table
  if (erase === 'with') {
    const parent = 'with' in retention && depth < 5 ? byName.get(retention.with) : undefined
    return parent ? treatmentOf(parent, byName, depth + 1) : { kind: 'delete' }
  }
  if (typeof erase === 'string') return { kind: erase }
  return 'duty' in retention ? { kind: 'keep', law: erase.hold } : { kind: 'hold', law: erase.hold }
}

/**
 * The columns that are overwritten: those that tell of a resident, unless the database makes them, other rows refer to
 * them, or neither null nor a value to put there is declared (a tracking code that must stay unique tells of nobody).
 */
export function overwrittenColumns(
  table: DeclaredTable,
  catalogue: Catalogue,
): [name: string, column: PersonalColumn][] {
  const nullable = catalogue.get(table.table)?.nullable
  return Object.entries(table.personal).filter(
    ([name, column]) =>
      column.about !== 'officer' &&
      !column.generated &&
      column.kind !== 'reference' &&
      // Papers keep their hash as a proof; a picture that becomes null is no longer named, and its bytes go.
      !(column.bytes && column.becomes === undefined) &&
      (column.becomes !== undefined || nullable?.has(name)),
  )
}

/** Columns that name bytes in the file store by their SHA-256. */
export const byteColumns = (table: DeclaredTable): string[] =>
  Object.entries(table.personal).flatMap(([name, column]) => ('bytes' in column && column.bytes ? [name] : []))
