import { manifest } from '#kernel/manifest/manifest.ts'
import { statisticsApi } from './api/statistics.api.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { getDashboard } from './operations/get-dashboard.ts'
import { getForm } from './operations/get-form.ts'
import { listChoices } from './operations/list-choices.ts'
import { listCounted } from './operations/list-counted.ts'
import { printForm } from './operations/print-form.ts'
import { countedPage } from './pages/counted.page.tsx'
import { statisticsCsvPage, statisticsPdfPage, statisticsXlsxPage } from './pages/form-files.page.ts'
import { statisticsFormPage } from './pages/form.page.tsx'
import { statisticsPage } from './pages/statistics.page.tsx'
import { statisticsPersonal } from './statistics.personal.ts'

/** Figures computed from what is kept, per unit and period; dashboards. */
export const statisticsModule = manifest({
  name: 'statistics',
  messages: { vi, en, pl },
  permissions: ['statistics:read'],
  operations: [getForm, getDashboard, listChoices, listCounted, printForm],
  api: statisticsApi,
  pages: [statisticsPage, statisticsFormPage, countedPage, statisticsPdfPage, statisticsXlsxPage, statisticsCsvPage],
  navigation: [
    {
      href: '/desk/statistics',
      label: 'statistics.nav',
      icon: 'flag',
      anyOf: ['statistics:read'],
      // Who decides on members looks after many branches; who does not has one, and begins there.
      homeOf: ['members:admit'],
      order: 18,
    },
  ],
  personalData: statisticsPersonal,
})
