import { sql } from 'kysely'
import { ownTables, type Db } from '#kernel/db/db.ts'
import type { LocalText } from '#kernel/i18n/t.ts'
import type { UnitField } from './unit-level.rules.ts'
import type { UnitTables } from './unit.table.ts'

export async function saveLevel(
  db: Db,
  level: { key: string; names: LocalText; parents: string[]; codePattern: string; fields: readonly UnitField[] },
): Promise<void> {
  await ownTables<UnitTables>(db)
    .updateTable('unit_levels')
    .set({
      names: level.names,
      parents: level.parents,
      code_pattern: level.codePattern,
      fields: sql`${JSON.stringify(level.fields)}::jsonb`,
    })
    .where('key', '=', level.key)
    .execute()
}
