import { Link } from '#ui/link/link.tsx'
import { Table } from '#ui/table/table.tsx'
import type { Ui } from '#ui/ui.ts'
import { unitName } from '../../unit.rules.ts'
import type { UnitView } from '../../unit.schema.ts'

/** Units with code and identifier; the name leads to the unit's own page. */
export function UnitTable({ ui, caption, units }: { ui: Ui; caption: string; units: readonly UnitView[] }) {
  return (
    <Table
      ui={ui}
      caption={caption}
      rows={units}
      rowKey={(unit) => unit.code}
      columns={[
        {
          key: 'name',
          label: ui.t('units.fact.name'),
          head: true,
          cell: (unit) => <Link href={`/desk/admin/units/${unit.code}`}>{unitName(unit, ui.locale)}</Link>,
        },
        { key: 'level', label: ui.t('units.fact.level'), cell: (unit) => unit.levelName },
        { key: 'code', label: ui.t('units.fact.code'), cell: (unit) => <span class="mc-mono">{unit.code}</span> },
        {
          key: 'identifier',
          label: ui.t('units.fact.identifier'),
          cell: (unit) => <span class="mc-mono">{unit.identifier}</span>,
        },
      ]}
    />
  )
}
