import { ownTables, type Db } from '#kernel/db/db.ts'
import { memo } from '#kernel/db/memo.ts'
import type { UnitLevelType, UnitTree } from './unit-level.rules.ts'
import type { UnitTables } from './unit.table.ts'

export type Trees = { trees: UnitTree[]; levels: UnitLevelType[] }

// As units: they change a few times in years, and every list shows their names.
const known = memo<Trees>({ seconds: 5, limit: 1 })

/** All trees and the levels of each, in their order. */
export function findTrees(db: Db): Promise<Trees> {
  return known.get(db, 'all', () => readTrees(db))
}

/** After a write in this process; other processes follow within five seconds. */
export const forgetTrees = (db: Db): void => known.forget(db)

async function readTrees(db: Db): Promise<Trees> {
  const tables = ownTables<UnitTables>(db)
  const trees = await tables.selectFrom('unit_trees').selectAll().orderBy('sort').orderBy('key').execute()
  const levels = await tables.selectFrom('unit_levels').selectAll().orderBy('sort').orderBy('key').execute()
  return {
    trees,
    levels: levels.map((row) => ({
      key: row.key,
      tree: row.tree,
      names: row.names,
      parents: row.parents,
      codePattern: row.code_pattern,
      fields: row.fields,
      sort: row.sort,
    })),
  }
}

/** Name of each level in a language, by key. */
export async function findLevelNames(db: Db, locale: 'vi' | 'en' | 'pl'): Promise<ReadonlyMap<string, string>> {
  const { levels } = await findTrees(db)
  return new Map(levels.map(({ key, names }) => [key, names[locale]]))
}
