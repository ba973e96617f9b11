import { manifest } from '#kernel/manifest/manifest.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

/** Data subjects: what is held about a person, who looked at it, and her requests. */
export const subjectsModule = manifest({
  name: 'subjects',
  messages: { vi, en, pl },
  permissions: [],
  operations: [],
  api: [],
  pages: [],
})
