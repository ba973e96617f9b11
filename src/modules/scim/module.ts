import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { scimPersonal } from './scim.personal.ts'

/** People and groups for other systems (SCIM 2.0). */
export const scimModule = manifest({
  name: 'scim',
  messages: { vi, en, pl },
  permissions: [],
  operations: [],
  api: [],
  pages: [],
  personalData: scimPersonal,
})
