import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { cadresPersonal } from './cadres.personal.ts'

/** Posts in an association: terms, how appointed, decisions, hand-over. */
export const cadresModule = manifest({
  name: 'cadres',
  messages: { vi, en, pl },
  permissions: [],
  operations: [],
  api: [],
  pages: [],
  personalData: cadresPersonal,
})
