import { page } from '#kernel/http/page.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { administerUnits } from '../operations/administer-units.ts'
import { UnitTable } from './parts/unit-table.tsx'

/** The tops of the branches that the administrator looks after. */
export const unitsAdminPage = page({
  path: '/desk/admin/units',
  load: (p) => p.run(administerUnits, {}),
  view: ({ items }, ui) => (
    <DeskPage ui={ui} title={ui.t('units.admin.title')} lead={ui.t('units.admin.lead')}>
      {items.length > 0 ? (
        <UnitTable ui={ui} caption={ui.t('units.admin.mine')} units={items} />
      ) : (
        <EmptyState title={ui.t('units.admin.none')} text={ui.t('units.admin.noneText')} />
      )}
    </DeskPage>
  ),
})
