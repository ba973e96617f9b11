import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

/** E-identity: sign-in by OpenID Connect providers, levels of assurance, linking by personal number. */
export const eidModule = manifest({
  name: 'eid',
  messages: { vi, en, pl },
  permissions: [],
  operations: [],
  api: [],
  pages: [],
})
