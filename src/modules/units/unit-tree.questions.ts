import { ownTables, type Db } from '#kernel/db/db.ts'
import type { UnitTables } from './unit.table.ts'

export {
  readChangeDays as findChangeDays,
  readLineage as findLineage,
  readOpenBranches as findOpenBranches,
  readSubtrees as findSubtrees,
  readUnitRows as findUnitRows,
  type ChangeDay,
  type OpenUnit,
  type Succession,
} from './unit-tree.reads.ts'

/** What the unit said of itself on the day, by key of its level's fields. */
export async function findUnitDetails(db: Db, code: string, asOf: string): Promise<Record<string, unknown>> {
  const row = await ownTables<UnitTables>(db)
    .selectFrom('units')
    .select('details')
    .where('code', '=', code)
    .where('valid_from', '<=', asOf)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', asOf)]))
    .executeTakeFirst()
  return row?.details ?? {}
}
