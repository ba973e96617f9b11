import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

/** Machines that call the API: keys, client credentials, their scopes and limits. */
export const machinesModule = manifest({
  name: 'machines',
  messages: { vi, en, pl },
  permissions: [],
  operations: [],
  api: [],
  pages: [],
})
