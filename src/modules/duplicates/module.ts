import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { duplicatesPersonal } from './duplicates.personal.ts'

/** Records of one person found, merged and separated again. */
export const duplicatesModule = manifest({
  name: 'duplicates',
  messages: { vi, en, pl },
  permissions: [],
  operations: [],
  api: [],
  pages: [],
  personalData: duplicatesPersonal,
})
