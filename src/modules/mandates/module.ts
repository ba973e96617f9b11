import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

/** Acting for others: guardians, spouses, organisations, associations. */
export const mandatesModule = manifest({
  name: 'mandates',
  messages: { vi, en, pl },
  permissions: [],
  operations: [],
  api: [],
  pages: [],
})
