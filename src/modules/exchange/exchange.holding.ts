import type { UnitHolding } from '#kernel/manifest/unit-holding.ts'

/** Lists that came in and went out are facts of their day and of the unit that was. */
export const exchangeHoldings: readonly UnitHolding[] = [
  {
    key: 'exchange.lists',
    columns: [
      { table: 'imports', column: 'unit_code', treat: 'kept' },
      { table: 'import_layouts', column: 'unit_code', treat: 'kept' },
      { table: 'exports', column: 'unit_code', treat: 'kept' },
    ],
  },
]
