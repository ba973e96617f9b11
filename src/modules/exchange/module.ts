import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { exchangePersonal } from './exchange.personal.ts'

/** Lists in and out: import of Excel sheets with preview and undo, export. */
export const exchangeModule = manifest({
  name: 'exchange',
  messages: { vi, en, pl },
  permissions: [],
  operations: [],
  api: [],
  pages: [],
  personalData: exchangePersonal,
})
