import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { outreachPersonal } from './outreach.personal.ts'

/** A cadre's lists for one thumb, with and without a network. */
export const outreachModule = manifest({
  name: 'outreach',
  messages: { vi, en, pl },
  permissions: [],
  operations: [],
  api: [],
  pages: [],
  personalData: outreachPersonal,
})
