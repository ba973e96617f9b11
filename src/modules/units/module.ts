import { manifest } from '#kernel/manifest/manifest.ts'
import { unitsApi } from './api/units.api.ts'
import { unitsPersonal } from './units.personal.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { administerUnits } from './operations/administer-units.ts'
import { closeUnit } from './operations/close-unit.ts'
import { foundUnit } from './operations/found-unit.ts'
import { getUnitView } from './operations/get-unit.ts'
import { importUnits } from './operations/import-units.ts'
import { listTrees } from './operations/list-trees.ts'
import { listUnits } from './operations/list-units.ts'
import { renameUnit } from './operations/rename-unit.ts'
import { setLevel } from './operations/set-level.ts'
import { setUnitIdentifier } from './operations/set-unit-identifier.ts'
import { setUnitDetails } from './operations/set-unit-details.ts'
import { levelPage } from './pages/level.page.tsx'
import { levelsPage } from './pages/levels.page.tsx'
import { unitAdminPage } from './pages/unit-admin.page.tsx'
import { unitsAdminPage } from './pages/units-admin.page.tsx'
import { unitsPage } from './pages/units.page.tsx'

/** Units of administration as of a date. */
export const unitsModule = manifest({
  name: 'units',
  messages: { vi, en, pl },
  permissions: ['units:manage', 'units:found'],
  operations: [
    listUnits,
    listTrees,
    getUnitView,
    administerUnits,
    importUnits,
    foundUnit,
    renameUnit,
    setUnitIdentifier,
    closeUnit,
    setLevel,
    setUnitDetails,
  ],
  api: unitsApi,
  pages: [unitsPage, unitsAdminPage, unitAdminPage, levelsPage, levelPage],
  navigation: [
    { href: '/desk/admin/units', label: 'units.admin.title', icon: 'building', anyOf: ['units:manage'], order: 60 },
    { href: '/desk/admin/levels', label: 'units.levels.title', icon: 'settings', anyOf: ['units:manage'], order: 61 },
  ],
  personalData: unitsPersonal,
})
