import { carriedHolding } from '#kernel/holdings/carried-holding.ts'
import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'

/** Machines work for the unit that goes on. */
export const machineHoldings: readonly UnitHolding[] = [
  carriedHolding({
    key: 'machines.clients',
    table: 'machine_clients',
    column: 'unit_code',
    id: 'account_id',
    atOnce: true,
  }),
]
