import type { TestRuntime } from '#kernel/testing/runtime.ts'
import { systemActor } from '#kernel/access/actor.ts'
import { importUnits } from '../operations/import-units.ts'
import { readUnitFolder } from '../unit-folder.reads.ts'

/**
 * The units most tests need, in a tenth of the time of all: Đà Nẵng (48) with its communes since 2025-07-01,
 * Quảng Nam (49) with Núi Thành district (517) before, and their successions.
 */
export async function importSomeUnits({ run }: Pick<TestRuntime, 'run'>): Promise<void> {
  const all = await readUnitFolder('reference/units')
  const branches = new Set(['48', '49', '517'])
  const kept = (row: { code: string; parentCode: string | null }) =>
    branches.has(row.code) || branches.has(row.parentCode ?? '')
  await run(
    importUnits,
    { ...all, lists: all.lists.map((list) => ({ ...list, rows: list.rows.filter(kept) })) },
    systemActor,
  )
}
