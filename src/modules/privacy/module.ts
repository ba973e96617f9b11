import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { privacyPersonal } from './privacy.personal.ts'

/** Personal data of the office: inventory, processing register, consent, retention, breaches. */
export const privacyModule = manifest({
  name: 'privacy',
  messages: { vi, en, pl },
  permissions: ['privacy:manage'],
  operations: [],
  api: [],
  pages: [],
  personalData: privacyPersonal,
})
