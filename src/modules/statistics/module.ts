import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { statisticsPersonal } from './statistics.personal.ts'

/** Figures computed from what is kept, per unit and period; dashboards. */
export const statisticsModule = manifest({
  name: 'statistics',
  messages: { vi, en, pl },
  permissions: [],
  operations: [],
  api: [],
  pages: [],
  personalData: statisticsPersonal,
})
