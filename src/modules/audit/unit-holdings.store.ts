import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'

/** Where an alarm was raised is a fact of its hour. */
export const auditHoldings: readonly UnitHolding[] = [
  { key: 'audit.alarms', columns: [{ table: 'audit_alarms', column: 'unit_code', treat: 'kept' }] },
]
